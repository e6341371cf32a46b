package io.dunlin.core.receivables.rates;

import io.dunlin.core.receivables.policy.LegalRate;
import io.dunlin.core.receivables.policy.LegalRateKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * A file of the National Bank of Poland, as its site and its interface give it: {@code stopy_procentowe_archiwum.xml}, a
 * series of table A in JSON or XML ({@code /api/exchangerates/rates/a/eur/…}), or the yearly {@code archiwum_tab_a_….csv}.
 */
record NbpFile(List<Reference> references, List<Rate> exchangeRates) {

    private static final int MOST_BYTES = 5_000_000;
    private static final int SHOWN = 40;

    /** The reference rate from a day on, in percent. */
    record Reference(LocalDate validFrom, BigDecimal percent) {}

    /** The average rate of a currency, in PLN for one unit. */
    record Rate(Currency currency, LocalDate publishedOn, BigDecimal mid) {

        Rate {
            if (mid.signum() <= 0) {
                throw new IllegalArgumentException("A rate is above zero, got " + mid.toPlainString());
            }
        }
    }

    /** The file cannot be taken. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final NbpFault fault;
        private final String detail;

        Unreadable(NbpFault fault, String detail) {
            super(fault + ": " + detail);
            this.fault = fault;
            this.detail = detail;
        }

        NbpFault fault() {
            return fault;
        }

        String detail() {
            return detail;
        }
    }

    NbpFile {
        references = List.copyOf(references);
        exchangeRates = List.copyOf(exchangeRates);
    }

    static NbpFile read(byte[] content) throws Unreadable {
        if (content.length > MOST_BYTES) {
            throw new Unreadable(NbpFault.TOO_LARGE, content.length + " B");
        }
        String start = new String(content, 0, Math.min(content.length, SHOWN), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip();
        try {
            if (start.startsWith("{")) {
                return NbpSeries.json(new String(content, StandardCharsets.UTF_8));
            }
            if (start.startsWith("<")) {
                return NbpXml.read(content);
            }
            if (start.startsWith("data;")) {
                return NbpArchive.read(new String(content, StandardCharsets.ISO_8859_1));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Unreadable(NbpFault.UNREADABLE, String.valueOf(e.getMessage()));
        }
        throw new Unreadable(NbpFault.UNKNOWN_FORM, start.lines().findFirst().orElse(""));
    }

    List<LegalRate> referenceRates(String source) {
        return references.stream()
                .map(reference ->
                        new LegalRate(LegalRateKind.REFERENCE_RATE, reference.validFrom(), reference.percent(), source))
                .toList();
    }

    /** A number with a comma or a point. */
    static BigDecimal number(String text) {
        String plain = text.strip().replace(',', '.');
        if (!plain.matches("[0-9]{1,6}(\\.[0-9]{1,8})?")) {
            throw new IllegalArgumentException("not a number: " + text);
        }
        return new BigDecimal(plain);
    }
}
