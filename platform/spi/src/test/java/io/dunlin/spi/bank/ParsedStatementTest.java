package io.dunlin.spi.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParsedStatementTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void balances_where_lines_add_up() {
        assertThat(statement("100.00", "125.50", line(1, "30.00"), line(2, "-4.50"))
                        .balanced())
                .contains(true);
        assertThat(statement("100.00", "125.51", line(1, "30.00"), line(2, "-4.50"))
                        .balanced())
                .contains(false);
        assertThat(statement("100.00", "100.00").balanced()).contains(true);
    }

    @Test
    void counts_failed_lines_whose_amount_reads_and_doubts_where_one_does_not() {
        assertThat(statement("100.00", "110.00", failure("10.00")).balanced()).contains(true);
        assertThat(statement("100.00", "110.00", failure(null)).balanced()).isEqualTo(Optional.empty());
        assertThat(statement(null, "110.00").balanced()).isEmpty();
        assertThat(statement("1.00", null).balanced()).isEmpty();
    }

    @Test
    void collects_only_what_was_opened_and_closed() {
        ParsedStatement.Collector collector = new ParsedStatement.Collector();
        assertThatThrownBy(() -> collector.closed(new StatementClosing(null, null)))
                .isInstanceOf(IllegalStateException.class);
        collector.opened(heading(null));
        assertThatThrownBy(() -> collector.opened(heading(null))).isInstanceOf(IllegalStateException.class);
        assertThat(collector.statements()).isEmpty();
    }

    @Test
    void cuts_what_is_too_long_and_refuses_a_place_before_the_first() {
        LineFailure failure = new LineFailure(1, "x".repeat(600), new LocalizedText("a", "b"), null);
        assertThat(failure.text()).hasSize(500).endsWith("…");
        assertThat(line(1, "1.00").raw()).isEqualTo("raw");
        assertThatThrownBy(() -> line(0, "1.00")).isInstanceOf(IllegalArgumentException.class);
    }

    private static ParsedStatement statement(String opening, String closing, Object... told) {
        ParsedStatement.Collector collector = new ParsedStatement.Collector();
        collector.opened(heading(opening));
        for (Object what : told) {
            switch (what) {
                case StatementLine line -> collector.line(line);
                case LineFailure failure -> collector.failed(failure);
                default -> throw new IllegalArgumentException();
            }
        }
        collector.closed(new StatementClosing(closing == null ? null : Money.of(closing, "PLN"), DAY));
        return collector.statements().getFirst();
    }

    private static StatementHeading heading(String opening) {
        return new StatementHeading(
                StatementFormat.MT940,
                "generic",
                "PL61109010140000071219812874",
                "1",
                null,
                "PLN",
                opening == null ? null : Money.of(opening, "PLN"),
                DAY);
    }

    private static StatementLine line(int position, String amount) {
        return new StatementLine(
                position,
                DAY,
                DAY,
                Money.of(amount, "PLN"),
                false,
                "NTRF",
                null,
                null,
                null,
                Counterparty.unknown(),
                null,
                "title",
                null,
                "raw");
    }

    private static LineFailure failure(String amount) {
        return new LineFailure(1, "text", new LocalizedText("a", "b"), amount == null ? null : Money.of(amount, "PLN"));
    }
}
