package io.dunlin.appliance.demo;

import io.dunlin.appliance.Appliance;
import io.dunlin.appliance.demo.sample.Casting;
import io.dunlin.appliance.demo.sample.DebtorPen;
import io.dunlin.appliance.demo.sample.MailScript;
import io.dunlin.appliance.demo.sample.OurMessage;
import io.dunlin.appliance.demo.sample.SampleBook;
import io.dunlin.appliance.demo.sample.SampleDebtor;
import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.correspondence.channels.SentFolderProperties;
import io.dunlin.core.shared.FirmCalendar;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The debtors' side of the mail: looks into a debtor's own mailbox on the demo's mail server, answers the newest message
 * that came from the firm, and sends by SMTP. It refuses to work with any mail server but one on this machine.
 */
@Component
@Profile(Appliance.DEMO)
class DemoPost {

    private static final String TIMEOUT_MILLIS = "15000";

    private final MailProperties smtp;
    private final SentFolderProperties imap;
    private final FirmCalendar calendar;
    private final String firmAddress;

    DemoPost(MailProperties smtp, SentFolderProperties imap, FirmCalendar calendar) {
        this.smtp = smtp;
        this.imap = imap;
        this.calendar = calendar;
        this.firmAddress = smtp.replyTo() == null ? String.valueOf(smtp.from()) : smtp.replyTo();
        requireThisMachine(smtp.host(), "dunlin.mail.smtp.host");
        requireThisMachine(imap.host(), "dunlin.mail.sent.host");
    }

    /** Writes a mail as its script says, and sends it. */
    void send(MailScript script, SampleBook book, Casting casting) {
        Optional<SampleDebtor> debtor = casting.debtorOf(script);
        Optional<OurMessage> ours =
                debtor.flatMap(who -> newestFromUs(who.email().value()));
        MimeMessage mail = new DebtorPen(calendar.zone(), firmAddress)
                .write(script, debtor, debtor.map(book::of).orElse(List.of()), ours, calendar.now());
        Properties properties = properties("smtp", smtp.port());
        // The demo's mail server knows no empty sender, which a real report would have.
        properties.setProperty("mail.smtp.from", sender(mail));
        try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect();
            Address[] to = mail.getAllRecipients();
            transport.sendMessage(mail, to);
        } catch (MessagingException e) {
            throw new IllegalStateException("The demo's mail " + script.code() + " could not be sent", e);
        }
    }

    /** The newest message of the firm in somebody's mailbox; empty for who never got one. */
    Optional<OurMessage> newestFromUs(String address) {
        try (Store store = Session.getInstance(properties("imap", imap.port())).getStore("imap")) {
            store.connect(imap.host(), imap.port(), address, address);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                for (int number = inbox.getMessageCount(); number > 0; number--) {
                    Message message = inbox.getMessage(number);
                    String from = sender(message);
                    if (from.endsWith("@" + DemoMail.DOMAIN)) {
                        return Optional.of(read((MimeMessage) message, address));
                    }
                }
                return Optional.empty();
            }
        } catch (AuthenticationFailedException _) {
            return Optional.empty(); // A mailbox is made when its first mail comes.
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("A mailbox of the demo could not be read", e);
        }
    }

    private static OurMessage read(MimeMessage message, String to) throws MessagingException, IOException {
        Address[] replyTo = message.getReplyTo();
        String answerTo = ((InternetAddress) replyTo[0]).getAddress();
        return new OurMessage(
                message.getMessageID(),
                ((InternetAddress) message.getFrom()[0]).toUnicodeString(),
                answerTo,
                to,
                message.getSubject(),
                message.getSentDate().toInstant(),
                text(message));
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String text = text(parts.getBodyPart(i));
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }

    private static String sender(Message mail) {
        try {
            Address[] from = mail.getFrom();
            return from == null || from.length == 0 ? "" : ((InternetAddress) from[0]).getAddress();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Properties properties(String protocol, int port) {
        Properties properties = new Properties();
        String host = protocol.equals("smtp") ? String.valueOf(smtp.host()) : String.valueOf(imap.host());
        properties.setProperty("mail." + protocol + ".host", host);
        properties.setProperty("mail." + protocol + ".port", Integer.toString(port));
        properties.setProperty("mail." + protocol + ".timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail." + protocol + ".connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail." + protocol + ".allowutf8", "true");
        return properties;
    }

    private static void requireThisMachine(@org.jspecify.annotations.Nullable String host, String key) {
        try {
            if (host == null || !InetAddress.getByName(host).isLoopbackAddress()) {
                throw new IllegalStateException(
                        key + ": the demo works with a mail server on this machine only, not with " + host
                                + "; leave the key out");
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException(key + ": there is no host " + host, e);
        }
    }
}
