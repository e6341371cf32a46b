package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.text.LineReader;
import io.dunlin.spi.text.TextLine;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Joins lines to fields and finds where messages end: a hyphen, a SWIFT block, or the end of a file.
 * <p>
 * A colon at the start of a line is not always a tag: text wrapped inside a time gives lines such as {@code :46:08} and
 * even {@code :26:37}. Digits alone are a tag only where the standard has it, and after a line that ends in two digits a
 * further two digits are the rest of a time.
 */
final class FieldReader {

    private static final int LONGEST_FIELD = 8_000;
    private static final Set<String> NUMBERS =
            Set.of("13", "20", "21", "25", "28", "34", "60", "61", "62", "64", "65", "86", "90");
    private static final Pattern HOUR_AT_END = Pattern.compile("(?s).*(^|\\D)\\d{2}$");
    private static final Pattern REST_OF_TIME = Pattern.compile(":\\d{2}:\\d{2}(\\D.*)?");
    private static final Pattern INTERIM_BLOCK = Pattern.compile("\\{2:[IO]942");

    private final LineReader lines;
    private final Queue<Field> ready = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private String tag = Field.END;
    private long startsAt;
    private boolean cut;
    private String lastLine = "";
    private boolean finished;

    FieldReader(LineReader lines) {
        this.lines = lines;
    }

    /** The next field or mark, or null at the end of the file. */
    @Nullable
    Field next() throws IOException {
        while (ready.isEmpty() && !finished) {
            TextLine line = lines.next();
            if (line == null) {
                finished = true;
                close();
            } else {
                take(line.number(), line.text());
            }
        }
        return ready.poll();
    }

    private void take(long number, String raw) {
        String line = withoutControls(raw);
        if (line.isEmpty()) {
            return;
        }
        char first = line.charAt(0);
        if (first == ':' && isTag(line)) {
            open(number, line);
        } else if (first == '-' && (line.length() == 1 || line.charAt(1) == '}')) {
            end(number);
            blocks(number, line);
        } else if (first == '{' && line.length() > 2 && line.charAt(2) == ':') {
            end(number);
            blocks(number, line);
        } else if (tag.equals(Field.END)) {
            if (line.equals("942") || line.startsWith("942 ")) {
                ready.add(Field.mark(Field.INTERIM, number));
            }
        } else {
            add(line);
        }
    }

    /** What stands in SWIFT blocks on one line; fields may begin right behind the opening of block 4. */
    private void blocks(long number, String line) {
        if (INTERIM_BLOCK.matcher(line).find()) {
            ready.add(Field.mark(Field.INTERIM, number));
        }
        int fields = line.lastIndexOf("{4:");
        if (fields >= 0 && fields + 3 < line.length()) {
            String rest = line.substring(fields + 3);
            if (rest.charAt(0) == ':' && isTag(rest)) {
                open(number, rest);
            }
        }
    }

    private boolean isTag(String line) {
        if (line.startsWith(":NS:")) {
            return true;
        }
        if (line.length() < 4 || !digit(line.charAt(1)) || !digit(line.charAt(2))) {
            return false;
        }
        char third = line.charAt(3);
        if (third != ':') {
            boolean lettered = third >= 'A' && third <= 'Z';
            return (lettered || line.startsWith(":94")) && line.length() > 4 && line.charAt(4) == ':';
        }
        return NUMBERS.contains(line.substring(1, 3)) && !isRestOfTime(line);
    }

    private boolean isRestOfTime(String line) {
        return "86".equals(tag)
                && line.charAt(1) < '6'
                && REST_OF_TIME.matcher(line).matches()
                && HOUR_AT_END.matcher(lastLine).matches();
    }

    private void open(long number, String line) {
        close();
        int colon = line.indexOf(':', 1);
        tag = line.substring(1, colon);
        startsAt = number;
        lastLine = line.substring(colon + 1);
        text.append(lastLine);
    }

    private void add(String line) {
        lastLine = line;
        if (text.length() + line.length() < LONGEST_FIELD) {
            text.append('\n').append(line);
        } else {
            cut = true;
        }
    }

    private void close() {
        if (!tag.equals(Field.END)) {
            ready.add(new Field(tag, startsAt, text.toString(), cut));
        }
        tag = Field.END;
        text.setLength(0);
        cut = false;
    }

    private void end(long number) {
        close();
        ready.add(Field.mark(Field.END, number));
    }

    private static String withoutControls(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && line.charAt(from) < ' ' && line.charAt(from) != '\t') {
            from++;
        }
        while (to > from && line.charAt(to - 1) < ' ') {
            to--;
        }
        return line.substring(from, to);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
