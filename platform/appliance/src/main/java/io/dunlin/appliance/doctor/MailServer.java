package io.dunlin.appliance.doctor;

import io.dunlin.core.shared.AccessTokens;
import io.dunlin.core.shared.OAuthLogin;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A mail server as it is configured, and a login to it.
 *
 * @param key what its keys of the configuration begin with
 * @param protocol {@code smtp} or {@code imap}
 */
record MailServer(
        String subject,
        String key,
        String protocol,
        String host,
        int port,
        Protection protection,
        @Nullable String user,
        @Nullable String password,
        @Nullable OAuthLogin oauth) {

    private static final String PATIENCE_MILLIS = "10000";
    private static final Duration SOON = Duration.ofDays(14);

    /** How the connection is protected. */
    enum Protection {
        NONE,
        STARTTLS,
        TLS
    }

    List<Finding> findings(Instant now) {
        List<Finding> findings = new ArrayList<>();
        String where = host + ":" + port;
        if (protection == Protection.NONE && !isThisMachine()) {
            findings.add(Finding.risky(
                    subject, where + " is reached without encryption; set " + key + ".security to STARTTLS or TLS"));
        }
        try {
            SeenCertificates seen = new SeenCertificates();
            try (Service service = connect(seen)) {
                boolean connected = service.isConnected();
                findings.add(Finding.fine(subject, where + (connected ? " lets us in" : " answers")));
            }
            seen.expiresAt()
                    .filter(end -> end.isBefore(now.plus(SOON)))
                    .ifPresent(end -> findings.add(Finding.risky(
                            subject,
                            "the certificate of " + where + " ends on " + LocalDate.ofInstant(end, ZoneOffset.UTC)
                                    + "; have it renewed")));
        } catch (GeneralSecurityException e) {
            findings.add(Finding.wrong(subject, "this Java machine cannot do TLS: " + e.getMessage()));
        } catch (MessagingException e) {
            findings.add(Finding.wrong(subject, complaint(where, e)));
        }
        return findings;
    }

    private String complaint(String where, MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            String secret = oauth == null ? key + ".password" : "the keys of " + key + ".oauth";
            return where + " refuses the login; are " + key + ".user and " + secret + " right?";
        }
        if (failure.getCause() instanceof AccessTokens.Refused refused) {
            return refused.getMessage() + "; are the keys of " + key + ".oauth right, and does its consent still hold?";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "the certificate of " + where + " is not accepted (" + cause.getMessage()
                        + "); is " + key + ".host the name in it, is " + key
                        + ".security right, and does this machine know who signed it?";
            }
            if (cause instanceof UnknownHostException) {
                return host + " has no address; is " + key + ".host right, and does DNS work?";
            }
        }
        return where + " cannot be used: " + failure.getMessage() + "; are " + key
                + ".host, .port and .security right?";
    }

    private Service connect(SeenCertificates seen) throws MessagingException, GeneralSecurityException {
        boolean tls = protection == Protection.TLS;
        String name = tls && protocol.equals("imap") ? "imaps" : protocol;
        String prefix = "mail." + name + ".";
        String startTls = Boolean.toString(protection == Protection.STARTTLS);
        Properties settings = new Properties();
        settings.put(prefix + "connectiontimeout", PATIENCE_MILLIS);
        settings.put(prefix + "timeout", PATIENCE_MILLIS);
        settings.put(prefix + "writetimeout", PATIENCE_MILLIS);
        settings.put(prefix + "auth", Boolean.toString(user != null));
        settings.put(prefix + "ssl.enable", Boolean.toString(tls));
        settings.put(prefix + "ssl.checkserveridentity", "true");
        settings.put(prefix + "starttls.enable", startTls);
        settings.put(prefix + "starttls.required", startTls);
        settings.put(prefix + "ssl.socketFactory", seen.socketFactory());
        if (oauth != null) {
            settings.put(prefix + "auth.mechanisms", "XOAUTH2");
        }
        Session session = Session.getInstance(settings);
        Service service = protocol.equals("smtp") ? session.getTransport(name) : session.getStore(name);
        service.connect(host, port, user, secret());
        return service;
    }

    private @Nullable String secret() throws MessagingException {
        if (oauth == null) {
            return password;
        }
        try {
            return new AccessTokens(Clock.systemUTC()).tokenFor(oauth);
        } catch (IOException e) {
            throw new MessagingException(e.getMessage(), e);
        }
    }

    private boolean isThisMachine() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
