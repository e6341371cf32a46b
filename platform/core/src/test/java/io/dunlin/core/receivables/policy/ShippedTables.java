package io.dunlin.core.receivables.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The tables as they are shipped, read anew so that a policy is tested without the services around it. */
final class ShippedTables {

    private ShippedTables() {}

    static LegalRates rates() {
        List<LegalRate> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        ShippedTables.class.getResourceAsStream("/io/dunlin/core/receivables/rates/legal-rates.csv")),
                StandardCharsets.UTF_8))) {
            for (String line :
                    lines.lines().filter(text -> !text.startsWith("#")).toList()) {
                String[] cells = line.split(";", -1);
                rows.add(new LegalRate(
                        LegalRateKind.valueOf(cells[0]),
                        LocalDate.parse(cells[1]),
                        new BigDecimal(cells[2]),
                        cells[3]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LegalRates(rows);
    }
}
