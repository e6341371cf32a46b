package io.dunlin.plugin.bankelixir;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of fields between separators. A field in quotes may hold separators; banks do not double the quotes inside it,
 * so it ends at a quote before a separator or the end of the line.
 */
final class Delimited {

    private static final char QUOTE = '"';

    private Delimited() {}

    static List<String> split(String line, char separator) {
        List<String> fields = new ArrayList<>(20);
        int at = 0;
        while (at <= line.length()) {
            int from = at;
            while (from < line.length() && line.charAt(from) == ' ' && separator != ' ') {
                from++;
            }
            boolean quoted = from < line.length() && line.charAt(from) == QUOTE;
            int end = quoted ? closing(line, from + 1, separator) : next(line, at, separator);
            fields.add(quoted ? line.substring(from + 1, end).replace("\"\"", "\"") : line.substring(at, end));
            at = quoted ? next(line, Math.min(end + 1, line.length()), separator) + 1 : end + 1;
        }
        return fields;
    }

    /** The quote that ends a field, or the line's end where none does. */
    private static int closing(String line, int from, char separator) {
        for (int quote = line.indexOf(QUOTE, from); quote >= 0; quote = line.indexOf(QUOTE, quote + 1)) {
            int behind = quote + 1;
            while (behind < line.length() && line.charAt(behind) == ' ') {
                behind++;
            }
            if (behind >= line.length() || line.charAt(behind) == separator) {
                return quote;
            }
        }
        return line.length();
    }

    private static int next(String line, int from, char separator) {
        int found = line.indexOf(separator, from);
        return found < 0 ? line.length() : found;
    }
}
