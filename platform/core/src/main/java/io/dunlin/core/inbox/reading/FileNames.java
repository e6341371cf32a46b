package io.dunlin.core.inbox.reading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** File names of strangers, made safe to show and to save. */
final class FileNames {

    private static final int LONGEST = 150;
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\\uFFFE\\uFFFF<>:\"|?*\\\\/]");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private FileNames() {}

    static String safe(String raw) {
        String name = Normalizer.normalize(raw.strip(), Normalizer.Form.NFC);
        int path = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        if (path >= 0 && path < name.length() - 1) {
            name = name.substring(path + 1);
        }
        name = UNSAFE.matcher(name).replaceAll("_").strip().replaceAll("^\\.+|[. ]+$", "");
        if (name.length() > LONGEST) {
            String extension = extension(name);
            String dotted = extension.isEmpty() || extension.length() > 20 ? "" : "." + extension;
            name = name.substring(0, LONGEST - dotted.length()) + dotted;
        }
        if (name.isEmpty()) {
            return "attachment";
        }
        return RESERVED.matcher(name).matches() ? "_" + name : name;
    }

    /** In lower case, without the dot. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT).strip();
    }
}
