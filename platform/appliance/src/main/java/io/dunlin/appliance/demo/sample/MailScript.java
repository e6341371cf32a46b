package io.dunlin.appliance.demo.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail that somebody writes in the demo.
 *
 * @param code its name, unique
 * @param folder the class that a careful clerk gives it
 * @param from the kind of debtor, or the address of somebody else
 * @param name who that is; empty for a debtor
 * @param about the kind of debtor that it is about, or {@code none}
 * @param day days after the start on which it is written
 * @param bounce a delivery status and the server's words; null for a mail written by a person or an answering machine
 * @param machine whether the machine that wrote it says so in its headers
 */
public record MailScript(
        String code,
        String language,
        String folder,
        String from,
        String name,
        String about,
        int day,
        Quote quote,
        @Nullable String attachment,
        @Nullable String bounce,
        boolean machine,
        String subject,
        String body) {

    /** How a mail program leaves what it answers to under the answer. */
    public enum Quote {
        OUTLOOK,
        GMAIL,
        PHONE,
        /** An answer, and nothing under it. */
        BARE,
        /** Not an answer. */
        NONE
    }

    private static final List<String> LANGUAGES = List.of("pl", "en", "de", "ro");

    public static List<MailScript> all() {
        List<MailScript> scripts = new ArrayList<>();
        for (String language : LANGUAGES) {
            String[] blocks = Words.text("mails/" + language + ".txt").split("(?m)^=== ", -1);
            Arrays.stream(blocks).skip(1).map(block -> read(language, block)).forEach(scripts::add);
        }
        return List.copyOf(scripts);
    }

    /** Whether a debtor writes it, not somebody else. */
    public boolean fromDebtor() {
        return !from.contains("@");
    }

    /** The kind of debtor that it comes from or is about; {@code none} for strangers. */
    String debtorKind() {
        return fromDebtor() ? from : about;
    }

    boolean namesTwoInvoices() {
        return body.contains("{invoice2}");
    }

    private static MailScript read(String language, String block) {
        int code = block.indexOf('\n');
        int blank = block.indexOf("\n\n");
        Map<String, String> fields = new HashMap<>();
        block.substring(code + 1, blank).lines().forEach(line -> {
            int colon = line.indexOf(": ");
            fields.put(line.substring(0, colon), line.substring(colon + 2).strip());
        });
        return new MailScript(
                block.substring(0, code).strip(),
                language,
                required(fields, "class"),
                required(fields, "from"),
                fields.getOrDefault("name", ""),
                fields.getOrDefault("about", "none"),
                Integer.parseInt(required(fields, "day")),
                Quote.valueOf(required(fields, "reply").toUpperCase(Locale.ROOT)),
                fields.get("attachment"),
                fields.get("bounce"),
                fields.containsKey("machine"),
                required(fields, "subject"),
                block.substring(blank + 2).strip());
    }

    private static String required(Map<String, String> fields, String field) {
        String value = fields.get(field);
        if (value == null) {
            throw new IllegalStateException("A mail of the demo lacks the field " + field + ": " + fields);
        }
        return value;
    }
}
