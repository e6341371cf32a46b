package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.mail.MailFlaw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the words of a message from its body parts: which of several versions, in which order, in one text. */
final class BodyText {

    private static final Pattern SIGNED_START = Pattern.compile(
            "^-----BEGIN PGP SIGNED MESSAGE-----\\R(?:[A-Za-z]+: .*\\R){0,10}\\s*?\\R", Pattern.MULTILINE);
    private static final String SIGNATURE_START = "-----BEGIN PGP SIGNATURE-----";
    private static final String SIGNATURE_END = "-----END PGP SIGNATURE-----";

    private final Budget budget;
    private final Map<MimePart, String> texts;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Uuencoded.File> files = new ArrayList<>();

    /** @param texts the decoded text of every text part */
    BodyText(Budget budget, Map<MimePart, String> texts) {
        this.budget = budget;
        this.texts = new LinkedHashMap<>(texts);
    }

    void collect(MimePart part) {
        if (part.isMultipart()) {
            if (part.is("multipart/alternative")) {
                alternative(part);
            } else if (part.is("multipart/related")) {
                collect(part.children().getFirst());
            } else {
                part.children().stream()
                        .filter(child -> isBody(child) || child.isMultipart())
                        .forEach(this::collect);
            }
        } else if (isBody(part)) {
            String text = texts.getOrDefault(part, "");
            if (part.is("text/html")) {
                addHtml(text);
                add(HtmlText.render(text).text());
            } else {
                addPlain(part, text);
            }
        }
    }

    String text() {
        return out.toString().strip();
    }

    @Nullable
    String html() {
        return html.isEmpty() ? null : html.toString();
    }

    List<Uuencoded.File> files() {
        return files;
    }

    /** Whether a part is words of the sender rather than a file. Apple Mail names text between pictures. */
    static boolean isBody(MimePart part) {
        return (part.is("text/plain") || part.is("text/html") || part.is("text/enriched") || part.is("text/richtext"))
                && !part.isAttachment()
                && part.fileName().isEmpty();
    }

    /**
     * The plain version is the sender's, unless it is missing, a mere hint to use another program, or says nothing of
     * quotes where the HTML does.
     */
    private void alternative(MimePart container) {
        MimePart plain = null;
        MimePart page = null;
        MimePart other = null;
        for (MimePart child : leaves(container)) {
            if (child.is("text/plain") && isBody(child) && plain == null) {
                plain = child;
            } else if (child.is("text/html") && !child.isAttachment()) {
                page = page == null ? child : page;
            } else if (isBody(child)) {
                other = child;
            }
        }
        if (page == null) {
            MimePart only = plain != null ? plain : other;
            if (only != null) {
                addPlain(only, texts.getOrDefault(only, ""));
            }
            return;
        }
        String source = texts.getOrDefault(page, "");
        addHtml(source);
        HtmlText.Rendered rendered = HtmlText.render(source);
        String plainText = plain == null ? "" : texts.getOrDefault(plain, "");
        if (plain != null && isEnough(plainText, rendered)) {
            addPlain(plain, plainText);
        } else {
            add(rendered.text());
        }
    }

    private static boolean isEnough(String plain, HtmlText.Rendered page) {
        long plainLetters = letters(plain);
        if (plainLetters * 10 < letters(page.text()) * 6) {
            return false;
        }
        return !page.marksQuotes() || ReplyCutter.cut(plain).hasQuote();
    }

    private static long letters(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private static List<MimePart> leaves(MimePart container) {
        List<MimePart> leaves = new ArrayList<>();
        for (MimePart child : container.children()) {
            if (child.isMultipart()) {
                leaves.addAll(leaves(child));
            } else if (!child.isMessage()) {
                leaves.add(child);
            }
        }
        return leaves;
    }

    private void addPlain(MimePart part, String text) {
        String words = text;
        if (part.is("text/enriched") || part.is("text/richtext")) {
            words = words.replaceAll("(?is)<param>.*?</param>|</?[a-z][a-z0-9-]{0,40}>", "")
                    .replace("<<", "<");
        }
        if (part.type().parameter("format").orElse("").equalsIgnoreCase("flowed")) {
            boolean deleteSpace = part.type()
                    .parameter("delsp")
                    .map(value -> value.toLowerCase(Locale.ROOT))
                    .orElse("")
                    .equals("yes");
            words = FlowedText.joined(words, deleteSpace);
        }
        Uuencoded.Found found = Uuencoded.cutOut(withoutSignature(words));
        files.addAll(found.files());
        add(found.rest());
    }

    private String withoutSignature(String text) {
        if (text.contains("-----BEGIN PGP MESSAGE-----")) {
            budget.flaw(MailFlaw.Kind.ENCRYPTED, "A text encrypted with PGP");
        }
        if (!text.contains(SIGNATURE_START)) {
            return text;
        }
        String body = SIGNED_START.matcher(text).replaceAll("");
        int start = body.indexOf(SIGNATURE_START);
        int end = body.indexOf(SIGNATURE_END);
        if (start < 0 || end < start) {
            return body;
        }
        String rest = body.substring(0, start) + body.substring(end + SIGNATURE_END.length());
        return rest.replaceAll("(?m)^- (?=[-> F])", "");
    }

    private void add(String text) {
        String words = text.strip();
        if (!words.isEmpty()) {
            if (!out.isEmpty()) {
                out.append("\n\n");
            }
            out.append(words);
        }
    }

    private void addHtml(String source) {
        if (!source.isBlank()) {
            html.append(html.isEmpty() ? "" : "\n<hr>\n").append(source);
        }
    }
}
