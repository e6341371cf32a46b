package io.dunlin.spi.bank;

import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement held whole: for tests, for inspection and for files of ordinary size. */
public record ParsedStatement(
        StatementHeading heading, List<StatementLine> lines, List<LineFailure> failures, StatementClosing closing) {

    public ParsedStatement {
        lines = List.copyOf(lines);
        failures = List.copyOf(failures);
    }

    /**
     * Whether opening balance and lines add up to the closing balance.
     *
     * @return empty where the file states no balances or a line's amount could not be read
     */
    public Optional<Boolean> balanced() {
        Money opening = heading.opening();
        Money stated = closing.closing();
        if (opening == null || stated == null || failures.stream().anyMatch(failure -> failure.amount() == null)) {
            return Optional.empty();
        }
        if (!opening.currency().equals(stated.currency())) {
            return Optional.of(false);
        }
        BigDecimal sum = opening.amount();
        for (StatementLine line : lines) {
            if (!line.amount().currency().equals(opening.currency())) {
                return Optional.of(false);
            }
            sum = sum.add(line.amount().amount());
        }
        for (LineFailure failure : failures) {
            Money amount = failure.amount();
            if (amount != null && amount.currency().equals(opening.currency())) {
                sum = sum.add(amount.amount());
            }
        }
        return Optional.of(sum.compareTo(stated.amount()) == 0);
    }

    /** Collects what a parser tells into statements. A statement that was opened but never closed is not among them. */
    public static final class Collector implements StatementSink {

        private final List<ParsedStatement> statements = new ArrayList<>();
        private final List<StatementLine> lines = new ArrayList<>();
        private final List<LineFailure> failures = new ArrayList<>();
        private @Nullable StatementHeading heading;

        @Override
        public void opened(StatementHeading opened) {
            if (heading != null) {
                throw new IllegalStateException("A statement was opened before the last one was closed");
            }
            heading = opened;
        }

        @Override
        public void line(StatementLine line) {
            lines.add(line);
        }

        @Override
        public void failed(LineFailure failure) {
            failures.add(failure);
        }

        @Override
        public void closed(StatementClosing closing) {
            StatementHeading opened = heading;
            if (opened == null) {
                throw new IllegalStateException("A statement was closed that was never opened");
            }
            statements.add(new ParsedStatement(opened, lines, failures, closing));
            heading = null;
            lines.clear();
            failures.clear();
        }

        public List<ParsedStatement> statements() {
            return List.copyOf(statements);
        }
    }
}
