package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A ZIP archive, as banks hand camt messages out over EBICS. Its files are read one by one out of it; none is unpacked
 * anywhere, so that memory does not grow with them.
 */
final class Archive {

    private static final int MOST_FILES = 500;
    private static final long MOST_BYTES = 4L << 30;
    private static final int HEAD = 64 * 1024;
    private static final byte[] MARK = {'P', 'K', 3, 4};

    private Archive() {}

    static boolean is(byte[] head) {
        for (int i = 0; i < MARK.length; i++) {
            if (head.length <= i || head[i] != MARK[i]) {
                return false;
            }
        }
        return true;
    }

    /** The beginning of its first file, as far as the beginning of the archive goes; nothing where it cannot be read. */
    static byte[] firstHead(byte[] head) {
        byte[] first = new byte[HEAD];
        int count = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(head))) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && count < first.length) {
                int read = zip.read(first, count, first.length - count);
                if (read < 0) {
                    break;
                }
                count += read;
            }
        } catch (IOException _) {
            // it goes on behind the head
        }
        return Arrays.copyOf(first, count);
    }

    /**
     * Its files that are meant, by their heads; others, such as a statement for people, are left out.
     *
     * @throws PluginFailure where it is broken, or holds more than 500 files or 4 GB
     */
    static List<SourceFile> filesOf(SourceFile archive, Predicate<byte[]> meant) {
        List<SourceFile> files = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(archive.open())) {
            byte[] buffer = new byte[HEAD];
            long bytes = 0;
            int place = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] head = zip.readNBytes(HEAD);
                long size = head.length;
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    size += read;
                    if (bytes + size > MOST_BYTES || Thread.currentThread().isInterrupted()) {
                        throw tooLarge();
                    }
                }
                bytes += size;
                if (++place > MOST_FILES) {
                    throw tooLarge();
                }
                if (meant.test(head)) {
                    files.add(new PackedFile(archive, place, name(entry), size, head));
                }
            }
        } catch (ZipException | EOFException broken) {
            throw PluginFailure.badData(
                    "broken-archive",
                    "The archive is broken or protected by a password. Fetch it from the bank again, or unpack it and hand"
                            + " its files in");
        } catch (IOException disk) {
            throw PluginFailure.transientFailure("unreadable", "The archive could not be read from the disk", disk);
        }
        return files;
    }

    private static PluginFailure tooLarge() {
        return PluginFailure.badData(
                "archive-too-large",
                "The archive holds more than " + MOST_FILES
                        + " files or 4 GB. Unpack it and hand its files in one by one");
    }

    private static String name(ZipEntry entry) {
        String name = entry.getName();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** @param place which of the archive's files it is, from 1 */
    private record PackedFile(SourceFile archive, int place, String name, long size, byte[] head)
            implements SourceFile {

        @Override
        public byte[] head() {
            return head.clone();
        }

        @Override
        public InputStream open() throws IOException {
            ZipInputStream zip = new ZipInputStream(archive.open());
            boolean found = false;
            try {
                for (int at = 0; at < place; at++) {
                    if (zip.getNextEntry() == null) {
                        throw new EOFException("The archive has become shorter");
                    }
                }
                found = true;
                return zip;
            } finally {
                if (!found) {
                    zip.close();
                }
            }
        }
    }
}
