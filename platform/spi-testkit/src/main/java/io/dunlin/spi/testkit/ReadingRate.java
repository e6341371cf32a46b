package io.dunlin.spi.testkit;

import io.dunlin.spi.SourceFile;
import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.StatementClosing;
import io.dunlin.spi.bank.StatementHeading;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.bank.StatementSink;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Transactions a second, printed by benchmarks of parsers of bank files beside a floor that is measured in the same run.
 */
public final class ReadingRate {

    private final PrintStream out;
    private final int transactions;

    /** @param transactions how many there are in the file */
    public ReadingRate(PrintStream out, int transactions) {
        this.out = out;
        this.transactions = transactions;
    }

    /**
     * Does a work that reads the file and prints its rate.
     *
     * @param work gives what it found, so that nothing of it can be left out
     * @return the seconds it took
     */
    public double measure(String what, Callable<Long> work) throws Exception {
        long start = System.nanoTime();
        long found = work.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "%-26s %,12.0f tx/s   (%d found in %.2f s)%n",
                what,
                transactions / seconds,
                found,
                seconds);
        return seconds;
    }

    /** Reads a whole file, as a stream, and counts its lines; a line that cannot be read ends the benchmark. */
    public static long linesOf(BankStatementParser parser, Path file) {
        CountingSink sink = new CountingSink();
        parser.parse(new FileOnDisk(file), sink);
        return sink.lines;
    }

    private static final class CountingSink implements StatementSink {

        private long lines;

        @Override
        public void opened(StatementHeading heading) {}

        @Override
        public void line(StatementLine line) {
            lines++;
        }

        @Override
        public void failed(LineFailure failure) {
            throw new IllegalStateException(failure.toString());
        }

        @Override
        public void closed(StatementClosing closing) {}
    }

    private record FileOnDisk(Path path) implements SourceFile {

        @Override
        public String name() {
            return String.valueOf(path.getFileName());
        }

        @Override
        public long size() {
            return path.toFile().length();
        }

        @Override
        public byte[] head() {
            return new byte[0];
        }

        @Override
        public InputStream open() throws IOException {
            return new BufferedInputStream(Files.newInputStream(path));
        }
    }
}
