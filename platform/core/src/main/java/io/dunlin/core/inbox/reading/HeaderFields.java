package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.mail.MailFlaw;
import io.dunlin.core.inbox.mail.MailHeader;
import io.dunlin.core.inbox.mail.MailHeaders;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a block of header fields. Lines that are no field are skipped as long as fields follow; otherwise the body
 * starts there, as when a program forgot the empty line.
 *
 * @param bodyStart the first byte after the block
 */
record HeaderFields(MailHeaders headers, int bodyStart) {

    private static final int LONGEST_NAME = 200;
    private static final long MOST_BYTES = 2L * 1024 * 1024;

    static HeaderFields read(byte[] source, int from, int to, Budget budget) {
        List<MailHeader> fields = new ArrayList<>();
        int at = from;
        long total = 0;
        while (at < to) {
            int end = lineEnd(source, at, to);
            if (isBlank(source, at, end)) {
                return new HeaderFields(new MailHeaders(fields), next(end, to));
            }
            int colon = nameEnd(source, at, end);
            if (colon < 0) {
                budget.flaw(MailFlaw.Kind.DAMAGED, "A line in the header is no header field");
                if (!fieldFollows(source, next(end, to), to)) {
                    return new HeaderFields(new MailHeaders(fields), at);
                }
                at = next(end, to);
                continue;
            }
            int fieldEnd = fieldEnd(source, end, to);
            budget.checkTime();
            total += fieldEnd - at;
            if (fields.size() < budget.limits().headerFields() && total <= MOST_BYTES) {
                fields.add(field(source, at, colon, fieldEnd, budget));
            } else {
                budget.flaw(MailFlaw.Kind.HEADER_TOO_LARGE, "More header fields than are read");
            }
            at = next(fieldEnd, to);
        }
        return new HeaderFields(new MailHeaders(fields), to);
    }

    private static MailHeader field(byte[] source, int from, int colon, int to, Budget budget) {
        int limit = Math.min(to, colon + 1 + budget.limits().headerChars());
        if (limit < to) {
            budget.flaw(MailFlaw.Kind.HEADER_TOO_LARGE, "A header field was cut");
        }
        String name = new String(source, from, colon - from, StandardCharsets.US_ASCII).strip();
        String raw = Charsets.decodeUndeclared(unfold(source, colon + 1, limit)).strip();
        return new MailHeader(name, raw, EncodedWords.decode(raw));
    }

    private static byte[] unfold(byte[] source, int from, int to) {
        int line = from;
        while (line < to && source[line] != '\n' && source[line] != '\r') {
            line++;
        }
        if (line == to) {
            return Arrays.copyOfRange(source, from, to);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        boolean folded = false;
        for (int i = from; i < to; i++) {
            byte b = source[i];
            if (b == '\r' || b == '\n') {
                folded = true;
            } else if (!folded || (b != ' ' && b != '\t')) {
                if (folded) {
                    out.write(' ');
                    folded = false;
                }
                out.write(b);
            }
        }
        return out.toByteArray();
    }

    private static boolean fieldFollows(byte[] source, int at, int to) {
        int end = lineEnd(source, at, to);
        return at < to && (isBlank(source, at, end) || nameEnd(source, at, end) >= 0);
    }

    /** The index of the colon, or -1. */
    private static int nameEnd(byte[] source, int from, int to) {
        int i = from;
        while (i < to && source[i] > ' ' && source[i] != ':' && source[i] != 0x7F) {
            i++;
        }
        int nameEnd = i;
        while (i < to && (source[i] == ' ' || source[i] == '\t')) {
            i++;
        }
        return i < to && source[i] == ':' && nameEnd > from && nameEnd - from <= LONGEST_NAME ? i : -1;
    }

    private static int fieldEnd(byte[] source, int firstLineEnd, int to) {
        int end = firstLineEnd;
        while (true) {
            int at = next(end, to);
            if (at >= to || (source[at] != ' ' && source[at] != '\t')) {
                return end;
            }
            int lineEnd = lineEnd(source, at, to);
            if (isBlank(source, at, lineEnd) && !continues(source, next(lineEnd, to), to)) {
                return end;
            }
            end = lineEnd;
        }
    }

    /** A line of blanks alone belongs to the field only when a folded line follows it. */
    private static boolean continues(byte[] source, int at, int to) {
        return at < to && (source[at] == ' ' || source[at] == '\t') && !isBlank(source, at, lineEnd(source, at, to));
    }

    static int lineEnd(byte[] source, int from, int to) {
        int i = from;
        while (i < to && source[i] != '\n' && !(source[i] == '\r' && (i + 1 >= to || source[i + 1] != '\n'))) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(byte[] source, int from, int to) {
        for (int i = from; i < to; i++) {
            if (source[i] != ' ' && source[i] != '\t' && source[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private static int next(int lineEnd, int to) {
        return Math.min(lineEnd + 1, to);
    }
}
