package io.dunlin.core.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A mail server on loopback that takes whatever is sent. */
public final class TestingMailServer {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    public void use(DynamicPropertyRegistry registry) {
        if (!server.isRunning()) {
            server.start();
        }
        registry.add("dunlin.mail.smtp.host", () -> "127.0.0.1");
        registry.add("dunlin.mail.smtp.port", () -> server.getSmtp().getPort());
        registry.add("dunlin.mail.smtp.security", () -> "NONE");
        registry.add("dunlin.mail.smtp.from", () -> "naleznosci@kancelaria.example");
    }

    public void stop() {
        server.stop();
    }

    public void empty() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException("The test's mailboxes could not be emptied", e);
        }
    }

    /** Message-IDs of all that arrived. */
    public List<String> messageIds() {
        return Stream.of(server.getReceivedMessages())
                .map(TestingMailServer::messageId)
                .toList();
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException("A received mail has no readable id", e);
        }
    }

    public List<String> subjects() {
        return Stream.of(server.getReceivedMessages())
                .map(TestingMailServer::subject)
                .toList();
    }

    /** A header of each mail, in the order they came; an empty text where it has none. */
    public List<String> headers(String name) {
        return Stream.of(server.getReceivedMessages())
                .map(mail -> header(mail, name))
                .toList();
    }

    private static String header(MimeMessage mail, String name) {
        try {
            String[] values = mail.getHeader(name);
            return values == null ? "" : values[0];
        } catch (MessagingException e) {
            throw new IllegalStateException("A received mail has no readable headers", e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException("A received mail has no readable subject", e);
        }
    }
}
