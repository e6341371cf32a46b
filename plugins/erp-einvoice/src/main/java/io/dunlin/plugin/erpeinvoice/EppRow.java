package io.dunlin.plugin.erpeinvoice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of EDI++: fields between commas, texts in quotes, quotes inside doubled. */
record EppRow(List<String> fields) {

    static EppRow read(String line) {
        List<String> fields = new ArrayList<>(64);
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    field.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return new EppRow(fields);
    }

    /** Whether the last text of a row goes on in the next line. */
    static boolean goesOn(String line) {
        return line.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    /** The field at a place counted from 1 as the format's description does, or null where it is empty. */
    @Nullable
    String field(int place) {
        String text = place > fields.size() ? "" : fields.get(place - 1);
        return text.isEmpty() ? null : text;
    }
}
