package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.mail.Attachment;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a file is by its first bytes, and whether it may be opened at all. Looks at names and marks only, never into
 * compressed content.
 *
 * @param verdict a final status where none is left to find out, else absent
 */
record FileKind(
        String type,
        Attachment.@Nullable Status verdict,
        @Nullable String reason) {

    private static final String OLE = "application/x-ole-storage";
    private static final Set<String> PROGRAMS = Set.of(
            "exe",
            "scr",
            "com",
            "pif",
            "bat",
            "cmd",
            "msi",
            "msp",
            "mst",
            "cpl",
            "dll",
            "jar",
            "js",
            "jse",
            "vbs",
            "vbe",
            "wsf",
            "wsh",
            "hta",
            "ps1",
            "psm1",
            "reg",
            "lnk",
            "url",
            "scf",
            "inf",
            "chm",
            "iso",
            "img",
            "vhd",
            "vhdx",
            "appx",
            "msix",
            "application",
            "gadget",
            "sh",
            "py",
            "pl",
            "rb",
            "apk",
            "app",
            "dmg",
            "deb",
            "rpm",
            "xll",
            "xlam",
            "xla",
            "ppam",
            "one",
            "library-ms",
            "settingcontent-ms",
            "diagcab");
    private static final Set<String> MACRO_DOCUMENTS =
            Set.of("docm", "dotm", "xlsm", "xltm", "xlsb", "pptm", "potm", "ppsm");
    /** A document's extension, and a program's after it. */
    private static final Pattern TWO_FACED = Pattern.compile(
            "(?i).*\\.(pdf|docx?|xlsx?|jpe?g|png|txt|csv|xml)[\\s._-]{1,100}(exe|scr|com|pif|bat|cmd|js|vbs|hta|lnk)");

    static FileKind of(String name, String declaredType, byte[] content) {
        String extension = FileNames.extension(name);
        if (PROGRAMS.contains(extension) || TWO_FACED.matcher(name).matches()) {
            return new FileKind(declaredType, Attachment.Status.DANGEROUS, "A program or script");
        }
        if (MACRO_DOCUMENTS.contains(extension)) {
            return new FileKind(declaredType, Attachment.Status.DANGEROUS, "A document with macros");
        }
        if (content.length == 0) {
            return new FileKind(declaredType, Attachment.Status.NO_TEXT, "An empty file");
        }
        String type = sniff(content, declaredType);
        return switch (type) {
            case "application/x-msdownload", "application/x-executable", "application/x-sh", "application/x-mach-o" ->
                new FileKind(type, Attachment.Status.DANGEROUS, "A program or script");
            case OLE -> ole(content, extension, declaredType);
            case "application/zip" -> ZipDirectory.read(content).kind(declaredType);
            default -> new FileKind(type, null, null);
        };
    }

    private static FileKind ole(byte[] content, String extension, String declaredType) {
        if (contains(content, "EncryptedPackage")) {
            return new FileKind(
                    "application/x-tika-ooxml-protected", Attachment.Status.ENCRYPTED, "Locked with a password");
        }
        if (contains(content, "_VBA_PROJECT")) {
            return new FileKind(OLE, Attachment.Status.DANGEROUS, "A document with macros");
        }
        String type = switch (extension) {
            case "doc", "dot" -> "application/msword";
            case "xls", "xlt" -> "application/vnd.ms-excel";
            case "ppt", "pps" -> "application/vnd.ms-powerpoint";
            case "msg" -> "application/vnd.ms-outlook";
            default -> declaredType.startsWith("application/vnd.ms") ? declaredType : OLE;
        };
        return new FileKind(type, null, null);
    }

    /** Names in an OLE directory are UTF-16. */
    private static boolean contains(byte[] content, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_16LE);
        byte first = wanted[0];
        for (int i = 0; i <= content.length - wanted.length; i++) {
            if (content[i] == first && matches(content, i, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] content, int at, byte[] wanted) {
        for (int i = 1; i < wanted.length; i++) {
            if (content[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static String sniff(byte[] content, String declaredType) {
        String head = new String(content, 0, Math.min(content.length, 1024), StandardCharsets.ISO_8859_1);
        for (Mark mark : MARKS) {
            if (head.startsWith(mark.start())) {
                return mark.type();
            }
        }
        if (head.startsWith("MZ") && isWindowsProgram(content)) {
            return "application/x-msdownload";
        }
        if (head.contains("%PDF-")) {
            return "application/pdf";
        }
        String lower = head.stripLeading().toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return "text/html";
        }
        return lower.startsWith("<?xml") ? "application/xml" : declaredType;
    }

    private static boolean isWindowsProgram(byte[] content) {
        if (content.length < 0x40) {
            return true;
        }
        int header = (content[0x3C] & 0xFF) | ((content[0x3D] & 0xFF) << 8) | ((content[0x3E] & 0xFF) << 16);
        return header + 1 >= content.length
                || (content[header] == 'P' || content[header] == 'N' || content[header] == 'L');
    }

    private record Mark(String start, String type) {}

    private static final Mark[] MARKS = {
        new Mark("%PDF-", "application/pdf"),
        new Mark("PK\u0003\u0004", "application/zip"),
        new Mark("PK\u0005\u0006", "application/zip"),
        new Mark("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", OLE),
        new Mark("\u0089PNG\r\n\u001A\n", "image/png"),
        new Mark("\u00FF\u00D8\u00FF", "image/jpeg"),
        new Mark("GIF87a", "image/gif"),
        new Mark("GIF89a", "image/gif"),
        new Mark("II*\u0000", "image/tiff"),
        new Mark("MM\u0000*", "image/tiff"),
        new Mark("{\\rtf", "application/rtf"),
        new Mark("\u001F\u008B", "application/gzip"),
        new Mark("BZh", "application/x-bzip2"),
        new Mark("7z\u00BC\u00AF'\u001C", "application/x-7z-compressed"),
        new Mark("Rar!\u001A\u0007", "application/x-rar-compressed"),
        new Mark("\u00FD7zXZ\u0000", "application/x-xz"),
        new Mark("\u007FELF", "application/x-executable"),
        new Mark("#!", "application/x-sh"),
        new Mark("\u00CF\u00FA\u00ED\u00FE", "application/x-mach-o"),
        new Mark("\u00CA\u00FE\u00BA\u00BE", "application/x-mach-o"),
    };
}
