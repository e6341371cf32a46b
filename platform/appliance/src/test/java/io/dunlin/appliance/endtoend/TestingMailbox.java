package io.dunlin.appliance.endtoend;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A mailbox as its owner sees it: by IMAP, a connection for each look. */
record TestingMailbox(MailUser owner, int imapPort) {

    /** A mail that lies in a folder; in its text, spaces that do not break are plain ones. */
    record Mail(String messageId, String from, String to, String replyTo, String subject, String text) {}

    List<Mail> mails(String folderName) {
        try (Store store = connect()) {
            Folder folder = store.getFolder(folderName);
            if (!folder.exists()) {
                return List.of();
            }
            folder.open(Folder.READ_ONLY);
            List<Mail> mails = new ArrayList<>();
            for (Message message : folder.getMessages()) {
                mails.add(read((MimeMessage) message));
            }
            return mails;
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("The mailbox of " + owner.address() + " cannot be read", e);
        }
    }

    List<Mail> inbox() {
        return mails("INBOX");
    }

    /** How many mails each folder has that holds any. */
    Map<String, Integer> folders() {
        try (Store store = connect()) {
            Map<String, Integer> counts = new TreeMap<>();
            for (Folder folder : store.getDefaultFolder().list("*")) {
                int messages = (folder.getType() & Folder.HOLDS_MESSAGES) == 0 ? 0 : folder.getMessageCount();
                if (messages > 0) {
                    counts.put(folder.getFullName(), messages);
                }
            }
            return counts;
        } catch (MessagingException e) {
            throw new IllegalStateException("The mailbox of " + owner.address() + " cannot be read", e);
        }
    }

    Mail awaitMail(String folder, String what, Predicate<Mail> wanted) {
        return Patience.await(
                what,
                () -> mails(folder).stream().filter(wanted).findFirst(),
                () -> "The mailbox of " + owner.address() + " holds " + folders());
    }

    Store connect() throws MessagingException {
        Properties settings = new Properties();
        settings.put("mail.imap.connectiontimeout", "10000");
        settings.put("mail.imap.timeout", "30000");
        Store store = Session.getInstance(settings).getStore("imap");
        store.connect("127.0.0.1", imapPort, owner.address(), owner.password());
        return store;
    }

    private static Mail read(MimeMessage message) throws MessagingException, IOException {
        return new Mail(
                String.valueOf(message.getMessageID()),
                Arrays.toString(message.getFrom()),
                Arrays.toString(message.getRecipients(Message.RecipientType.TO)),
                Arrays.toString(message.getReplyTo()),
                String.valueOf(message.getSubject()),
                plainText(message).replace('\u00a0', ' ').replace('\u202f', ' '));
    }

    private static String plainText(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return (String) part.getContent();
        }
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                String text = plainText(parts.getBodyPart(i));
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }
}
