package io.dunlin.core.testing;

import io.dunlin.spi.value.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes statements for tests, with balances that add up unless a test says otherwise. */
public final class TestingStatement {

    /** The firm's account in tests. */
    public static final String ACCOUNT = "PL61109010140000071219812874";

    private final String number;
    private final List<Credit> lines = new ArrayList<>();
    private String format = "MT940";
    private String account = ACCOUNT;
    private String currency = "PLN";
    private Money opening = Money.of("1000.00", "PLN");
    private LocalDate on = LocalDate.of(2026, 11, 16);
    private @Nullable Money closing;

    private TestingStatement(String number) {
        this.number = number;
    }

    public static TestingStatement statement(String number) {
        return new TestingStatement(number);
    }

    /** A line of a statement, in the words of a payer. */
    public record Credit(
            String amount,
            String mark,
            String bankReference,
            String payerAccount,
            String payerName,
            String credited,
            String endToEnd,
            String splitInvoice,
            String title) {

        public static Credit of(String amount, String title) {
            return new Credit(amount, "", "", "", "", "", "", "", title);
        }

        public Credit from(String newAccount, String newName) {
            return new Credit(
                    amount, mark, bankReference, newAccount, newName, credited, endToEnd, splitInvoice, title);
        }

        public Credit referenced(String reference) {
            return new Credit(
                    amount, mark, reference, payerAccount, payerName, credited, endToEnd, splitInvoice, title);
        }

        public Credit to(String virtualAccount) {
            return new Credit(
                    amount,
                    mark,
                    bankReference,
                    payerAccount,
                    payerName,
                    virtualAccount,
                    endToEnd,
                    splitInvoice,
                    title);
        }

        /** With the reference that the payer gave it, which goes with it from bank to bank. */
        public Credit identified(String endToEndId) {
            return new Credit(
                    amount, mark, bankReference, payerAccount, payerName, credited, endToEndId, splitInvoice, title);
        }

        public Credit reversed() {
            return new Credit(
                    amount, "R", bankReference, payerAccount, payerName, credited, endToEnd, splitInvoice, title);
        }
    }

    public TestingStatement intraday() {
        format = "MT942";
        return this;
    }

    public TestingStatement ofAccount(String newAccount) {
        account = newAccount;
        return this;
    }

    public TestingStatement inCurrency(String code) {
        currency = code;
        opening = Money.of(opening.amount().toPlainString(), code);
        return this;
    }

    public TestingStatement opening(String amount) {
        opening = Money.of(amount, currency);
        return this;
    }

    public TestingStatement on(LocalDate day) {
        on = day;
        return this;
    }

    public TestingStatement claimingToCloseAt(String amount) {
        closing = Money.of(amount, currency);
        return this;
    }

    public TestingStatement credit(String amount, String title) {
        return line(Credit.of(amount, title));
    }

    public TestingStatement line(Credit credit) {
        lines.add(credit);
        return this;
    }

    public String text() {
        boolean endOfDay = "MT940".equals(format);
        Money stated = closing == null ? closingThatAddsUp() : closing;
        return "STATEMENT|" + format + "|" + account + "|" + number + "|" + currency + "|"
                + (endOfDay ? opening.amount().toPlainString() : "") + "|" + (endOfDay ? on.toString() : "") + "\n"
                + lines.stream().map(this::written).collect(Collectors.joining())
                + "END|" + (endOfDay ? stated.amount().toPlainString() : "") + "|" + (endOfDay ? on.toString() : "")
                + "\n";
    }

    private Money closingThatAddsUp() {
        Money sum = opening;
        for (Credit line : lines) {
            sum = sum.plus(Money.of(line.amount, currency));
        }
        return sum;
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    private String written(Credit line) {
        return String.join(
                        "|",
                        "LINE",
                        on.toString(),
                        line.amount,
                        line.mark,
                        line.bankReference,
                        line.payerAccount,
                        line.payerName,
                        line.credited,
                        line.endToEnd,
                        line.splitInvoice,
                        line.title)
                + "\n";
    }
}
