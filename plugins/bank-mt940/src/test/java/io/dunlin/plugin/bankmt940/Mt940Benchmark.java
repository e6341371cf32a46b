package io.dunlin.plugin.bankmt940;

import com.prowidesoftware.swift.model.field.Field61;
import com.prowidesoftware.swift.model.mt.mt9xx.MT940;
import io.dunlin.spi.testkit.ReadingRate;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Transactions a second, beside raw prowide on the same bytes in the same run, and a pass over the bytes as the floor.
 * <p>
 * Arguments: the number of transactions (default 100 000) and, for the memory test, {@code only} to leave prowide out:
 * it holds the whole file. Run with {@code -Xmx64m} and five million transactions to read more than a gigabyte.
 */
public final class Mt940Benchmark {

    private static final int ROUNDS = 6;
    private static final int PER_STATEMENT = 500;

    private Mt940Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        int transactions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        boolean only = arguments.length > 1 && arguments[1].equals("only");
        Path file = Files.createTempFile("mt940-benchmark", ".sta");
        try {
            write(file, transactions);
            System.out.printf(Locale.ROOT, "%d transactions in %.1f MB%n", transactions, Files.size(file) / 1e6);
            ReadingRate rate = new ReadingRate(System.out, transactions);
            for (int round = 1; round <= (only ? 1 : ROUNDS); round++) {
                double floor = rate.measure("bytes alone", () -> bytes(file));
                double ours = rate.measure("dunlin", () -> ReadingRate.linesOf(Samples.parser(), file));
                System.out.printf(Locale.ROOT, "%-26s %12.3f of the floor%n", "ratio", floor / ours);
                if (!only) {
                    double fields = rate.measure("prowide, fields", () -> prowide(file, false));
                    double components = rate.measure("prowide, :61: components", () -> prowide(file, true));
                    System.out.printf(
                            Locale.ROOT,
                            "%-26s %12.2f of prowide's fields, %.2f of its components%n",
                            "ratio",
                            fields / ours,
                            components / ours);
                }
            }
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    Locale.ROOT,
                    "heap in use %.1f MB of at most %.1f MB%n",
                    (runtime.totalMemory() - runtime.freeMemory()) / 1e6,
                    runtime.maxMemory() / 1e6);
        } finally {
            Files.delete(file);
        }
    }

    private static long bytes(Path file) throws IOException {
        long lines = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }

    /** Statement by statement in an envelope, as its documentation asks; with or without the parts of {@code :61:}. */
    private static long prowide(Path file, boolean components) throws IOException {
        long found = 0;
        String all = Files.readString(file, Charset.forName("windows-1250"));
        for (int from = all.indexOf(":20:"); from >= 0; ) {
            int next = all.indexOf("\r\n:20:", from);
            String body = all.substring(from, next < 0 ? all.length() : next);
            int end = body.lastIndexOf("\r\n-");
            MT940 message = MT940.parse("{1:F01AAAAPLPAAXXX0000000000}{2:I940BBBBPLPBXXXXN}{4:\r\n"
                    + body.substring(0, end < 0 ? body.length() : end) + "\r\n-}");
            if (components) {
                for (Field61 field : message.getField61()) {
                    found += field.getAmountAsBigDecimal() != null && field.getValueDateAsCalendar() != null ? 1 : 0;
                }
            } else {
                found += message.getSwiftMessage().getBlock4().countByName("61");
            }
            from = next < 0 ? -1 : next + 2;
        }
        return found;
    }

    private static void write(Path file, int transactions) throws IOException {
        Charset charset = Charset.forName("windows-1250");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int i = 0; i < transactions; i++) {
                if (i % PER_STATEMENT == 0) {
                    String closing = i == 0 ? "" : ":62F:C261120PLN500,00\r\n-\r\n";
                    String opening = ":20:MT940\r\n:25:/PL45102055581111222233334444\r\n:28C:" + i / PER_STATEMENT
                            + "\r\n:60F:C261119PLN0,00\r\n";
                    out.write((closing + opening).getBytes(charset));
                }
                String number = String.format(Locale.ROOT, "%010d", i);
                out.write((":61:2611201120C1,00N152NONREF//6460" + number
                                + "\r\n152 0\r\n:86:020~00152\r\n~20Zapłata za fakturę nr FV/"
                                + number.substring(9) + "\r\n~21" + number
                                + "/2026\r\n~3010205558\r\n~311111222233334444\r\n"
                                + "~32Zakład Usług Różnych Żaneta\r\n~33 Wójcik\r\n~38PL45102055581111222233334444\r\n~6020261120\r\n")
                        .getBytes(charset));
            }
            out.write(":62F:C261120PLN500,00\r\n-\r\n".getBytes(charset));
        }
    }
}
