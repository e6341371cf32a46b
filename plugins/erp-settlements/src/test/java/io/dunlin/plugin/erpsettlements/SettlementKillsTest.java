package io.dunlin.plugin.erpsettlements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes settlements is killed again and again while an ERP takes the files away, and each time begins with the
 * one of which it does not know whether it was written. {@code -Ddunlin.kills=N} kills it so many times.
 */
class SettlementKillsTest {

    private static final int KILLS = Integer.getInteger("dunlin.kills", 6);
    private static final int MOST_BETWEEN = 40;

    @TempDir
    private Path work;

    private final List<String> taken = new ArrayList<>();

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void each_settlement_is_found_once_and_whole_however_often_the_writer_is_killed() throws Exception {
        Path erp = Files.createDirectory(work.resolve("erp"));
        Path notes = work.resolve("notes");
        Random random = new Random(20_261_130L);
        int next = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            next = writeUntilKilled(erp, notes, next, 1 + random.nextInt(MOST_BETWEEN));
            takeFrom(erp);
        }
        new SettlementFolder(erp, notes).put(nameOf(next), content(next));
        takeFrom(erp);
        List<String> expected = new ArrayList<>();
        for (int number = 0; number <= next; number++) {
            expected.add(nameOf(number) + ": " + text(number));
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Kills the writer in the middle of what follows so many that it acknowledged. */
    private int writeUntilKilled(Path erp, Path notes, int first, int acknowledged) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        erp.toString(),
                        notes.toString(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int next = first;
        try (BufferedReader lines = writer.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("written ")) {
                    continue;
                }
                next = Integer.parseInt(line.substring("written ".length())) + 1;
                takeFrom(erp);
                if (next - first == acknowledged) {
                    writer.destroyForcibly();
                }
            }
        } catch (IOException _) {
            // The pipe of a process that was killed may break; what it wrote is read from the folder.
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertThat(next).as("the writer wrote something").isGreaterThan(first);
        return next;
    }

    private void takeFrom(Path erp) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(erp, "settlement-*.csv")) {
            for (Path file : files) {
                taken.add(file.getFileName() + ": " + Files.readString(file));
                Files.delete(file);
            }
        }
    }

    private static String nameOf(int number) {
        return "settlement-" + number + ".csv";
    }

    private static String text(int number) {
        return "key\n" + number + "\n";
    }

    private static byte[] content(int number) {
        return text(number).getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes one after the other and says so, until it is killed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            SettlementFolder folder = new SettlementFolder(Path.of(arguments[0]), Path.of(arguments[1]));
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
            for (int number = Integer.parseInt(arguments[2]); ; number++) {
                folder.put(nameOf(number), content(number));
                out.println("written " + number);
            }
        }
    }
}
