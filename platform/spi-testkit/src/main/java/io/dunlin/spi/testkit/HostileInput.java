package io.dunlin.spi.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that nobody should have to read, the same ones in every run. */
final class HostileInput {

    private static final int HEAD = 64 * 1024;
    private static final long SEED = 20261122;

    private HostileInput() {}

    /** Files of no format at all: nothing may claim them. */
    static List<TestingSourceFile> garbage() {
        Random random = new Random(SEED);
        byte[] noise = new byte[2 * HEAD];
        random.nextBytes(noise);
        List<TestingSourceFile> files = new ArrayList<>();
        files.add(TestingSourceFile.of("empty", new byte[0]));
        files.add(TestingSourceFile.of("one-byte", new byte[] {(byte) 0xFF}));
        files.add(TestingSourceFile.of("zeros.bin", new byte[HEAD]));
        files.add(TestingSourceFile.of("noise.bin", noise));
        files.add(
                TestingSourceFile.of("huge-head.bin", "\u0001".repeat(4 * HEAD).getBytes(StandardCharsets.US_ASCII)));
        files.add(TestingSourceFile.ofText("spaces.txt", " ".repeat(HEAD)));
        files.add(TestingSourceFile.ofText("line-ends.txt", "\r\n".repeat(HEAD / 2)));
        files.add(TestingSourceFile.of("only-bom.txt", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}));
        files.add(TestingSourceFile.of("photo.png", bytes(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D)));
        files.add(
                TestingSourceFile.ofText("letter.pdf", "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n1 0 obj\n<<>>\nendobj\n"));
        files.add(TestingSourceFile.of("archive.zip", zip("readme.txt", "nothing to see")));
        return files;
    }

    /** A file cut off at places spread over its whole length. */
    static List<TestingSourceFile> truncated(TestingSourceFile file, int count) {
        byte[] content = file.content();
        List<TestingSourceFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = (int) ((long) content.length * i / count);
            files.add(file.containing(java.util.Arrays.copyOf(content, length)));
        }
        return files;
    }

    /** A file with a few bytes overwritten, doubled or swapped at random places. */
    static List<TestingSourceFile> mutated(TestingSourceFile file, int count) {
        Random random = new Random(SEED);
        List<TestingSourceFile> files = new ArrayList<>();
        for (int i = 0; i < count && file.size() > 0; i++) {
            byte[] content = file.content();
            int changes = 1 + random.nextInt(8);
            for (int change = 0; change < changes; change++) {
                int place = random.nextInt(content.length);
                content[place] = switch (random.nextInt(4)) {
                    case 0 -> (byte) random.nextInt(256);
                    case 1 -> content[random.nextInt(content.length)];
                    case 2 -> (byte) "0:;,\"'<>&/\\-\n\r\t ".charAt(random.nextInt(16));
                    default -> (byte) ('0' + random.nextInt(10));
                };
            }
            files.add(file.containing(content));
        }
        return files;
    }

    private static byte[] zip(String entry, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
