package io.dunlin.appliance.demo.sample;

import io.dunlin.appliance.demo.sample.MailScript.Quote;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Writes what a script says as a mail program would: headers, quoted history, attachments. */
public final class DebtorPen {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);
    private static final int BASE64_LINE = 76;

    private final ZoneId zone;
    private final String firmAddress;

    /** @param firmAddress where mail that answers nothing is sent to */
    public DebtorPen(ZoneId zone, String firmAddress) {
        this.zone = zone;
        this.firmAddress = firmAddress;
    }

    /**
     * Writes one mail.
     *
     * @param debtor who writes, or whom it is about; empty for a stranger
     * @param items what the debtor owes, the oldest first
     * @param ours the last message that the debtor got from the firm; empty where there was none
     */
    public MimeMessage write(
            MailScript script,
            Optional<SampleDebtor> debtor,
            List<SampleReceivable> items,
            Optional<OurMessage> ours,
            Instant writtenAt) {
        ZonedDateTime at = writtenAt.atZone(zone);
        FilledText blanks = new FilledText(
                debtor.orElse(null),
                items,
                at.toLocalDate(),
                script.language(),
                ours.map(OurMessage::subject).orElse("Przypomnienie o płatności"));
        try {
            MimeMessage mail = new NamedMessage(script.code() + "." + at.toEpochSecond());
            addressed(mail, script, debtor, ours);
            mail.setSubject(blanks.fill(script.subject()), "UTF-8");
            mail.setSentDate(Date.from(writtenAt));
            if (script.bounce() != null) {
                new DeliveryReport(script, debtor.orElseThrow(), ours).fill(mail, at);
            } else {
                content(mail, script, blanks, ours);
            }
            mail.saveChanges();
            return mail;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("The demo's mail " + script.code() + " could not be written", e);
        }
    }

    private void addressed(
            MimeMessage mail, MailScript script, Optional<SampleDebtor> debtor, Optional<OurMessage> ours)
            throws MessagingException, UnsupportedEncodingException {
        boolean bounce = script.bounce() != null;
        boolean answer = !bounce && (script.quote() != Quote.NONE || script.machine());
        mail.setRecipients(
                Message.RecipientType.TO,
                answer || bounce ? ours.map(OurMessage::replyTo).orElse(firmAddress) : firmAddress);
        if (bounce) {
            mail.setFrom(new InternetAddress("MAILER-DAEMON@poczta-testowa.example", "Mail Delivery System"));
        } else if (script.fromDebtor()) {
            SampleDebtor writer = debtor.orElseThrow();
            mail.setFrom(new InternetAddress(writer.email().value(), writer.person(), "UTF-8"));
        } else {
            mail.setFrom(new InternetAddress(script.from(), script.name(), "UTF-8"));
        }
        if (answer && script.fromDebtor() && ours.isPresent()) {
            mail.setHeader("In-Reply-To", ours.get().messageId());
            mail.setHeader("References", ours.get().messageId());
        }
        if (script.machine()) {
            mail.setHeader("Auto-Submitted", "auto-replied");
            mail.setHeader("X-Auto-Response-Suppress", "All");
        }
        if (script.quote() == Quote.OUTLOOK) {
            mail.setHeader("X-Mailer", "Microsoft Outlook 16.0");
            mail.setHeader("Content-Language", script.language());
        }
    }

    private void content(MimeMessage mail, MailScript script, FilledText blanks, Optional<OurMessage> ours)
            throws MessagingException {
        String text = blanks.fill(script.body()) + history(script, ours);
        if (script.attachment() == null) {
            mail.setText(text, "UTF-8");
            return;
        }
        MimeBodyPart body = new MimeBodyPart();
        body.setText(text, "UTF-8");
        MimeMultipart parts = new MimeMultipart(body, attachment(script.attachment(), blanks));
        mail.setContent(parts);
    }

    private static MimeBodyPart attachment(String name, FilledText blanks) throws MessagingException {
        SampleAttachment attachment = SampleAttachment.named(name, blanks);
        String encoded = Base64.getMimeEncoder(BASE64_LINE, "\r\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(attachment.content());
        jakarta.mail.internet.InternetHeaders headers = new jakarta.mail.internet.InternetHeaders();
        headers.setHeader("Content-Type", attachment.type() + "; name=\"" + attachment.fileName() + "\"");
        headers.setHeader("Content-Transfer-Encoding", "base64");
        headers.setHeader("Content-Disposition", "attachment; filename=\"" + attachment.fileName() + "\"");
        return new MimeBodyPart(headers, encoded.getBytes(StandardCharsets.US_ASCII));
    }

    private String history(MailScript script, Optional<OurMessage> ours) {
        if (ours.isEmpty()) {
            return "";
        }
        OurMessage message = ours.get();
        String sent = MINUTE.format(message.sentAt().atZone(zone));
        String quoted = message.text().strip().lines().map(line -> "> " + line).collect(Collectors.joining("\r\n"));
        boolean polish = script.language().equals("pl");
        return switch (script.quote()) {
            case OUTLOOK ->
                String.format(
                                Locale.ROOT,
                                polish
                                        ? "\r\n\r\n________________________________\r\nOd: %s\r\nWysłano: %s\r\nDo: %s\r\nTemat: %s\r\n\r\n"
                                        : "\r\n\r\n________________________________\r\nFrom: %s\r\nSent: %s\r\nTo: %s\r\nSubject: %s\r\n\r\n",
                                message.from(),
                                sent,
                                message.to(),
                                message.subject())
                        + message.text().strip();
            case GMAIL ->
                String.format(
                                Locale.ROOT,
                                polish ? "\r\n\r\n%s %s napisał(a):\r\n\r\n" : "\r\n\r\nOn %s %s wrote:\r\n\r\n",
                                sent,
                                message.from())
                        + quoted;
            case PHONE ->
                String.format(
                                Locale.ROOT,
                                polish
                                        ? "\r\n\r\n> Wiadomość napisana przez %s w dniu %s:\r\n>\r\n"
                                        : "\r\n\r\n> On %2$s, %1$s wrote:\r\n>\r\n",
                                message.from(),
                                sent)
                        + quoted;
            case BARE, NONE -> "";
        };
    }

    /** A mail with an id of its own: the same script on the same day is the same mail. */
    private static final class NamedMessage extends MimeMessage {

        private final String name;

        NamedMessage(String name) {
            super(Session.getInstance(new Properties()));
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + name + "@poczta-testowa.example>");
        }
    }
}
