package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.bank.SplitPayment;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says of all its transactions.
 *
 * @param amount signed as it moved the balance: {@code CdtDbtInd} says so for reversals too
 */
record Entry(
        Node head,
        String account,
        Money amount,
        boolean reversal,
        LocalDate valueDate,
        @Nullable LocalDate bookingDate) {

    private static final int FARTHEST_YEARS = 10;
    private static final String CHARGES = "CHRG";
    private static final int MOST_TITLES = 100;
    private static final Node NOTHING = new Node("Ntry", "", 1);

    /** @param statementDay the day of the statement, where it says one */
    static Entry read(Node head, Money amount, String account, @Nullable LocalDate statementDay) throws Unreadable {
        LocalDate booked = Values.day(head, "BookgDt");
        LocalDate value = Values.day(head, "ValDt");
        value = value == null ? booked : value;
        value = value == null ? statementDay : value;
        if (value == null) {
            throw new Unreadable(Faults.NO_DATE);
        }
        if (statementDay != null && Math.abs(ChronoUnit.YEARS.between(statementDay, value)) >= FARTHEST_YEARS) {
            throw new Unreadable(Faults.FAR_DATE);
        }
        boolean reversal = "true".equals(head.text("RvslInd")) || "1".equals(head.text("RvslInd"));
        return new Entry(head, account, amount, reversal, value, booked);
    }

    /**
     * The entry as one line: with the details of its transaction where it has one, with what all of them are for where
     * they do not add up to it.
     */
    StatementLine line(int position, List<Node> transactions) {
        if (transactions.size() < 2) {
            return line(position, amount, transactions.isEmpty() ? null : transactions.getFirst(), true);
        }
        String titles = transactions.stream()
                .map(transaction -> Remittance.of(NOTHING, transaction).title())
                .filter(title -> !title.isEmpty())
                .distinct()
                .limit(MOST_TITLES)
                .collect(Collectors.joining("; "));
        StatementLine bare = line(position, amount, null, true);
        return new StatementLine(
                position,
                valueDate,
                bookingDate,
                amount,
                reversal,
                bare.typeCode(),
                bare.bankReference(),
                bare.customerReference(),
                null,
                bare.counterparty(),
                null,
                titles.isEmpty() ? bare.title() : titles,
                null,
                rawOfAll(transactions));
    }

    /** One of several transactions as a line. */
    StatementLine lineOf(int position, Node transaction) {
        Money own = BatchSum.amountOf(transaction, amount);
        if (own == null) {
            throw new IllegalStateException("A transaction without an amount is no line of its own");
        }
        return line(position, own, transaction, false);
    }

    /** What the bank kept out of the transactions of this entry. */
    StatementLine chargesLine(int position, Money charges) {
        References references = References.of(head, null, true, null);
        return new StatementLine(
                position,
                valueDate,
                bookingDate,
                charges,
                reversal,
                CHARGES,
                references.bank(),
                null,
                null,
                Parties.of(null, true, account).counterparty(),
                null,
                "",
                null,
                raw(head, null));
    }

    private StatementLine line(int position, Money signed, @Nullable Node transaction, boolean alone) {
        boolean moneyIn = signed.isZero() ? Boolean.TRUE.equals(Values.moneyIn(head)) : signed.isPositive();
        boolean returned = transaction != null && transaction.find("RtrInf") != null;
        Parties parties = reversal || returned
                ? Parties.takenBack(transaction, !moneyIn, account)
                : Parties.of(transaction, moneyIn, account);
        Remittance remittance = Remittance.of(head, transaction);
        References references = References.of(head, transaction, alone, remittance.creditorReference());
        return new StatementLine(
                position,
                valueDate,
                bookingDate,
                signed,
                reversal,
                typeCode(transaction),
                references.bank(),
                references.customer(),
                references.endToEnd(),
                parties.counterparty(),
                parties.creditedAccount(),
                parties.counterparty().titleNaming(remittance.title(), parties.ultimate()),
                SplitPayment.find(remittance.title(), signed.currency()),
                raw(head, transaction));
    }

    /** The standard's code, for example {@code PMNT-RCDT-ESCT}, else the bank's own. */
    private @Nullable String typeCode(@Nullable Node transaction) {
        Node own = transaction == null ? null : transaction.find("BkTxCd");
        String code = own == null ? null : domain(own);
        Node ofEntry = head.find("BkTxCd");
        code = code == null && ofEntry != null ? domain(ofEntry) : code;
        code = code == null && own != null ? own.text("Prtry", "Cd") : code;
        return code == null ? head.text("BkTxCd", "Prtry", "Cd") : code;
    }

    private static @Nullable String domain(Node code) {
        String domain = code.text("Domn", "Cd");
        if (domain == null) {
            return null;
        }
        String family = code.text("Domn", "Fmly", "Cd");
        String subFamily = code.text("Domn", "Fmly", "SubFmlyCd");
        return domain + (family == null ? "" : "-" + family) + (subFamily == null ? "" : "-" + subFamily);
    }

    /** All payers for a person to see; of many the first ones. */
    private String rawOfAll(List<Node> transactions) {
        StringBuilder raw = new StringBuilder(raw(head, null));
        for (Node transaction : transactions) {
            raw.append('\n');
            transaction.write(raw);
        }
        return raw.toString();
    }

    static String raw(Node head, @Nullable Node transaction) {
        StringBuilder raw = new StringBuilder(1_024);
        head.write(raw);
        if (transaction != null) {
            raw.append('\n');
            transaction.write(raw);
        }
        return raw.toString();
    }
}
