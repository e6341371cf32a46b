package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.settings.LocalizedText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A ZIP archive, as banks hand camt messages out over EBICS. It is gone through once; the file that is being read lies
 * unpacked on the disk meanwhile, under no name of its own.
 */
final class Archive {

    private static final int MOST_FILES = 500;
    private static final long MOST_BYTES = 4L << 30;
    private static final int HEAD = 64 * 1024;
    private static final int MOST_HEADS = 4 * HEAD;
    private static final byte[] MARK = {'P', 'K', 3, 4};

    private final ZipInputStream zip;
    private final byte[] buffer = new byte[HEAD];
    private long bytes;

    private Archive(ZipInputStream zip) {
        this.zip = zip;
    }

    static boolean is(byte[] head) {
        return head.length >= MARK.length && Arrays.equals(head, 0, MARK.length, MARK, 0, MARK.length);
    }

    /** The beginnings of its files, one after the other, as far as the beginning of the archive goes. */
    static byte[] heads(byte[] head) {
        ByteArrayOutputStream heads = new ByteArrayOutputStream();
        byte[] buffer = new byte[HEAD];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(head))) {
            while (heads.size() < MOST_HEADS && zip.getNextEntry() != null) {
                int left = HEAD;
                int read = zip.read(buffer, 0, left);
                while (read > 0) {
                    heads.write(buffer, 0, read);
                    left -= read;
                    read = left == 0 ? 0 : zip.read(buffer, 0, left);
                }
            }
        } catch (IOException _) {
            // it goes on behind the head
        }
        return heads.toByteArray();
    }

    /**
     * Shows its files that are meant, by their heads, one after the other; others, such as a statement for people, are
     * left out. A file is there as long as it is being shown.
     *
     * @throws PluginFailure where the archive is broken, or holds more than 500 files or 4 GB
     */
    static void forEachFile(SourceFile archive, Predicate<byte[]> meant, Consumer<SourceFile> to) {
        try (ZipInputStream zip = new ZipInputStream(archive.open())) {
            new Archive(zip).forEachFile(meant, to);
        } catch (ZipException | EOFException broken) {
            throw PluginFailure.badData(
                    "broken-archive",
                    new LocalizedText(
                            "Archiwum jest uszkodzone albo chronione hasłem. Pobierz je z banku ponownie albo rozpakuj"
                                    + " i wczytaj pliki z niego",
                            "The archive is broken or protected by a password. Fetch it from the bank again, or unpack"
                                    + " it and hand its files in"));
        } catch (IOException disk) {
            throw PluginFailure.transientFailure(
                    "unreadable",
                    new LocalizedText(
                            "Archiwum nie udało się odczytać z dysku lub na nim rozpakować; próba zostanie powtórzona",
                            "The archive could not be read from the disk or unpacked on it; it will be tried again"),
                    disk);
        }
    }

    private void forEachFile(Predicate<byte[]> meant, Consumer<SourceFile> to) throws IOException {
        int files = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++files > MOST_FILES) {
                throw tooLarge();
            }
            byte[] head = zip.readNBytes(HEAD);
            count(head.length);
            if (!meant.test(head)) {
                copyRest(OutputStream.nullOutputStream());
                continue;
            }
            Path unpacked = Files.createTempFile("camt", ".xml");
            try {
                try (OutputStream out = Files.newOutputStream(unpacked)) {
                    out.write(head);
                    copyRest(out);
                }
                to.accept(new UnpackedFile(nameOf(entry), unpacked, Files.size(unpacked), head));
            } finally {
                Files.delete(unpacked);
            }
        }
    }

    /** To the end of the file, also of one that nobody wants: the next one begins there. */
    private void copyRest(OutputStream out) throws IOException {
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            count(read);
            out.write(buffer, 0, read);
        }
    }

    private void count(int read) {
        bytes += read;
        if (bytes > MOST_BYTES || Thread.currentThread().isInterrupted()) {
            throw tooLarge();
        }
    }

    private static PluginFailure tooLarge() {
        return PluginFailure.badData(
                "archive-too-large",
                new LocalizedText(
                        "Archiwum ma więcej plików niż " + MOST_FILES
                                + " lub ponad 4 GB. Rozpakuj je i wczytaj pliki pojedynczo",
                        "The archive holds more than " + MOST_FILES
                                + " files or 4 GB. Unpack it and hand its files in one by one"));
    }

    private static String nameOf(ZipEntry entry) {
        String name = entry.getName();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static final class UnpackedFile implements SourceFile {

        private final String name;
        private final Path content;
        private final long size;
        private final byte[] head;

        UnpackedFile(String name, Path content, long size, byte[] head) {
            this.name = name;
            this.content = content;
            this.size = size;
            this.head = head;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public byte[] head() {
            return head.clone();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(content);
        }
    }
}
