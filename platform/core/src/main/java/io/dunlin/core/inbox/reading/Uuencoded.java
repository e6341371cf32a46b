package io.dunlin.core.inbox.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files written into the text between {@code begin 644 name} and {@code end}, as old programs still do. */
final class Uuencoded {

    private static final Pattern BEGIN = Pattern.compile("begin(?:-base64)? [0-7]{3,4} (\\S.{0,254})");
    private static final int MOST_FILES = 20;

    private Uuencoded() {}

    /** @param rest the text without the files */
    record Found(String rest, List<File> files) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record File(String name, byte[] content) {}

    static Found cutOut(String text) {
        if (!text.contains("begin ")) {
            return new Found(text, List.of());
        }
        List<String> lines = text.lines().toList();
        List<File> files = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Matcher begin = BEGIN.matcher(lines.get(i).strip());
            int end = begin.matches() && files.size() < MOST_FILES ? endOfFile(lines, i + 1) : -1;
            if (end < 0) {
                rest.append(lines.get(i)).append('\n');
            } else {
                files.add(new File(begin.group(1).strip(), decode(lines.subList(i + 1, end))));
                i = end;
            }
        }
        return files.isEmpty() ? new Found(text, files) : new Found(rest.toString(), files);
    }

    static byte[] firstFile(byte[] source, int from, int to) {
        List<File> files = cutOut(new String(source, from, to - from, StandardCharsets.ISO_8859_1))
                .files();
        return files.isEmpty() ? new byte[0] : files.getFirst().content();
    }

    /** The line with {@code end}; -1 when what follows is not uuencoded, since people write "begin 2025 with" too. */
    private static int endOfFile(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            if (line.equals("end")) {
                return i;
            }
            if (!line.isEmpty() && !isEncoded(line)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isEncoded(String line) {
        int length = line.charAt(0) - ' ' & 0x3F;
        int needed = (length + 2) / 3 * 4;
        // Trailing blanks are lost on the way, and some writers add a checksum character.
        return line.chars().allMatch(c -> c >= ' ' && c <= '`') && line.length() <= needed + 3;
    }

    private static byte[] decode(List<String> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String line : lines) {
            if (line.isEmpty()) {
                continue;
            }
            int left = line.charAt(0) - ' ' & 0x3F;
            for (int i = 1; left > 0; i += 4) {
                int bits =
                        value(line, i) << 18 | value(line, i + 1) << 12 | value(line, i + 2) << 6 | value(line, i + 3);
                for (int shift = 16; shift >= 0 && left > 0; shift -= 8, left--) {
                    out.write(bits >>> shift);
                }
            }
        }
        return out.toByteArray();
    }

    private static int value(String line, int index) {
        return index < line.length() ? line.charAt(index) - ' ' & 0x3F : 0;
    }
}
