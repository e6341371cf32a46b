package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.mail.Attachment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * The directory of a ZIP file: names, sizes and locks, without unpacking anything.
 *
 * @param entries how many the directory holds; -1 when there is no directory
 * @param unpackedBytes what the directory claims; the extractor does not believe it and counts again
 */
record ZipDirectory(
        int entries,
        long unpackedBytes,
        boolean locked,
        boolean macros,
        boolean programs,
        Office office,
        long packedBytes) {

    private static final int DIRECTORY_END = 0x06054B50;
    private static final int DIRECTORY_ENTRY = 0x02014B50;
    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_UNPACKED = 1L << 30;
    private static final long RATIO_BEGINS_AT = 20L << 20;
    private static final int HIGHEST_RATIO = 200;
    private static final Set<String> PROGRAMS = Set.of(
            "exe", "scr", "com", "pif", "bat", "cmd", "msi", "js", "jse", "vbs", "vbe", "wsf", "hta", "ps1", "lnk",
            "dll", "jar", "iso", "docm", "xlsm", "xlsb", "pptm", "xll");

    enum Office {
        NONE("application/zip"),
        WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        POWERPOINT("application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        OPEN_DOCUMENT("application/vnd.oasis.opendocument");

        private final String type;

        Office(String type) {
            this.type = type;
        }
    }

    static ZipDirectory read(byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int end = directoryEnd(in);
        if (end < 0) {
            return new ZipDirectory(-1, 0, false, false, false, Office.NONE, content.length);
        }
        int entries = 0;
        long unpacked = 0;
        boolean locked = false;
        boolean macros = false;
        boolean programs = false;
        Office office = Office.NONE;
        int size = in.getInt(end + 12);
        int at = end - size;
        while (at >= 0 && at + 46 <= end && in.getInt(at) == DIRECTORY_ENTRY && entries <= MOST_ENTRIES) {
            int nameLength = in.getShort(at + 28) & 0xFFFF;
            if (at + 46 + nameLength > content.length) {
                break;
            }
            String name = new String(content, at + 46, nameLength, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
            locked |= (in.getShort(at + 8) & 1) != 0;
            unpacked += in.getInt(at + 24) & 0xFFFFFFFFL;
            macros |= name.endsWith("vbaproject.bin")
                    || (name.startsWith("basic/") && name.endsWith(".xml") && !name.endsWith("script-lc.xml"));
            programs |= PROGRAMS.contains(FileNames.extension(name));
            office = office == Office.NONE ? office(name) : office;
            entries++;
            at += 46 + nameLength + (in.getShort(at + 30) & 0xFFFF) + (in.getShort(at + 32) & 0xFFFF);
        }
        return new ZipDirectory(entries, unpacked, locked, macros, programs, office, content.length);
    }

    FileKind kind(String declaredType) {
        String type = office == Office.NONE && declaredType.contains("opendocument") ? declaredType : office.type;
        if (macros) {
            return new FileKind(type, Attachment.Status.DANGEROUS, "A document with macros");
        }
        if (programs && office == Office.NONE) {
            return new FileKind(type, Attachment.Status.DANGEROUS, "An archive with a program or script");
        }
        if (entries > MOST_ENTRIES
                || unpackedBytes > MOST_UNPACKED
                || (unpackedBytes > RATIO_BEGINS_AT && unpackedBytes / Math.max(1, packedBytes) > HIGHEST_RATIO)) {
            return new FileKind(type, Attachment.Status.TOO_LARGE, "An archive that unpacks to more than is read");
        }
        if (locked) {
            return new FileKind(type, Attachment.Status.ENCRYPTED, "Locked with a password");
        }
        return new FileKind(type, null, null);
    }

    private static int directoryEnd(ByteBuffer in) {
        int earliest = Math.max(0, in.limit() - 22 - 0xFFFF);
        for (int at = in.limit() - 22; at >= earliest; at--) {
            if (in.getInt(at) == DIRECTORY_END) {
                return at;
            }
        }
        return -1;
    }

    private static Office office(String name) {
        if (name.startsWith("word/")) {
            return Office.WORD;
        }
        if (name.startsWith("xl/")) {
            return Office.EXCEL;
        }
        if (name.startsWith("ppt/")) {
            return Office.POWERPOINT;
        }
        return name.equals("meta-inf/manifest.xml") ? Office.OPEN_DOCUMENT : Office.NONE;
    }
}
