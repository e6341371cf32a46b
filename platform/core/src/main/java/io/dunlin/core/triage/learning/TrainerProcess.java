package io.dunlin.core.triage.learning;

import io.dunlin.core.shared.ScratchFolder;
import io.dunlin.core.triage.classification.Retraining;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The process that trains: on one processor, behind everything else the machine has to do, with a heap of its own. It ends
 * with us, and nothing that goes wrong in it harms the appliance.
 */
final class TrainerProcess implements AutoCloseable {

    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final int LONGEST_COMPLAINT = 500;

    private final Process process;
    private final ScratchFolder folder;

    private TrainerProcess(Process process, ScratchFolder folder) {
        this.process = process;
        this.folder = folder;
    }

    /** @param samples a line of JSON each */
    static TrainerProcess start(Path corpus, List<String> samples, byte[] liveModel, int heapMegabytes)
            throws IOException {
        ScratchFolder folder = ScratchFolder.make("dunlin-training-");
        try {
            Path samplesFile = Files.write(folder.file("samples.jsonl"), samples, StandardCharsets.UTF_8);
            Path live = Files.write(folder.file("live.model.gz"), liveModel);
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
                    "-Djava.io.tmpdir=" + folder.path(),
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
                    .directory(folder.path().toFile())
                    .redirectError(complaints(folder).toFile());
            boolean cleared = builder.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL"));
            assert cleared || builder.environment().size() <= 3;
            return new TrainerProcess(builder.start(), folder);
        } catch (IOException e) {
            folder.close();
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
        folder.close();
    }

    private static Path model(ScratchFolder folder) {
        return folder.file("new.model.gz");
    }

    private static Path figures(ScratchFolder folder) {
        return folder.file("figures.json");
    }

    private static Path complaints(ScratchFolder folder) {
        return folder.file("complaints.txt");
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
