package io.dunlin.plugin.erpsettlements;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which an ERP finds its files. A file is there whole or not at all, and once for each name, at whatever moment
 * the product is killed and whenever the ERP takes files away:
 * <ol>
 * <li>it is written under a hidden name, and is on disk;
 * <li>a note of that hidden name is on disk in the plugin's own folder;
 * <li>it gets its name.
 * </ol>
 * So a note whose hidden file is there says that only the third step is left, and a note without it that the file got its
 * name, even where the ERP has taken it since. Notes are kept: a file that was taken is never written again.
 */
final class SettlementFolder {

    private static final Logger log = LoggerFactory.getLogger(SettlementFolder.class);
    private static final int MOST_COUNTED = 100_000;

    private final Path folder;
    private final Path notes;

    /** @param notes in the plugin's data folder; made when the first file is written */
    SettlementFolder(Path folder, Path notes) {
        this.folder = folder;
        this.notes = notes;
    }

    /**
     * What is known of a file that was begun.
     *
     * @param hidden where it was written before it got its name
     * @param place what told that folder from another of the same path, such as an empty one where a share is not mounted
     */
    private record Note(Path hidden, String place) {}

    /** @throws PluginFailure of kind {@code CONFIGURATION} where the folder is not there */
    void check() {
        if (!Files.isDirectory(folder)) {
            throw PluginFailure.configuration(
                    "folder-missing",
                    new LocalizedText(
                            "Nie ma folderu " + folder + " albo program nie może go zobaczyć; utwórz go lub podłącz"
                                    + " jego udział",
                            "There is no folder " + folder
                                    + ", or the product may not see it; make it, or mount its share"));
        }
    }

    /**
     * Writes and deletes a file.
     *
     * @return how many files wait for the ERP
     */
    int tryOut() {
        check();
        Path hidden = hidden("test");
        try {
            try {
                writeWhole(hidden, "Dunlin\r\n".getBytes(StandardCharsets.US_ASCII));
            } finally {
                Files.deleteIfExists(hidden);
            }
            return waiting();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Puts a file into the folder, unless it was there before under this name. */
    void put(String name, byte[] content) {
        check();
        try {
            Files.createDirectories(notes);
            Path note = notes.resolve(name + ".note");
            Optional<Note> before = read(note);
            if (before.isPresent() && isFinished(name, before.get())) {
                return;
            }
            if (isThere(folder.resolve(name))) {
                // Written by another node, or before the data folder was restored from an older copy.
                write(note, new Note(hidden(name), place(folder)));
                return;
            }
            Path hidden = hidden(name);
            writeHidden(hidden, content);
            write(note, new Note(hidden, place(folder)));
            giveName(hidden, name);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Whether the file got its name before or gets it now; if not, it has to be written. */
    private boolean isFinished(String name, Note before) throws IOException {
        Path there = before.hidden.getParent();
        if (isThere(before.hidden)) {
            if (folder.equals(there)) {
                giveName(before.hidden, name);
                return true;
            }
            // The setting was changed in between: the ERP looks elsewhere now.
            Files.delete(before.hidden);
            return false;
        }
        boolean same = there != null && Files.isDirectory(there) && place(there).equals(before.place);
        if (!same) {
            log.warn("{} was begun in a folder that is another one now; it is written again if it is not there", name);
        }
        return same;
    }

    /** Unlike {@code Files.exists}, does not take a folder that cannot be read for one where nothing is. */
    private static boolean isThere(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile();
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private Path hidden(String name) {
        return folder.resolve("." + name + "." + UUID.randomUUID() + ".tmp");
    }

    private void writeHidden(Path hidden, byte[] content) throws IOException {
        try {
            writeWhole(hidden, content);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(hidden);
            } catch (IOException leftBehind) {
                e.addSuppressed(leftBehind);
            }
            throw e;
        }
        force(folder);
    }

    private void giveName(Path hidden, String name) throws IOException {
        Files.move(hidden, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    private static Optional<Note> read(Path note) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(note, StandardCharsets.UTF_8);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        if (lines.size() != 2) {
            throw new IOException(
                    "The note " + note + " is damaged; restore it from a copy, or delete it to write again");
        }
        return Optional.of(new Note(Path.of(lines.get(0)), lines.get(1)));
    }

    private void write(Path note, Note content) throws IOException {
        Path part = notes.resolve(note.getFileName() + ".part");
        Files.deleteIfExists(part);
        writeWhole(part, (content.hidden + "\n" + content.place + "\n").getBytes(StandardCharsets.UTF_8));
        Files.move(part, note, StandardCopyOption.ATOMIC_MOVE);
        force(notes);
    }

    private static void writeWhole(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Names are on disk when this returns; a share that cannot do so promises what its server does. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            log.debug("The names in {} cannot be forced to disk", folder, e);
        }
    }

    private static String place(Path folder) throws IOException {
        @Nullable
        Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
        return String.valueOf(key);
    }

    private int waiting() throws IOException {
        int found = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "settlement-*.csv")) {
            for (Path file : files) {
                if (found == MOST_COUNTED) {
                    break;
                }
                found += Files.isRegularFile(file) ? 1 : 0;
            }
        }
        return found;
    }

    private PluginFailure failure(IOException e) {
        String reason = e instanceof FileSystemException system && system.getReason() != null
                ? String.valueOf(system.getReason())
                : String.valueOf(e.getMessage());
        if (e instanceof AccessDeniedException || reason.contains("Read-only file system")) {
            return PluginFailure.configuration(
                    "folder-not-writable",
                    new LocalizedText(
                            "Program nie może pisać do folderu " + folder
                                    + "; daj jego użytkownikowi prawo tworzenia i zmiany nazw plików w tym folderze",
                            "The product may not write to " + folder
                                    + "; give its user the right to make and rename files there"));
        }
        return PluginFailure.transientFailure(
                "folder-failed",
                new LocalizedText(
                        "Rozliczenia nie udało się zapisać w folderze " + folder + " (" + reason
                                + "); próba zostanie powtórzona",
                        "A settlement could not be written to " + folder + " (" + reason + "); tried again"),
                e);
    }
}
