package io.dunlin.spi.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The character sets of Polish bank files, as tables of 256 characters; UTF-8 stands apart.
 * <p>
 * The byte 0xFF is a space in every table: banks fill empty subfields with it.
 */
public enum BankCharset {
    UTF_8("UTF-8"),
    WINDOWS_1250("windows-1250"),
    ISO_8859_2("ISO-8859-2"),
    CP852("IBM852"),
    MAZOVIA("Mazovia"),
    WINDOWS_1252("windows-1252");

    /** The letters that a file is expected to hold. */
    public enum Letters {
        POLISH,
        /** Of German, French, Dutch, Spanish and the Nordic languages. */
        WESTERN
    }

    private static final int FILLER = 0xFF;

    private final String written;
    private final String table;

    BankCharset(String written) {
        this.written = written;
        char[] characters = new char[256];
        if ("Mazovia".equals(written)) {
            fillMazovia(characters);
        } else if (!"UTF-8".equals(written)) {
            fill(characters, Charset.forName(written));
        }
        characters[FILLER] = ' ';
        table = new String(characters);
    }

    /** The name as settings and people write it. */
    public String written() {
        return written;
    }

    /**
     * Finds the character set of a file from all its bytes: valid UTF-8 is UTF-8; of the others the one in which the
     * bytes read as Polish letters most.
     *
     * @param in read to its end, not closed
     */
    public static BankCharset detect(InputStream in) throws IOException {
        return detect(in, Letters.POLISH);
    }

    /**
     * Finds the character set of a file whose language is known, for example by the country of its account: the byte
     * 0xE4 is {@code ä} in a German file and may be {@code ń} in a Polish one.
     *
     * @param in read to its end, not closed
     */
    public static BankCharset detect(InputStream in, Letters letters) throws IOException {
        return CharsetDetection.of(in, letters);
    }

    static List<BankCharset> singleByte() {
        return Arrays.stream(values()).filter(charset -> charset != UTF_8).toList();
    }

    /**
     * The opposite of {@link #written()}.
     *
     * @throws IllegalArgumentException where it is none of these
     */
    public static BankCharset named(String name) {
        for (BankCharset charset : values()) {
            if (charset.written.equalsIgnoreCase(name)) {
                return charset;
            }
        }
        throw new IllegalArgumentException("Not a character set of bank files: " + name);
    }

    /** What a byte means in a single-byte set. */
    public char character(int unsignedByte) {
        return table.charAt(unsignedByte);
    }

    /** Bytes as text; in UTF-8 what is malformed becomes the replacement character. */
    public String decode(byte[] bytes, int from, int length) {
        if (this == UTF_8) {
            return new String(bytes, from, length, StandardCharsets.UTF_8);
        }
        for (int i = from; i < from + length; i++) {
            if (bytes[i] < 0) {
                return decodeByTable(bytes, from, length);
            }
        }
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private String decodeByTable(byte[] bytes, int from, int length) {
        char[] characters = new char[length];
        for (int i = 0; i < length; i++) {
            characters[i] = table.charAt(bytes[from + i] & 0xFF);
        }
        return new String(characters);
    }

    /** Code page 437 with the Polish letters of the Mazovia computer; the JDK does not know it. */
    private static void fillMazovia(char[] table) {
        fill(table, Charset.forName("IBM437"));
        String letters = "ĄĆĘŁŃÓŚŹŻąćęłńóśźż";
        String places = "8F95909CA5A398A0A1868D9192A4A29EA6A7";
        for (int i = 0; i < letters.length(); i++) {
            table[Integer.parseInt(places.substring(2 * i, 2 * i + 2), 16)] = letters.charAt(i);
        }
    }

    private static void fill(char[] table, Charset charset) {
        for (int i = 0; i < 256; i++) {
            table[i] = new String(new byte[] {(byte) i}, charset).charAt(0);
        }
    }
}
