package io.dunlin.spi.messaging.journal;

import io.dunlin.spi.messaging.SmsStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A fact in the journal: one line of fields with tabs between. */
public sealed interface JournalEntry {

    Instant at();

    /** A message is about to be handed over in so many parts. */
    record Intent(Instant at, String reference, int parts) implements JournalEntry {}

    /** The carrier took a part. */
    record Accepted(Instant at, String reference, String carrierId) implements JournalEntry {}

    /** The carrier refused the message before taking any part: it was never sent. */
    record Refused(Instant at, String reference) implements JournalEntry {}

    /** A delivery report; {@code error} is empty where none was given. */
    record Delivery(Instant at, String id, String carrierId, SmsStatus status, String error) implements JournalEntry {}

    /** A part of a message from a phone. Parts of one {@code key} belong together. */
    record Fragment(Instant at, String key, int part, int parts, String from, String to, String text)
            implements JournalEntry {}

    /** A whole message from a phone; {@code key} is that of its fragments, or empty. */
    record Incoming(Instant at, String id, String key, String from, String to, String text) implements JournalEntry {}

    /** The product has stored an event. */
    record Confirmed(Instant at, String id) implements JournalEntry {}

    default String line() {
        return switch (this) {
            case Intent e -> join("I", e.at, e.reference, e.parts);
            case Accepted e -> join("A", e.at, e.reference, e.carrierId);
            case Refused e -> join("R", e.at, e.reference);
            case Delivery e -> join("D", e.at, e.id, e.carrierId, e.status, e.error);
            case Fragment e -> join("F", e.at, e.key, e.part, e.parts, e.from, e.to, e.text);
            case Incoming e -> join("M", e.at, e.id, e.key, e.from, e.to, e.text);
            case Confirmed e -> join("C", e.at, e.id);
        };
    }

    /** @throws IllegalArgumentException where the line is not one that {@link #line()} wrote */
    static JournalEntry parse(String line) {
        List<String> fields = split(line);
        try {
            Instant at = Instant.ofEpochMilli(Long.parseLong(fields.get(1)));
            return switch (fields.getFirst()) {
                case "I" -> new Intent(at, fields.get(2), Integer.parseInt(fields.get(3)));
                case "A" -> new Accepted(at, fields.get(2), fields.get(3));
                case "R" -> new Refused(at, fields.get(2));
                case "D" ->
                    new Delivery(at, fields.get(2), fields.get(3), SmsStatus.valueOf(fields.get(4)), fields.get(5));
                case "F" ->
                    new Fragment(
                            at,
                            fields.get(2),
                            Integer.parseInt(fields.get(3)),
                            Integer.parseInt(fields.get(4)),
                            fields.get(5),
                            fields.get(6),
                            fields.get(7));
                case "M" -> new Incoming(at, fields.get(2), fields.get(3), fields.get(4), fields.get(5), fields.get(6));
                case "C" -> new Confirmed(at, fields.get(2));
                default -> throw new IllegalArgumentException("Unknown entry");
            };
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("Too few fields", e);
        }
    }

    private static String join(String type, Instant at, Object... fields) {
        StringBuilder line = new StringBuilder(type).append('\t').append(at.toEpochMilli());
        for (Object field : fields) {
            line.append('\t');
            String text = field.toString();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '\\' -> line.append("\\\\");
                    case '\t' -> line.append("\\t");
                    case '\n' -> line.append("\\n");
                    case '\r' -> line.append("\\r");
                    default -> line.append(c);
                }
            }
        }
        return line.toString();
    }

    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        for (String field : line.split("\t", -1)) {
            StringBuilder text = new StringBuilder(field.length());
            for (int i = 0; i < field.length(); i++) {
                char c = field.charAt(i);
                if (c == '\\' && i + 1 < field.length()) {
                    i++;
                    text.append(
                            switch (field.charAt(i)) {
                                case 't' -> '\t';
                                case 'n' -> '\n';
                                case 'r' -> '\r';
                                default -> field.charAt(i);
                            });
                } else {
                    text.append(c);
                }
            }
            fields.add(text.toString());
        }
        return fields;
    }
}
