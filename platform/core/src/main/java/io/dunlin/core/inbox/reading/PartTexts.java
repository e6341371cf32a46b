package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.mail.MailFlaw;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The decoded text of every part that is text, each decoded once. */
final class PartTexts {

    private static final Pattern META_CHARSET =
            Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{2,40})");
    private static final int META_WITHIN = 4096;

    private final Budget budget;
    private final Map<MimePart, String> texts = new HashMap<>();

    PartTexts(Budget budget) {
        this.budget = budget;
    }

    void decodeAll(MimePart part) {
        budget.checkTime();
        if (part.children().isEmpty() && isText(part)) {
            texts.put(part, decode(part));
        }
        part.children().forEach(this::decodeAll);
    }

    Map<MimePart, String> all() {
        return texts;
    }

    static boolean isText(MimePart part) {
        return part.is("text/*")
                || part.is("message/delivery-status")
                || part.is("message/global-delivery-status")
                || part.is("message/disposition-notification")
                || part.is("message/feedback-report")
                || part.is("message/external-body")
                || part.is("message/partial");
    }

    /** The declared charset of a text part. */
    static @Nullable String charset(MimePart part) {
        return isText(part) ? part.type().parameter("charset").orElse(null) : null;
    }

    private String decode(MimePart part) {
        byte[] content = part.content();
        String declared = part.type().parameter("charset").orElse(null);
        if (part.is("text/html") && (declared == null || Charsets.find(declared) == null)) {
            declared = metaCharset(content, declared);
        }
        Charsets.Decoded decoded = Charsets.decode(content, declared);
        if (decoded.unknown()) {
            budget.flaw(MailFlaw.Kind.CHARSET_UNKNOWN, "A text in an unknown charset, read as " + decoded.charset());
        } else if (decoded.repaired()) {
            budget.flaw(
                    MailFlaw.Kind.CHARSET_REPAIRED,
                    "A text is not in the charset it claims, read as " + decoded.charset());
        }
        part.forgetContent();
        return budget.takeText(decoded.text().replace("\r\n", "\n"));
    }

    private static @Nullable String metaCharset(byte[] content, @Nullable String declared) {
        String head = new String(content, 0, Math.min(content.length, META_WITHIN), StandardCharsets.ISO_8859_1);
        Matcher meta = META_CHARSET.matcher(head);
        return meta.find() ? meta.group(1) : declared;
    }
}
