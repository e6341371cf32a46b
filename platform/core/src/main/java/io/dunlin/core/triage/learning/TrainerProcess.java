package io.dunlin.core.triage.learning;

import io.dunlin.core.triage.classification.Retraining;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that trains: on one processor, behind everything else the machine has to do, with a heap of its own. It ends
 * with us, and nothing that goes wrong in it harms the appliance.
 */
final class TrainerProcess implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TrainerProcess.class);
    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final int LONGEST_COMPLAINT = 500;

    private final Process process;
    private final Path folder;

    private TrainerProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** @param samples a line of JSON each */
    static TrainerProcess start(Path corpus, List<String> samples, byte[] liveModel, int heapMegabytes)
            throws IOException {
        Path folder = Files.createTempDirectory("dunlin-training-");
        try {
            Path samplesFile = Files.write(folder.resolve("samples.jsonl"), samples, StandardCharsets.UTF_8);
            Path live = Files.write(folder.resolve("live.model.gz"), liveModel);
            List<String> command = new ArrayList<>();
            if (Files.isExecutable(NICE)) {
                command.addAll(List.of(NICE.toString(), "-n", "19"));
            }
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heapMegabytes + "m",
                    "-XX:+UseSerialGC",
                    "-XX:ActiveProcessorCount=1",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Djava.io.tmpdir=" + folder,
                    "-Dfile.encoding=UTF-8",
                    "-Duser.timezone=UTC",
                    "-cp",
                    classPath(),
                    Retraining.class.getName(),
                    corpus.toAbsolutePath().toString(),
                    samplesFile.toString(),
                    live.toString(),
                    model(folder).toString(),
                    figures(folder).toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(complaints(folder).toFile());
            boolean cleared = builder.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL"));
            assert cleared || builder.environment().size() <= 3;
            return new TrainerProcess(builder.start(), folder);
        } catch (IOException e) {
            delete(folder);
            throw e;
        }
    }

    /**
     * Hears each line of progress until the process ends.
     *
     * @return its exit code, 0 where a model was made
     */
    int follow(Consumer<String> line) throws IOException, InterruptedException {
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String next = said.readLine(); next != null; next = said.readLine()) {
                line.accept(next);
            }
        }
        return process.waitFor();
    }

    byte[] model() throws IOException {
        return Files.readAllBytes(model(folder));
    }

    String figures() throws IOException {
        return Files.readString(figures(folder));
    }

    /** The end of what it complained of. */
    String complaint() {
        try {
            String all = Files.readString(complaints(folder)).strip();
            return all.length() > LONGEST_COMPLAINT ? all.substring(all.length() - LONGEST_COMPLAINT) : all;
        } catch (IOException _) {
            return "";
        }
    }

    void kill() {
        Process killed = process.destroyForcibly();
        assert killed.pid() == process.pid();
    }

    @Override
    public void close() {
        kill();
        delete(folder);
    }

    private static Path model(Path folder) {
        return folder.resolve("new.model.gz");
    }

    private static Path figures(Path folder) {
        return folder.resolve("figures.json");
    }

    private static Path complaints(Path folder) {
        return folder.resolve("complaints.txt");
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                boolean deleted = Files.deleteIfExists(path);
                assert deleted || !Files.exists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            log.info("A temporary folder of the training stays behind: {}", folder, e);
        }
    }
}
