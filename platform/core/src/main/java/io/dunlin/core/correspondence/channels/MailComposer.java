package io.dunlin.core.correspondence.channels;

import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.correspondence.MessageIdentity;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.channels.MailAttachments.Attached;
import io.dunlin.core.correspondence.templates.LetterText;
import io.dunlin.core.correspondence.templates.LocalText;
import io.dunlin.core.correspondence.templates.QrImage;
import io.dunlin.spi.value.EmailAddress;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes a message of the outbox as a mail: text and HTML, our Message-ID, a reply address that leads back to the case. */
@Component
class MailComposer {

    private static final Set<Purpose> ANSWERS = EnumSet.of(Purpose.ANSWER, Purpose.APOLOGY);

    private final MailProperties properties;
    private final ObjectProvider<MessageIdentity> identity;
    private final ObjectProvider<CourtesyMails> courtesies;
    private final ObjectProvider<MailAttachments> attachments;
    private final Clock clock;

    MailComposer(
            MailProperties properties,
            ObjectProvider<MessageIdentity> identity,
            ObjectProvider<CourtesyMails> courtesies,
            ObjectProvider<MailAttachments> attachments,
            Clock clock) {
        this.properties = properties;
        this.identity = identity;
        this.courtesies = courtesies;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** What the mails of some messages depend on beside their words. */
    record Facts(
            Set<OutboundMessageId> courtesies,
            Map<OutboundMessageId, Attached> attached,
            @Nullable MessageIdentity identity) {

        private Attached attachedTo(OutboundMessage message) {
            return attached.getOrDefault(message.id(), Attached.NOTHING);
        }
    }

    Facts factsOf(List<OutboundMessage> messages) {
        CourtesyMails knownCourtesies = courtesies.getIfAvailable();
        List<OutboundMessageId> reminders = messages.stream()
                .filter(message -> message.purpose() == Purpose.REMINDER)
                .map(OutboundMessage::id)
                .toList();
        MailAttachments source = attachments.getIfAvailable();
        return new Facts(
                knownCourtesies == null || reminders.isEmpty() ? Set.of() : knownCourtesies.courtesiesAmong(reminders),
                source == null ? Map.of() : source.of(messages),
                identity.getIfAvailable());
    }

    /** Writes one of the messages that the facts are about. */
    MimeMessage compose(Session session, OutboundMessage message, Facts facts)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage mail = new FixedIdMessage(session, message.messageId());
        EmailAddress from = new EmailAddress(String.valueOf(properties.from()));
        mail.setFrom(new InternetAddress(from.value(), properties.fromName(), StandardCharsets.UTF_8.name()));
        mail.setReplyTo(new InternetAddress[] {new InternetAddress(replyTo(message, from, facts))});
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(new EmailAddress(message.recipient()).value()));
        mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        // RFC 3834: an absence notice shall not answer a machine.
        mail.setHeader("Auto-Submitted", ANSWERS.contains(message.purpose()) ? "auto-replied" : "auto-generated");
        if (message.inReplyTo() != null) {
            mail.setHeader("In-Reply-To", message.inReplyTo());
            mail.setHeader("References", message.inReplyTo());
        }
        if (facts.courtesies.contains(message.id())) {
            mail.setHeader("List-Unsubscribe", declineBy(replyTo(message, from, facts), message.language()));
        }
        writeBody(mail, message, facts.attachedTo(message));
        mail.saveChanges();
        return mail;
    }

    /**
     * Only a reminder before the due date can be declined: it is a service, and mailbox providers ask for this header on
     * what comes in numbers and is not asked for. A demand for what is due is no mailing that anybody can leave, and a header
     * that says so would promise what the law does not let the debtor choose: it never carries one.
     * <p>
     * By mail (RFC 2369), to the address that leads to the case: it is read like any reply. Not by one click (RFC 8058): that
     * needs a page that every mailbox provider can reach, and this product stands inside the firm's network.
     */
    private static String declineBy(String address, String language) {
        String subject = URLEncoder.encode(new LocalText(language).declineCourtesy(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return "<mailto:" + address + "?subject=" + subject + ">";
    }

    private static void writeBody(MimeMessage mail, OutboundMessage message, Attached attached)
            throws MessagingException {
        String note = new LocalText(message.language()).aboutAttachments(names(attached), attached.missing());
        String text = note.isEmpty() ? message.bodyText() : message.bodyText() + "\n\n" + note;
        String bodyHtml = message.bodyHtml() == null ? null : LetterText.withNote(message.bodyHtml(), note);
        if (attached.files().isEmpty()) {
            writeText(mail, text, bodyHtml);
            return;
        }
        MimeBodyPart words = new MimeBodyPart();
        writeText(words, text, bodyHtml);
        MimeMultipart mixed = new MimeMultipart("mixed", words);
        for (MailAttachments.File file : attached.files()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(
                    new DataHandler(new ByteArrayDataSource(file.content().get(), "application/pdf")));
            encode(part, "base64");
            part.setDisposition(Part.ATTACHMENT);
            part.setFileName(file.name());
            mixed.addBodyPart(part);
        }
        mail.setContent(mixed);
    }

    private static List<String> names(Attached attached) {
        return attached.files().stream().map(MailAttachments.File::name).toList();
    }

    private static void writeText(MimePart part, String text, @Nullable String bodyHtml) throws MessagingException {
        if (bodyHtml == null) {
            part.setText(text, StandardCharsets.UTF_8.name());
            encode(part, "quoted-printable");
            return;
        }
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, StandardCharsets.UTF_8.name());
        encode(plain, "quoted-printable");
        part.setContent(new MimeMultipart("alternative", plain, html(bodyHtml)));
    }

    /** Said here, since the mail library would read all of the part to choose one. */
    private static void encode(MimePart part, String encoding) throws MessagingException {
        part.setHeader("Content-Transfer-Encoding", encoding);
    }

    /** The HTML with its pictures as parts of their own (RFC 2392). */
    private static MimeBodyPart html(String stored) throws MessagingException {
        List<MimeBodyPart> pictures = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher picture = QrImage.IN_HTML.matcher(stored);
        while (picture.find()) {
            String id = "picture-" + (pictures.size() + 1);
            picture.appendReplacement(text, "cid:" + id);
            pictures.add(picture(id, Base64.getDecoder().decode(picture.group(1))));
        }
        picture.appendTail(text);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(text.toString(), StandardCharsets.UTF_8.name(), "html");
        encode(html, "quoted-printable");
        if (pictures.isEmpty()) {
            return html;
        }
        MimeMultipart related = new MimeMultipart("related", html);
        for (MimeBodyPart part : pictures) {
            related.addBodyPart(part);
        }
        MimeBodyPart whole = new MimeBodyPart();
        whole.setContent(related);
        return whole;
    }

    private static MimeBodyPart picture(String id, byte[] png) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(png, "image/png")));
        encode(part, "base64");
        part.setContentID("<" + id + ">");
        part.setDisposition(Part.INLINE);
        part.setFileName(id + ".png");
        return part;
    }

    private String replyTo(OutboundMessage message, EmailAddress from, Facts facts) {
        String address =
                properties.replyTo() == null || properties.replyTo().isBlank() ? from.value() : properties.replyTo();
        String tag = tagFor(message, facts.identity);
        if (tag == null) {
            return address;
        }
        int at = address.lastIndexOf('@');
        return address.substring(0, at) + "+" + tag + address.substring(at);
    }

    private @Nullable String tagFor(OutboundMessage message, @Nullable MessageIdentity source) {
        if (source == null || !properties.tagReplies() || message.purpose().isInternal()) {
            return null;
        }
        return source.replyTag(message.caseId());
    }

    /** A mail that keeps the Message-ID it was given. */
    private static final class FixedIdMessage extends MimeMessage {

        private final String messageId;

        FixedIdMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
