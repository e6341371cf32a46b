package io.dunlin.core.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How long processors worked so far for this program, its database and its mail server: a busy machine makes them wait, but
 * hardly work longer. Children that ended are counted, since a mail server has one for each session.
 *
 * @param java without its compiler, which works less the longer a program has run
 */
record Processors(double java, double compiler, double database, double mailServer) {

    /** The kernel counts in hundredths of a second, whatever its own clock does (proc(5)). */
    private static final double TICKS_A_SECOND = 100;

    private static final int FIRST_OF_FOUR = 11;
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Seconds of work in a look that count as none. */
    private static final double IDLE = 0.03;

    static Processors now() {
        ProcessHandle self = ProcessHandle.current();
        double database = self.descendants()
                .filter(process -> isCalled(process, "mariadbd"))
                .mapToDouble(Processors::work)
                .sum();
        double mailServer = self.children()
                .filter(process -> isCalled(process, "dovecot"))
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToDouble(Processors::work)
                .sum();
        double java = self.info()
                .totalCpuDuration()
                .map(busy -> busy.toMillis() / 1e3)
                .orElse(0.0);
        double compiler = compilerWork();
        return new Processors(java - compiler, compiler, database, mailServer);
    }

    private static double compilerWork() {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            return threads.map(thread -> Stat.of(thread.resolve("stat")))
                    .filter(stat -> stat.name().matches("C[12] Compiler.*"))
                    .mapToDouble(stat -> stat.seconds(2))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the compiler of this program has nothing to do, or so long. */
    static void awaitCompiler(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        double before;
        double now = compilerWork();
        do {
            before = now;
            LockSupport.parkNanos(LOOK.toNanos());
            now = compilerWork();
        } while (now - before > IDLE && System.nanoTime() < deadline);
    }

    private static boolean isCalled(ProcessHandle process, String name) {
        return process.info()
                .command()
                .filter(command -> command.endsWith(name))
                .isPresent();
    }

    private static double work(ProcessHandle process) {
        return Stat.of(Path.of("/proc/" + process.pid() + "/stat")).seconds(4);
    }

    /** What the kernel tells of a process or a thread. */
    private record Stat(String name, List<String> numbers) {

        static Stat of(Path file) {
            try {
                String told = Files.readString(file, StandardCharsets.ISO_8859_1);
                // What stands in brackets is the name, and may hold anything.
                int end = told.lastIndexOf(')');
                return new Stat(
                        told.substring(told.indexOf('(') + 1, end),
                        List.of(told.substring(end + 2).split(" ")));
            } catch (IOException _) {
                // It ended meanwhile, and is counted with its parent.
                return new Stat("", List.of());
            }
        }

        /** @param fields 2 for its own, 4 with its children that ended */
        double seconds(int fields) {
            return numbers.stream()
                            .skip(FIRST_OF_FOUR)
                            .limit(fields)
                            .mapToLong(Long::parseLong)
                            .sum()
                    / TICKS_A_SECOND;
        }
    }

    /** What was worked since then, beside so many mails. */
    static String since(Processors before, int mails) {
        Processors now = now();
        double java = now.java - before.java;
        double compiler = now.compiler - before.compiler;
        double database = now.database - before.database;
        double mailServer = now.mailServer - before.mailServer;
        return String.format(
                Locale.ROOT,
                "processors: %.2f ms a mail (Java %.2f, its compiler %.2f, database %.2f, mail server %.2f)",
                (java + compiler + database + mailServer) * 1e3 / mails,
                java * 1e3 / mails,
                compiler * 1e3 / mails,
                database * 1e3 / mails,
                mailServer * 1e3 / mails);
    }
}
