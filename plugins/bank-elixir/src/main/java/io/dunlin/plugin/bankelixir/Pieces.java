package io.dunlin.plugin.bankelixir;

import org.jspecify.annotations.Nullable;

/** Texts of up to four pieces of 35 characters, with {@code |} between: a full piece may be cut inside a word. */
final class Pieces {

    private static final int FULL = 35;

    private Pieces() {}

    /** All pieces as one text with single spaces. */
    static String joined(String text) {
        StringBuilder joined = new StringBuilder();
        boolean goesOn = true;
        for (String piece : text.split("\\|", -1)) {
            joined.append(goesOn ? "" : " ").append(piece);
            goesOn = piece.length() == FULL;
        }
        return joined.toString().replaceAll("[\\s\\u00A0]+", " ").strip();
    }

    /** The name before an address: the first piece, and the second where the first is full. */
    static @Nullable String name(String text) {
        String[] pieces = text.split("\\|", 3);
        String name = pieces.length > 1 && pieces[0].length() == FULL ? pieces[0] + pieces[1] : pieces[0];
        return name.isBlank() ? null : name;
    }
}
