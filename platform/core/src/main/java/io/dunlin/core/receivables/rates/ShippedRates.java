package io.dunlin.core.receivables.rates;

import io.dunlin.core.receivables.policy.LegalRate;
import io.dunlin.core.receivables.policy.LegalRateKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** The tables that come with the product. */
final class ShippedRates {

    private static final String FILE = "legal-rates.csv";

    private ShippedRates() {}

    static List<LegalRate> read() {
        try (InputStream file = Objects.requireNonNull(ShippedRates.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ShippedRates::rate)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LegalRate rate(String line) {
        String[] cells = line.split(";", 4);
        return new LegalRate(
                LegalRateKind.valueOf(cells[0]), LocalDate.parse(cells[1]), new BigDecimal(cells[2]), cells[3]);
    }
}
