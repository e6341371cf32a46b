package io.dunlin.appliance.endtoend;

import io.dunlin.appliance.DunlinApplication;
import io.dunlin.appliance.TestingFolders;
import io.dunlin.appliance.database.EmbeddedDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The packed appliance as its administrator runs it: {@code serve}, in a process of its own that can be killed. It is told
 * the time by a file, and is otherwise what is installed.
 */
final class ApplianceProcess implements AutoCloseable {

    static final String CLOCK = "clock";
    private static final Pattern ADDRESS = Pattern.compile(" runs at (http://[0-9a-z.:]+)");
    private static final int END_OF_LOG = 6_000;
    private static final long LONGEST_STOP_SECONDS = 60;

    private final Path folder;
    private final Path log;
    private @Nullable Process process;
    private int starts;

    /** @param folder holds {@code dunlin.properties} and the clock's file; logs are written there */
    ApplianceProcess(Path folder) {
        this.folder = folder;
        this.log = folder.resolve("appliance.log");
    }

    /** Starts it and returns when it says where it is reached. */
    void start() {
        starts++;
        String mark = mark(starts);
        try {
            Path marked = Files.writeString(
                    log, mark, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            ProcessBuilder builder = new ProcessBuilder(command())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(marked.toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("DUNLIN_"));
            Process started = builder.start();
            process = started;
            Patience.awaitThat(
                    "start " + starts + " of the appliance",
                    () -> {
                        if (!started.isAlive()) {
                            throw new AssertionError("The appliance ended at once. " + endOfLog());
                        }
                        return sinceStart(mark).contains(" runs at http");
                    },
                    this::endOfLog);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a power failure does, {@code kill -9}: no hook runs, nothing is flushed. */
    void kill() {
        Process running = running();
        Process killed = running.destroyForcibly();
        awaitEnd(killed);
        process = null;
    }

    /** Asks it to stop, as {@code systemctl stop} does, and waits. */
    void stop() {
        Process running = running();
        running.destroy();
        awaitEnd(running);
        process = null;
    }

    /** Where the last start says that its screens are. */
    String address() {
        Matcher said = ADDRESS.matcher(sinceStart(mark(starts)));
        if (!said.find()) {
            throw new AssertionError("The appliance does not say where it is. " + endOfLog());
        }
        return said.group(1) + "/";
    }

    private static String mark(int start) {
        return "---- start " + start + "\n";
    }

    String endOfLog() {
        try {
            String text = Files.readString(log, StandardCharsets.UTF_8);
            return "The appliance's log: …" + text.substring(Math.max(0, text.length() - END_OF_LOG));
        } catch (IOException e) {
            return "The appliance has no log: " + e;
        }
    }

    /** Leaves no process behind: neither the appliance nor the database server that it may have left. */
    @Override
    public void close() {
        if (process != null) {
            kill();
        }
        Path database = folder.resolve("data/database");
        if (Files.isDirectory(database)) {
            EmbeddedDatabase.start(database).close();
        }
    }

    private Process running() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            throw new AssertionError("The appliance has ended by itself. " + endOfLog());
        }
        return running;
    }

    private void awaitEnd(Process ending) {
        try {
            if (!ending.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The appliance does not end. " + endOfLog());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String sinceStart(String mark) {
        try {
            String text = Files.readString(log, StandardCharsets.UTF_8);
            return text.substring(Math.max(0, text.lastIndexOf(mark)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command() throws IOException {
        Path repository = TestingFolders.repository();
        Path built = repository.resolve("platform/appliance/target");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + repository.resolve("etc/conf/jvm.options"),
                "-XX:TieredStopAtLevel=1",
                "-Ddunlin.home=" + folder,
                "-Ddunlin.conf=" + folder,
                "-Dspring.profiles.active=" + ToldClockWiring.PROFILE,
                "-D" + ToldClockWiring.FILE + "=" + folder.resolve(CLOCK),
                "-cp",
                String.join(
                        File.pathSeparator,
                        packed(built).toString(),
                        built.resolve("lib") + "/*",
                        built.resolve("test-classes").toString()),
                DunlinApplication.class.getName(),
                "serve");
    }

    private static Path packed(Path built) throws IOException {
        try (Stream<Path> files = Files.list(built)) {
            return files.filter(
                            file -> file.getFileName().toString().matches("dunlin-appliance-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The appliance is not packed in " + built));
        }
    }
}
