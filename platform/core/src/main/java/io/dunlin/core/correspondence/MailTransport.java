package io.dunlin.core.correspondence;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands a mail to the firm's mail server (RFC 5321): 4xx is tried again, 5xx is final, and a connection that breaks once
 * the text was under way leaves the message in doubt.
 */
@Component
class MailTransport implements Transport {

    private static final Logger log = LoggerFactory.getLogger(MailTransport.class);
    private static final Duration PAUSE = Duration.ofMinutes(2);
    private static final int PERMANENT = 500;

    private final MailProperties properties;
    private final MailComposer composer;
    private final SentFolder sentFolder;
    private final MailSecrets secrets;

    MailTransport(MailProperties properties, MailComposer composer, SentFolder sentFolder, MailSecrets secrets) {
        this.properties = properties;
        this.composer = composer;
        this.sentFolder = sentFolder;
        this.secrets = secrets;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public Outcome send(OutboundMessage message) {
        if (!properties.configured()) {
            return new Outcome.NotNow("no-mail-server", "Set dunlin.mail.smtp.host and dunlin.mail.smtp.from", PAUSE);
        }
        Session session = Session.getInstance(settings());
        MimeMessage mail;
        try {
            mail = composer.compose(session, message);
        } catch (MessagingException | IOException e) {
            log.warn("Message {} cannot be written as a mail", message.id().value(), e);
            return new Outcome.Refused("not-a-mail", "The message cannot be written as a mail: " + e.getMessage());
        }
        Outcome outcome = deliver(session, mail);
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

    private Outcome deliver(Session session, MimeMessage mail) {
        SMTPTransport transport = null;
        try {
            transport = (SMTPTransport) session.getTransport("smtp");
            secrets.connect(
                    transport,
                    properties.host(),
                    properties.port(),
                    properties.user(),
                    properties.password(),
                    properties.oauth());
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("The mail library is incomplete", e);
        } catch (MessagingException e) {
            close(transport);
            return new Outcome.NotNow(
                    "mail-server-unreachable", "No connection to the mail server: " + e.getMessage(), PAUSE);
        }
        try {
            Address[] recipients = mail.getAllRecipients();
            transport.sendMessage(mail, recipients);
            return new Outcome.Accepted(null);
        } catch (MessagingException e) {
            return judge(e);
        } finally {
            close(transport);
        }
    }

    private static Outcome judge(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException each; e = each.getNextException()) {
            int code = switch (each) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException send when send.getReturnCode() > 0 -> send.getReturnCode();
                default -> 0;
            };
            if (code >= PERMANENT) {
                return new Outcome.Refused("smtp-" + code, String.valueOf(each.getMessage()));
            }
            if (code > 0) {
                return new Outcome.NotNow("smtp-" + code, String.valueOf(each.getMessage()), PAUSE);
            }
        }
        return new Outcome.Unknown("connection-lost", String.valueOf(failure.getMessage()));
    }

    private static void close(@Nullable SMTPTransport transport) {
        if (transport == null) {
            return;
        }
        try {
            transport.close();
        } catch (MessagingException e) {
            log.debug("The mail server did not say goodbye", e);
        }
    }

    private Properties settings() {
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
