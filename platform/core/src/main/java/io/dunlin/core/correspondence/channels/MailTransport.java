package io.dunlin.core.correspondence.channels;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.Transport;
import io.dunlin.core.shared.KeptText;
import io.dunlin.spi.settings.LocalizedText;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Hands a mail to the firm's mail server (RFC 5321): 4xx is tried again, 5xx is final, and a connection that breaks once
 * the end of the text was under way leaves the message in doubt; before that the server has surely not taken it. A
 * connection that brought a mail is kept for the next one, as many at a time as jobs send.
 */
@Component
class MailTransport implements Transport, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(MailTransport.class);
    private static final Duration PAUSE = Duration.ofMinutes(2);
    private static final String LOST = "connection-lost";
    /** What a server says, or does, that ends a connection which was good before. */
    private static final Set<String> CLOSED = Set.of(LOST, "smtp-421");

    private static final int POSITIVE = 200;
    private static final int POSITIVE_SO_FAR = 300;
    private static final int TRANSIENT = 400;
    private static final int PERMANENT = 500;
    private static final int BEYOND = 600;
    /** Servers end connections that bring too many; fewer than the least of usual limits. */
    private static final int MOST_MAILS = 80;

    private final MailProperties properties;
    private final MailComposer composer;
    private final SentFolder sentFolder;
    private final MailSecrets secrets;
    private final Session session;
    private final IdleConnections<SmtpConnection> idle = new IdleConnections<>();

    MailTransport(MailProperties properties, MailComposer composer, SentFolder sentFolder, MailSecrets secrets) {
        this.properties = properties;
        this.composer = composer;
        this.sentFolder = sentFolder;
        this.secrets = secrets;
        this.session = Session.getInstance(settings(properties));
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public Outcome send(OutboundMessage message) {
        return courierFor(List.of(message)).send(message);
    }

    @Override
    public Courier courierFor(List<OutboundMessage> messages) {
        if (!properties.configured()) {
            return _ -> new Outcome.NotNow(
                    "no-mail-server",
                    said(
                            "Ustaw dunlin.mail.smtp.host i dunlin.mail.smtp.from",
                            "Set dunlin.mail.smtp.host and dunlin.mail.smtp.from"),
                    PAUSE);
        }
        MailComposer.Facts facts = composer.factsOf(messages);
        return message -> send(message, facts);
    }

    private Outcome send(OutboundMessage message, MailComposer.Facts facts) {
        MimeMessage mail;
        try {
            mail = composer.compose(session, message, facts);
        } catch (MessagingException | IOException e) {
            log.warn("Message {} cannot be written as a mail", message.id().value(), e);
            return new Outcome.Refused(
                    "not-a-mail",
                    said(
                            "Wiadomości nie da się zapisać jako e-mail: " + e.getMessage(),
                            "The message cannot be written as a mail: " + e.getMessage()));
        }
        Outcome outcome = deliver(mail);
        if (outcome instanceof Outcome.Accepted) {
            sentFolder.keep(mail);
        }
        return outcome;
    }

    @Override
    public Optional<Boolean> hasLeft(OutboundMessage message) {
        // What is not in the folder may have left all the same: the copy is made after the server took the mail.
        return sentFolder.holds(message.messageId()) ? Optional.of(true) : Optional.empty();
    }

    private Outcome deliver(MimeMessage mail) {
        SmtpConnection used = idle.take();
        if (used != null) {
            Outcome outcome = deliver(used, mail);
            // A server may end a connection at any time, and says so when it is next spoken to: nothing was taken then.
            boolean closed = outcome instanceof Outcome.NotNow notNow && CLOSED.contains(notNow.code());
            if (!closed) {
                return outcome;
            }
        }
        SmtpConnection connection = new SmtpConnection(session);
        try {
            secrets.connect(
                    connection,
                    properties.host(),
                    properties.port(),
                    properties.user(),
                    properties.password(),
                    properties.oauth());
        } catch (MessagingException e) {
            IdleConnections.close(connection);
            return new Outcome.NotNow(
                    "mail-server-unreachable",
                    said(
                            "Brak połączenia z serwerem poczty: " + e.getMessage(),
                            "No connection to the mail server: " + e.getMessage()),
                    PAUSE);
        }
        return deliver(connection, mail);
    }

    private Outcome deliver(SmtpConnection connection, MimeMessage mail) {
        try {
            connection.hand(mail, mail.getAllRecipients());
        } catch (MessagingException e) {
            Outcome outcome = judge(e, connection.hasEnded());
            IdleConnections.close(connection);
            return outcome;
        }
        if (connection.mails() < MOST_MAILS) {
            idle.giveBack(connection);
        } else {
            IdleConnections.close(connection);
        }
        return new Outcome.Accepted(null);
    }

    /** What the server's no means: 4xx is tried again, 5xx is final; what is neither is no answer that counts. */
    private static Outcome judge(MessagingException failure, boolean ended) {
        String code = LOST;
        for (Exception e = failure; e instanceof MessagingException each; e = each.getNextException()) {
            int answer = switch (each) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> 0;
            };
            code = answer > 0 ? "smtp-" + answer : code;
            if (ended && answer >= POSITIVE && answer < POSITIVE_SO_FAR) {
                // The first digit counts (RFC 5321, 4.2): some servers say more with the others.
                return new Outcome.Accepted(null);
            }
            if (answer >= PERMANENT && answer < BEYOND) {
                return new Outcome.Refused(code, String.valueOf(each.getMessage()));
            }
            if (answer >= TRANSIENT && answer < PERMANENT) {
                return new Outcome.NotNow(code, String.valueOf(each.getMessage()), PAUSE);
            }
        }
        return ended
                ? new Outcome.Unknown(code, String.valueOf(failure.getMessage()))
                : new Outcome.NotNow(code, String.valueOf(failure.getMessage()), PAUSE);
    }

    private static String said(String pl, String en) {
        return KeptText.of(new LocalizedText(pl, en));
    }

    @Override
    public void destroy() {
        idle.close();
    }

    private static Properties settings(MailProperties properties) {
        String timeout = Long.toString(properties.timeout().toMillis());
        Properties settings = new Properties();
        settings.put("mail.smtp.connectiontimeout", timeout);
        settings.put("mail.smtp.timeout", timeout);
        settings.put("mail.smtp.writetimeout", timeout);
        settings.put("mail.smtp.auth", Boolean.toString(properties.user() != null));
        settings.put(
                "mail.smtp.starttls.enable",
                Boolean.toString(properties.security() == MailProperties.Security.STARTTLS));
        settings.put(
                "mail.smtp.starttls.required",
                Boolean.toString(properties.security() == MailProperties.Security.STARTTLS));
        settings.put("mail.smtp.ssl.enable", Boolean.toString(properties.security() == MailProperties.Security.TLS));
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        settings.put("mail.smtp.sendpartial", "false");
        // A server that has fallen silent is not waited for a second time.
        settings.put("mail.smtp.quitwait", "false");
        if (properties.oauth() != null) {
            settings.put("mail.smtp.auth.mechanisms", "XOAUTH2");
        }
        settings.put("mail.mime.charset", "UTF-8");
        // Without it every mail waits some 40 ms for an acknowledgement that the server delays.
        if (properties.security() != MailProperties.Security.TLS) {
            settings.put("mail.smtp.socketFactory", new PromptSocketFactory());
        }
        return settings;
    }
}
