package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.attachments.AttachmentReader;
import io.dunlin.core.inbox.mail.Attachment;
import io.dunlin.core.inbox.mail.MailFlaw;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what was attached, and has it read. */
final class AttachmentCollector {

    private static final int SMALL_PICTURE_BYTES = 24 * 1024;
    private static final Map<String, String> EXTENSIONS = Map.of(
            "text/plain", ".txt",
            "text/html", ".html",
            "text/calendar", ".ics",
            "text/csv", ".csv",
            "application/pdf", ".pdf",
            "image/jpeg", ".jpg",
            "image/png", ".png",
            "image/gif", ".gif",
            "message/rfc822", ".eml");

    private final Budget budget;
    private final AttachmentReader reader;
    private final PartTexts texts;
    private final MimeTree tree;
    private final List<Attachment> attachments = new ArrayList<>();
    private @Nullable String hiddenText;

    AttachmentCollector(Budget budget, AttachmentReader reader, PartTexts texts, MimeTree tree) {
        this.budget = budget;
        this.reader = reader;
        this.texts = texts;
        this.tree = tree;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    /** The text of a winmail.dat, for mails that have no other. */
    Optional<String> hiddenText() {
        return Optional.ofNullable(hiddenText);
    }

    void collect(MimePart part) {
        if (part.isMultipart()) {
            boolean versions = part.is("multipart/alternative");
            for (MimePart child : part.children()) {
                boolean body = BodyText.isBody(child) || (versions && child.is("text/html"));
                if (!body && !isPlumbing(child)) {
                    collect(child);
                }
            }
        } else if (part.isMessage()) {
            MimePart message = part.children().getFirst();
            String subject = message.headers().first("Subject").orElse("");
            addMessage(
                    part,
                    part.fileName().orElseGet(() -> FileNames.safe((subject.isBlank() ? "message" : subject) + ".eml")),
                    message);
        } else if (!BodyText.isBody(part) && !isPlumbing(part)) {
            addFile(part);
        }
    }

    void addUuencoded(List<Uuencoded.File> files) {
        files.forEach(file -> add(FileNames.safe(file.name()), "application/octet-stream", file.content(), false));
    }

    /** Parts for machines: signatures and reports. The assembled mail lists them as parts. */
    private static boolean isPlumbing(MimePart part) {
        return part.is("application/pgp-signature")
                || part.is("application/pkcs7-signature")
                || part.is("application/x-pkcs7-signature")
                || part.is("message/delivery-status")
                || part.is("message/global-delivery-status")
                || part.is("message/disposition-notification")
                || part.is("message/feedback-report")
                || part.is("text/rfc822-headers");
    }

    private void addFile(MimePart part) {
        byte[] content = part.content();
        if (part.is("application/ms-tnef") || Tnef.isTnef(content)) {
            addTnef(Tnef.read(content));
            return;
        }
        String name = part.fileName().orElseGet(() -> "attachment" + (attachments.size() + 1) + extension(part));
        String text = texts.all().get(part);
        boolean smallPicture = part.is("image/*")
                && !part.isAttachment()
                && content.length <= SMALL_PICTURE_BYTES
                && part.contentId().isPresent();
        if (FileNames.extension(name).equals("eml") && part.children().isEmpty()) {
            Optional<MimePart> message = tree.readWithin(part, content)
                    .filter(found -> !found.headers().isEmpty());
            if (message.isPresent()) {
                texts.decodeAll(message.get());
                addMessage(part, name, message.get());
                return;
            }
        }
        if (text != null && !part.type().subtype().contains("calendar")) {
            addText(part, name, content, text);
        } else {
            add(name, part.type().name(), content, smallPicture);
        }
        part.forgetContent();
    }

    /** Plain text needs no reader: it is decoded already, by the charset the mail declared. */
    private void addText(MimePart part, String name, byte[] content, String text) {
        FileKind kind = FileKind.of(name, part.type().name(), content);
        boolean open = kind.verdict() == null && kind.type().startsWith("text/");
        if (!open) {
            add(name, part.type().name(), content, false);
            return;
        }
        String words = part.is("text/html") ? HtmlText.render(text).text() : text;
        keep(name, part.type().name(), kind.type(), content, textOrNone(words), words, null);
    }

    private void addMessage(MimePart part, String name, MimePart message) {
        BodyText body = new BodyText(budget, texts.all());
        body.collect(message);
        String subject = message.headers().first("Subject").orElse("");
        String text = budget.takeText((subject + "\n\n" + body.text()).strip());
        keep(name, part.type().name(), part.type().name(), part.content(), textOrNone(text), text, null);
        part.forgetContent();
        // Files of a forwarded message are files the debtor sent: a transfer slip forwarded from the bank.
        collect(message);
    }

    private void addTnef(Tnef tnef) {
        if (tnef.damaged()) {
            budget.flaw(MailFlaw.Kind.DAMAGED, "A winmail.dat ends early");
        }
        if (hiddenText == null) {
            hiddenText = words(tnef);
        }
        tnef.files()
                .forEach(file -> add(
                        file.name(),
                        file.type() == null ? "application/octet-stream" : file.type(),
                        file.content(),
                        false));
    }

    private static @Nullable String words(Tnef tnef) {
        if (tnef.plainText() != null && !tnef.plainText().isBlank()) {
            return tnef.plainText();
        }
        if (tnef.html() != null) {
            return HtmlText.render(tnef.html()).text();
        }
        if (tnef.rtf() != null) {
            RtfText.Found found = RtfText.of(tnef.rtf());
            return found.isHtml() ? HtmlText.render(found.text()).text() : found.text();
        }
        return null;
    }

    private void add(String name, String declaredType, byte[] content, boolean smallPicture) {
        if (content.length > budget.limits().attachmentBytes()) {
            budget.flaw(MailFlaw.Kind.ATTACHMENT_TOO_LARGE, "An attachment of " + content.length + " bytes");
            keep(name, declaredType, declaredType, content, Attachment.Status.TOO_LARGE, "", "Larger than is read");
            return;
        }
        if (attachments.size() >= budget.limits().attachments()) {
            budget.flaw(
                    MailFlaw.Kind.TOO_MANY_ATTACHMENTS,
                    "More than " + budget.limits().attachments() + " attachments");
            return;
        }
        FileKind kind = FileKind.of(name, declaredType, content);
        if (kind.verdict() != null) {
            keep(name, declaredType, kind.type(), content, kind.verdict(), "", kind.reason());
        } else if (smallPicture) {
            keep(
                    name,
                    declaredType,
                    kind.type(),
                    content,
                    Attachment.Status.NO_TEXT,
                    "",
                    "A small picture in the text");
        } else {
            long started = System.nanoTime();
            AttachmentReader.FileReading reading = reader.read(name, kind.type(), content);
            budget.notCounting(System.nanoTime() - started);
            String type = reading.detectedType() == null ? kind.type() : reading.detectedType();
            keep(
                    name,
                    declaredType,
                    type,
                    content,
                    reading.status(),
                    budget.takeText(reading.text()),
                    reading.reason());
        }
    }

    private void keep(
            String name,
            String declaredType,
            String detectedType,
            byte[] content,
            Attachment.Status status,
            String text,
            @Nullable String reason) {
        if (attachments.size() >= budget.limits().attachments()) {
            budget.flaw(
                    MailFlaw.Kind.TOO_MANY_ATTACHMENTS,
                    "More than " + budget.limits().attachments() + " attachments");
            return;
        }
        boolean kept = content.length <= budget.limits().attachmentBytes();
        attachments.add(new Attachment(
                name,
                declaredType,
                detectedType.toLowerCase(Locale.ROOT),
                kept ? content : new byte[0],
                content.length,
                sha256(content),
                status,
                status == Attachment.Status.TEXT || status == Attachment.Status.OCR ? text : "",
                reason));
    }

    private static Attachment.Status textOrNone(String text) {
        return text.isBlank() ? Attachment.Status.NO_TEXT : Attachment.Status.TEXT;
    }

    private static String extension(MimePart part) {
        return EXTENSIONS.getOrDefault(part.type().name(), "");
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
