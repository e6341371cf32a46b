package io.dunlin.core.inbox.attachments;

import io.dunlin.core.inbox.mail.Attachment;
import io.dunlin.core.shared.ScratchFolder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One child process and the lines to it. Its protocol is described where the child is, in {@code platform/extractor}:
 * requests of name, type and content, answers of status, type, text and reason, each field with its length before it.
 */
final class ExtractorProcess {

    private static final int MARK = 0x444E4C31;
    private static final int PICTURE_MARK = 0x444E4C50;
    private static final int LARGEST_PICTURE = 8 * 1024 * 1024;
    private static final int LONGEST_WORD = 4096;
    private static final int BYTES_PER_CHAR = 4;
    private static final String MAIN = "io.dunlin.extractor.ExtractorMain";

    private final Process process;
    private final ScratchFolder scratch;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final int longestText;
    private int files;

    private ExtractorProcess(Process process, ScratchFolder scratch, int textChars) {
        this.process = process;
        this.scratch = scratch;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.longestText = Math.multiplyExact(textChars, BYTES_PER_CHAR);
    }

    static ExtractorProcess start(ExtractorSettings settings) throws IOException {
        ScratchFolder scratch = ScratchFolder.make("dunlin-extractor-");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heapMegabytes() + "m",
                "-Xss2m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=160m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + scratch.path(),
                "-Duser.timezone=UTC",
                "-cp",
                classPath(settings.classPath()),
                MAIN,
                String.valueOf(settings.textChars()),
                String.valueOf(settings.fileBytes()),
                String.valueOf(settings.timePerFile().toSeconds() * 2 + 30),
                settings.languages()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(scratch.path().toFile())
                // What parsers print may quote documents.
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        keepOnly(builder.environment(), "PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX");
        // Text recognition on several threads is slower than on one when the machine has other work.
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        try {
            return new ExtractorProcess(builder.start(), scratch, settings.textChars());
        } catch (IOException e) {
            scratch.close();
            throw e;
        }
    }

    AttachmentReader.FileReading read(String name, String declaredType, byte[] content) throws IOException {
        out.writeInt(MARK);
        write(cut(name).getBytes(StandardCharsets.UTF_8));
        write(cut(declaredType).getBytes(StandardCharsets.UTF_8));
        write(content);
        out.flush();
        if (in.readInt() != MARK) {
            throw new IOException("The answer does not start with the mark");
        }
        String status = text(LONGEST_WORD);
        String type = text(LONGEST_WORD);
        String text = text(longestText);
        String reason = text(LONGEST_WORD);
        files++;
        try {
            return new AttachmentReader.FileReading(
                    Attachment.Status.valueOf(status), type, text, reason.isEmpty() ? null : reason);
        } catch (IllegalArgumentException e) {
            throw new IOException("The answer has an unknown status; is the extractor of another version?", e);
        }
    }

    AttachmentReader.Picture picture(String name, String declaredType, byte[] content, int page) throws IOException {
        out.writeInt(PICTURE_MARK);
        write(cut(name).getBytes(StandardCharsets.UTF_8));
        write(cut(declaredType).getBytes(StandardCharsets.UTF_8));
        out.writeInt(page);
        write(content);
        out.flush();
        if (in.readInt() != PICTURE_MARK) {
            throw new IOException("The answer does not start with the mark");
        }
        String status = text(LONGEST_WORD);
        byte[] png = bytes(LARGEST_PICTURE);
        int pages = in.readInt();
        String reason = text(LONGEST_WORD);
        files++;
        try {
            return new AttachmentReader.Picture(
                    Attachment.Status.valueOf(status), png, pages, reason.isEmpty() ? null : reason);
        } catch (IllegalArgumentException e) {
            throw new IOException("The answer has an unknown status; is the extractor of another version?", e);
        }
    }

    int files() {
        return files;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Ends it at once, with what it started itself, such as text recognition. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        Process killed = process.destroyForcibly();
        assert killed.pid() == process.pid();
    }

    void end() {
        kill();
        scratch.close();
    }

    private void write(byte[] field) throws IOException {
        out.writeInt(field.length);
        out.write(field);
    }

    private String text(int longest) throws IOException {
        return new String(bytes(longest), StandardCharsets.UTF_8);
    }

    private byte[] bytes(int longest) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > longest) {
            throw new IOException("The answer has a field of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("The answer ended early");
        }
        return bytes;
    }

    private static String cut(String word) {
        return word.length() > LONGEST_WORD / BYTES_PER_CHAR ? word.substring(0, LONGEST_WORD / BYTES_PER_CHAR) : word;
    }

    /** A folder stands for itself and for the jars in it. */
    private static String classPath(List<Path> entries) {
        return entries.stream()
                .map(entry -> Files.isDirectory(entry)
                        ? entry.toAbsolutePath() + File.pathSeparator + entry.toAbsolutePath() + File.separator + "*"
                        : entry.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void keepOnly(Map<String, String> environment, String... names) {
        boolean changed = environment.keySet().retainAll(List.of(names));
        assert changed || environment.size() <= names.length;
    }
}
