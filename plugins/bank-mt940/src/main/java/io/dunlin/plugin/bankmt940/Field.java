package io.dunlin.plugin.bankmt940;

/**
 * A field of a message, for example {@code :61:}.
 *
 * @param tag without colons; {@link #END} where a message ends
 * @param line where it begins, from 1
 * @param text what follows the tag; its lines joined by {@code \n}
 * @param cut whether the field was longer than any bank writes and the rest was left out
 */
record Field(String tag, long line, String text, boolean cut) {

    /** Not a field: the end of a message. */
    static final String END = "";

    /** Not a field: what stands before a message says that it is an MT942. */
    static final String INTERIM = "942";

    static Field mark(String tag, long line) {
        return new Field(tag, line, "", false);
    }

    /** The field as in the file. */
    String whole() {
        return ":" + tag + ":" + text;
    }

    String firstLine() {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    String afterFirstLine() {
        int end = text.indexOf('\n');
        return end < 0 ? "" : text.substring(end + 1);
    }
}
