package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.mail.MailAddress;
import io.dunlin.core.inbox.mail.ReplyText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Labels each line of a mail as new, quoted, closing formula or signature. First what is quoted, from the top; then, in
 * each stretch of new lines, what ends it, from the bottom.
 */
public final class ReplyCutter {

    /** What a line is. */
    enum Label {
        NEW,
        QUOTE,
        CLOSING,
        SIGNATURE
    }

    private static final Pattern GLUED = Pattern.compile("(?m)(?<=\\S)(-{3,60} ?On .{5,200}? wrote:)$");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");
    /** A signature with its disclaimers is not longer; what stands above is not looked through. */
    private static final int MOST_NAME_LINES = 4;

    private static final int LONGEST_FOOTER_LINES = 200;

    private static final int LONGEST_PARAGRAPH_LINES = 40;
    /** Lines that are not marked as quoted; beyond so many, an announcement without a mark is not looked for. */
    private static final int MOST_LOOKED_AT = 5_000;

    private final List<String> lines;
    private final Label[] labels;
    private final SenderName sender;

    private ReplyCutter(String text, SenderName sender) {
        String separated = text.contains(" wrote:") ? GLUED.matcher(text).replaceAll("\n$1") : text;
        this.lines =
                separated.replace('\u00A0', ' ').replace('\u202F', ' ').lines().toList();
        this.labels = new Label[lines.size()];
        Arrays.fill(labels, Label.NEW);
        this.sender = sender;
    }

    public static CutText cut(String text) {
        return cut(text, List.of());
    }

    /** @param from the sender, whose name marks a signature that no formula announces */
    public static CutText cut(String text, List<MailAddress> from) {
        ReplyCutter cutter = new ReplyCutter(text, SenderName.of(from));
        cutter.labelQuotes();
        cutter.labelSignatures();
        return new CutText(cutter.lines, cutter.labels);
    }

    /** The labelled lines. */
    public static final class CutText {

        private final List<String> lines;
        private final Label[] labels;

        private CutText(List<String> lines, Label[] labels) {
            this.lines = lines;
            this.labels = labels;
        }

        public boolean hasQuote() {
            return Arrays.asList(labels).contains(Label.QUOTE);
        }

        public ReplyText toReplyText() {
            return new ReplyText(only(Label.NEW), only(Label.QUOTE), only(Label.CLOSING, Label.SIGNATURE));
        }

        String only(Label... wanted) {
            List<Label> kept = List.of(wanted);
            StringBuilder out = new StringBuilder();
            boolean gap = false;
            for (int i = 0; i < labels.length; i++) {
                if (!kept.contains(labels[i])) {
                    gap = !out.isEmpty();
                    continue;
                }
                if (gap && !endsBlank(out) && !lines.get(i).isBlank()) {
                    out.append('\n');
                }
                gap = false;
                out.append(lines.get(i)).append('\n');
            }
            String text = out.toString();
            return (text.contains("\n\n\n") ? EMPTY_LINES.matcher(text).replaceAll("\n\n") : text).strip();
        }

        private static boolean endsBlank(StringBuilder out) {
            return out.length() > 1 && out.charAt(out.length() - 2) == '\n';
        }
    }

    private void labelQuotes() {
        int at = 0;
        int lookedAt = 0;
        boolean wordsBefore = false;
        while (at < lines.size()) {
            String line = lines.get(at);
            if (QuoteMarks.isQuoted(line)) {
                labels[at++] = Label.QUOTE;
                continue;
            }
            boolean forward = QuoteMarks.announcesForward(line);
            boolean original = !forward && QuoteMarks.announcesOriginal(line);
            boolean looked = lookedAt++ < MOST_LOOKED_AT;
            int marked = forward || original ? 1 : looked ? QuoteMarks.attribution(lines, at) : 0;
            if (marked == 0 && looked) {
                marked = QuoteMarks.heading(lines, at);
            }
            if (marked == 0) {
                wordsBefore |= !line.isBlank();
                at++;
                continue;
            }
            int after = at + marked;
            if (original || forward) {
                after += after < lines.size() ? skipBlankAndHeading(after) : 0;
            }
            label(at, after, Label.QUOTE);
            boolean quotedFollows = nextWords(after) < lines.size() && QuoteMarks.isQuoted(lines.get(nextWords(after)));
            // Without words above, what stands below an unmarked quote may be the answer: kept.
            if (!quotedFollows && (wordsBefore || forward)) {
                label(after, lines.size(), Label.QUOTE);
                return;
            }
            at = after;
        }
    }

    private int skipBlankAndHeading(int from) {
        int start = nextWords(from);
        return start >= lines.size() ? 0 : start - from + QuoteMarks.heading(lines, start);
    }

    private int nextWords(int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    private void label(int from, int to, Label label) {
        Arrays.fill(labels, from, to, label);
    }

    private void labelSignatures() {
        int at = 0;
        while (at < lines.size()) {
            if (labels[at] != Label.NEW) {
                at++;
                continue;
            }
            int end = at;
            while (end < lines.size() && labels[end] == Label.NEW) {
                end++;
            }
            signature(at, end);
            at = end;
        }
    }

    private void signature(int from, int to) {
        int end = delimited(from, to);
        end = closing(from, end);
        trim(from, end);
    }

    /** Everything below a line of two dashes. */
    private int delimited(int from, int to) {
        for (int i = Math.max(from, to - LONGEST_FOOTER_LINES); i < to; i++) {
            if (SignatureMarks.startsSignature(lines.get(i)) && !lines.get(i).contains("_____")) {
                boolean wordsAbove = hasWords(from, i) || from > 0;
                if (wordsAbove && (to - i <= 40)) {
                    label(i, to, Label.SIGNATURE);
                    return i;
                }
            }
        }
        return to;
    }

    /** A closing formula and the name lines below it. What is neither, such as a postscript, stays new. */
    private int closing(int from, int to) {
        for (int i = to - 1; i > Math.max(from, to - LONGEST_FOOTER_LINES); i--) {
            // Of words between the lines that they answer the formula may stand below the last of these.
            if (!SignatureMarks.isClosing(lines.get(i)) || !(hasWords(from, i) || from > 0)) {
                continue;
            }
            int end = i + 1;
            while (end < to && (lines.get(end).isBlank() || endsHere(end, to))) {
                end++;
            }
            if (hasWords(end, to) && !isTail(end, to) && !isNameBlock(i + 1, end)) {
                continue;
            }
            int first = i;
            while (first - 1 > from && SignatureMarks.isClosing(lines.get(first - 1)) && hasWords(from, first - 1)) {
                first--;
            }
            labels[first] = Label.CLOSING;
            label(first, i + 1, Label.CLOSING);
            label(i + 1, end, Label.SIGNATURE);
            labelNames(i + 1, end);
            if (isTail(end, to)) {
                label(end, to, Label.SIGNATURE);
            }
            return first;
        }
        return to;
    }

    /** The names directly below a formula belong to it: other readers of mail keep both together. */
    private void labelNames(int from, int to) {
        int at = nextWords(from);
        int last = Math.min(to, at + 3);
        for (int i = from; i < last && (i <= at || !lines.get(i).isBlank()); i++) {
            labels[i] = Label.CLOSING;
        }
    }

    private boolean endsHere(int at, int to) {
        String line = lines.get(at);
        return SignatureMarks.mayFollow(line)
                || (startsParagraph(at) && SignatureMarks.isDisclaimer(paragraph(at, to)));
    }

    private boolean isNameBlock(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!lines.get(i).isBlank() && (SignatureMarks.isName(lines.get(i)) || sender.isIn(lines.get(i)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether everything from here on is footer: disclaimers and their continuation, contact data, placeholders. */
    private boolean isTail(int from, int to) {
        boolean disclaimer = false;
        for (int i = from; i < to; i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            if (startsParagraph(i) || i == from) {
                disclaimer = SignatureMarks.isDisclaimer(paragraph(i, to));
            } else {
                disclaimer |= SignatureMarks.isDisclaimer(lines.get(i));
            }
            if (!disclaimer && !SignatureMarks.mayFollow(lines.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Peels footers and name blocks off the end, paragraph by paragraph, as long as words remain above. */
    private void trim(int from, int to) {
        int end = to;
        int earliest = Math.max(from, to - LONGEST_FOOTER_LINES);
        while (end > earliest) {
            while (end > from && lines.get(end - 1).isBlank()) {
                end--;
            }
            int start = end;
            while (start > earliest && !lines.get(start - 1).isBlank()) {
                start--;
            }
            int cut = start == end ? end : footerStart(from, start, end);
            if (cut >= end || !(hasWords(from, cut) || isOnlyFooter(cut, end))) {
                return;
            }
            label(cut, end, Label.SIGNATURE);
            end = cut;
        }
    }

    private boolean isOnlyFooter(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!SignatureMarks.isPhoneFooter(lines.get(i)) && !SignatureMarks.isDisclaimer(lines.get(i))) {
                return false;
            }
        }
        return from > 0;
    }

    /** Where in the paragraph the footer begins; {@code end} when there is none. */
    private int footerStart(int from, int start, int end) {
        List<String> block = lines.subList(start, end);
        if (SignatureMarks.isDisclaimer(String.join(" ", block)) && (hasWords(from, start) || from > 0)) {
            return start;
        }
        if (isNameParagraph(block)) {
            return start;
        }
        int cut = end;
        while (cut > start && (isFooterLine(lines.get(cut - 1)) || SignatureMarks.isDisclaimer(lines.get(cut - 1)))) {
            cut--;
        }
        // A disclaimer of several lines, begun within the paragraph.
        for (int i = start + 1; i < cut; i++) {
            if (SignatureMarks.isDisclaimer(lines.get(i)) && isTail(i, cut)) {
                cut = i;
            }
        }
        if (cut < end) {
            return cut;
        }
        int named = namesBelowSentence(start, end);
        if (named < end) {
            return named;
        }
        // The sender's own name below the last sentence, without an empty line between.
        int name = end - 1;
        return name > start
                        && SignatureMarks.isName(lines.get(name))
                        && SignatureMarks.words(lines.get(name)) <= 4
                        && sender.isIn(lines.get(name))
                ? name
                : end;
    }

    /** A whole name below the last sentence of a paragraph, with what its bearer is above, beside or below it; else the end. */
    private int namesBelowSentence(int start, int end) {
        for (int name = end - 1; name > Math.max(start, end - MOST_NAME_LINES); name--) {
            String line = lines.get(name);
            boolean named = isWholeName(line)
                    || SignatureMarks.isNameWithRole(line)
                    || (SignatureMarks.isStrong(line)
                            && name + 1 < end
                            && SignatureMarks.isFullName(lines.get(name + 1)));
            if (named
                    && SignatureMarks.endsSentence(lines.get(name - 1))
                    && SignatureMarks.allMayFollow(lines.subList(name, end))) {
                return name;
            }
        }
        return end;
    }

    private static boolean isWholeName(String line) {
        return SignatureMarks.isFullName(line)
                && SignatureMarks.words(line) <= 4
                && SignatureMarks.beginsWithFirstName(line);
    }

    private boolean isNameParagraph(List<String> block) {
        if (block.stream().allMatch(ReplyCutter::isFooterLine)) {
            return true;
        }
        if (block.size() > 12 || !SignatureMarks.allMayFollow(block)) {
            return false;
        }
        String first = block.getFirst();
        boolean strong = block.stream().anyMatch(SignatureMarks::isStrong);
        boolean named = sender.isIn(first) && SignatureMarks.words(first) <= 8;
        if (named && (SignatureMarks.isName(first) || strong || sender.covers(first))) {
            return true;
        }
        if (block.size() == 1 && (SignatureMarks.areInitials(first) || SignatureMarks.isNameWithRole(first))) {
            return true;
        }
        boolean fullName = !first.strip().endsWith(",")
                && (SignatureMarks.isFullName(first) || SignatureMarks.beginsWithFirstName(first));
        return (fullName && (strong || block.size() <= 3))
                || (SignatureMarks.isStrong(first) && block.stream().allMatch(SignatureMarks::isStrong));
    }

    private static boolean isFooterLine(String line) {
        return SignatureMarks.isPhoneFooter(line)
                || SignatureMarks.isPlaceholder(line)
                || SignatureMarks.isDelimiter(line);
    }

    private boolean startsParagraph(int at) {
        return at == 0 || lines.get(at - 1).isBlank() || labels[at - 1] == Label.QUOTE;
    }

    private String paragraph(int at, int to) {
        List<String> found = new ArrayList<>();
        for (int i = at;
                i < Math.min(to, at + LONGEST_PARAGRAPH_LINES) && !lines.get(i).isBlank();
                i++) {
            found.add(lines.get(i));
        }
        return String.join(" ", found);
    }

    private boolean hasWords(int from, int to) {
        for (int i = from; i < to; i++) {
            if (lines.get(i).codePoints().anyMatch(Character::isLetterOrDigit)) {
                return true;
            }
        }
        return false;
    }
}
