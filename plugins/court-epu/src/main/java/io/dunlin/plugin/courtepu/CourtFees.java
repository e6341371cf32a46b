package io.dunlin.plugin.courtepu;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The court fee of a dispute on a day, from a table of dated rows. For example, in 2026 a dispute of 20 001 PLN costs
 * 5 % = 1000.05 in ordinary proceedings and a quarter of it here, 250.0125, rounded up to 251 PLN.
 */
final class CourtFees {

    private static final String FEE = "FEE";
    private static final String EPU = "EPU";

    /** A row: a fixed sum, or a part of the base; the limit caps an ordinary fee from above and this court's from below. */
    private record Row(
            LocalDate from,
            String kind,
            @Nullable BigDecimal upTo,
            BigDecimal value,
            boolean part,
            @Nullable BigDecimal limit) {

        boolean covers(BigDecimal disputeValue) {
            return upTo == null || disputeValue.compareTo(upTo) <= 0;
        }

        BigDecimal of(BigDecimal base) {
            return part ? base.multiply(value) : value;
        }
    }

    private final List<Row> rows;

    private CourtFees(List<Row> rows) {
        this.rows = rows;
    }

    /** The shipped table and the rows that an administrator added. */
    static CourtFees with(List<Map<String, String>> added) {
        List<Row> rows = new ArrayList<>();
        for (String[] line : shipped()) {
            rows.add(row(line[0], line[1], line[2], line[3], line[4]));
        }
        for (Map<String, String> row : added) {
            try {
                rows.add(row(
                        row.getOrDefault("from", ""),
                        row.getOrDefault("kind", ""),
                        row.getOrDefault("upTo", ""),
                        row.getOrDefault("value", ""),
                        row.getOrDefault("cap", "")));
            } catch (DateTimeParseException | NumberFormatException e) {
                throw new PluginFailure(
                        PluginFailure.Kind.CONFIGURATION,
                        "fee-row",
                        new LocalizedText(
                                "Wiersz ustawienia 'courtFees' jest błędny: wymaga daty takiej jak 2027-01-01 oraz kwoty"
                                        + " lub procentu",
                                "A row of the setting 'courtFees' is wrong: it needs a date such as 2027-01-01, and a"
                                        + " sum or per cent"),
                        e);
            }
        }
        return new CourtFees(List.copyOf(rows));
    }

    /** The fee for a dispute, in full PLN. */
    Money fee(BigDecimal disputeValue, LocalDate on) {
        BigDecimal ordinary = inForce(FEE, on).stream()
                .filter(row -> row.covers(disputeValue))
                .min(Comparator.comparing(Row::upTo, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(row -> atMost(row.of(disputeValue), row.limit()))
                .orElseThrow(() -> missing(on));
        BigDecimal here = inForce(EPU, on).stream()
                .findFirst()
                .map(row -> row.limit() == null
                        ? row.of(ordinary)
                        : row.of(ordinary).max(row.limit()))
                .orElseThrow(() -> missing(on));
        return new Money(here.setScale(0, RoundingMode.CEILING), Zloty.PLN);
    }

    /** The rows of the latest day that is not after the given one: a new table replaces the old one as a whole. */
    private List<Row> inForce(String kind, LocalDate on) {
        LocalDate latest = rows.stream()
                .filter(row -> row.kind().equals(kind) && !row.from().isAfter(on))
                .map(Row::from)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> missing(on));
        return rows.stream()
                .filter(row -> row.kind().equals(kind) && row.from().equals(latest))
                .toList();
    }

    private static PluginFailure missing(LocalDate on) {
        return PluginFailure.badData(
                "fee-unknown",
                new LocalizedText(
                        "Nie ma opłaty sądowej na dzień " + on + "; dodaj wiersze w ustawieniu 'courtFees'",
                        "There is no court fee for " + on + "; add rows to the setting 'courtFees'"));
    }

    private static BigDecimal atMost(BigDecimal value, @Nullable BigDecimal limit) {
        return limit == null ? value : value.min(limit);
    }

    private static Row row(String from, String kind, String upTo, String value, String limit) {
        boolean part = value.strip().endsWith("%");
        BigDecimal number = new BigDecimal(value.strip().replace("%", ""));
        return new Row(
                LocalDate.parse(from.strip()),
                kind.strip(),
                upTo.isBlank() || "*".equals(upTo.strip()) ? null : new BigDecimal(upTo.strip()),
                part ? number.movePointLeft(2) : number,
                part,
                limit.isBlank() ? null : new BigDecimal(limit.strip()));
    }

    private static List<String[]> shipped() {
        try (InputStream in = CourtFees.class.getResourceAsStream("fees.tsv")) {
            if (in == null) {
                throw new IllegalStateException("The plugin's jar lacks fees.tsv");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
