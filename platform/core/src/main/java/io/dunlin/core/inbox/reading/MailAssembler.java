package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.attachments.AttachmentReader;
import io.dunlin.core.inbox.mail.MailAddress;
import io.dunlin.core.inbox.mail.MailHeaders;
import io.dunlin.core.inbox.mail.MailLimits;
import io.dunlin.core.inbox.mail.MailPart;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.Reading;
import io.dunlin.core.inbox.mail.ReplyText;
import io.dunlin.core.inbox.mail.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Puts a {@link ReadMail} together from the tree of parts. One for each message. */
public final class MailAssembler {

    private static final Pattern BLANKS_AT_END = Pattern.compile("[ \\t]+\\n");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{4,}");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

    private final Budget budget;
    private final AttachmentReader attachmentReader;

    public MailAssembler(MailLimits limits, AttachmentReader attachmentReader) {
        this.budget = new Budget(limits);
        this.attachmentReader = attachmentReader;
    }

    public Reading read(byte[] raw) {
        int from = firstHeader(raw);
        if (from >= raw.length) {
            return new Unreadable(Unreadable.Reason.EMPTY, "The message is empty");
        }
        if (raw.length > budget.limits().messageBytes()) {
            return new Unreadable(
                    Unreadable.Reason.TOO_LARGE,
                    "The message has " + raw.length + " bytes; "
                            + budget.limits().messageBytes() + " are read at most");
        }
        try {
            MimeTree tree = new MimeTree(budget);
            MimePart root = tree.read(raw, from, raw.length);
            if (root.headers().isEmpty()) {
                return new Unreadable(Unreadable.Reason.NOT_A_MAIL, "The message does not start with a header");
            }
            return assemble(tree, root);
        } catch (Budget.TimeUp _) {
            return new Unreadable(
                    Unreadable.Reason.TIME_LIMIT,
                    "Reading took longer than " + budget.limits().time().toSeconds() + " s");
        }
    }

    private ReadMail assemble(MimeTree tree, MimePart root) {
        PartTexts texts = new PartTexts(budget);
        AttachmentCollector collector = new AttachmentCollector(budget, attachmentReader, texts, tree);
        MimePart content = new Unwrapping(budget, tree).unwrap(root);
        texts.decodeAll(root);
        BodyText body = new BodyText(budget, texts.all());
        body.collect(content);
        collector.collect(content);
        collector.addUuencoded(body.files());
        String text = body.text();
        String html = body.html();
        if (text.isEmpty() && collector.hiddenText().isPresent()) {
            text = collector.hiddenText().orElseThrow();
        }
        text = budget.takeText(tidy(text));
        budget.checkTime();
        ReplyText reply =
                ReplyCutter.cut(text, addresses(root.headers(), "From")).toReplyText();
        List<MailPart> parts = new ArrayList<>();
        flatten(root, texts.all(), parts);
        MailHeaders headers = root.headers();
        return new ReadMail(
                headers,
                ids(headers, "Message-ID").stream().findFirst().orElse(null),
                ids(headers, "In-Reply-To"),
                ids(headers, "References"),
                addresses(headers, "From"),
                addresses(headers, "Sender").stream().findFirst().orElse(null),
                addresses(headers, "Reply-To"),
                addresses(headers, "To"),
                addresses(headers, "Cc"),
                headers.firstRaw("Return-Path").map(Identifiers::bare).orElse(null),
                subject(headers),
                headers.firstRaw("Date").flatMap(MailDates::find).orElse(null),
                text,
                html,
                reply.newText(),
                reply.quotedText(),
                reply.signature(),
                parts,
                collector.attachments(),
                budget.flaws());
    }

    private void flatten(MimePart part, Map<MimePart, String> texts, List<MailPart> out) {
        out.add(new MailPart(
                part.depth(),
                part.headers(),
                part.type(),
                part.disposition(),
                part.fileName().orElse(null),
                PartTexts.charset(part),
                texts.get(part),
                Reports.groups(part, texts.get(part), budget)));
        part.children().forEach(child -> flatten(child, texts, out));
    }

    private static List<String> ids(MailHeaders headers, String name) {
        return headers.firstRaw(name).map(Identifiers::of).orElse(List.of());
    }

    /** The values as they were written: decoding first would let a name bring in commas and brackets. */
    private static List<MailAddress> addresses(MailHeaders headers, String name) {
        return headers.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .flatMap(field -> Addresses.of(field.raw()).stream())
                .toList();
    }

    private static String subject(MailHeaders headers) {
        return SPACE.matcher(headers.first("Subject").orElse(""))
                .replaceAll(" ")
                .strip();
    }

    private static String tidy(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\u0000", "")
                .transform(cleaned -> BLANKS_AT_END.matcher(cleaned).replaceAll("\n"))
                .transform(cleaned -> EMPTY_LINES.matcher(cleaned).replaceAll("\n\n\n"));
    }

    /** Past a byte order mark, empty lines and the "From " line of a mailbox file. */
    private static int firstHeader(byte[] raw) {
        int at = raw.length > 2 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB && raw[2] == (byte) 0xBF ? 3 : 0;
        while (at < raw.length && raw[at] <= ' ' && raw[at] >= 0) {
            at++;
        }
        boolean quotedFrom = at < raw.length && raw[at] == '>';
        int word = quotedFrom ? at + 1 : at;
        if (word + 5 < raw.length && new String(raw, word, 5, StandardCharsets.ISO_8859_1).equals("From ")) {
            return HeaderFields.lineEnd(raw, at, raw.length) + 1;
        }
        return at;
    }
}
