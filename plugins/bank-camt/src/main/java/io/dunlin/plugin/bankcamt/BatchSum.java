package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an entry's transactions add up to it, so that each may be a line of its own. What the bank kept as charges may
 * make the difference, where it names them.
 */
final class BatchSum {

    private static final List<String[]> AMOUNTS = List.of(
            new String[] {"Amt"},
            new String[] {"AmtDtls", "TxAmt", "Amt"},
            new String[] {"AmtDtls", "CntrValAmt", "Amt"},
            new String[] {"AmtDtls", "InstdAmt", "Amt"});

    private final Money entry;
    private final BigDecimal entryCharges;
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal transactionCharges = BigDecimal.ZERO;
    private boolean amountMissing;

    BatchSum(Node head, Money entry) {
        this.entry = entry;
        this.entryCharges = charges(head, entry);
    }

    void add(Node transaction) {
        Money amount = amountOf(transaction, entry);
        if (amount == null) {
            amountMissing = true;
        } else {
            sum = sum.add(amount.amount());
            transactionCharges = transactionCharges.add(charges(transaction, entry));
        }
    }

    boolean addsUp() {
        BigDecimal difference = difference();
        return !amountMissing
                && (difference.signum() == 0
                        || difference.compareTo(entryCharges) == 0
                        || difference.compareTo(transactionCharges) == 0);
    }

    /** What the transactions are together; null where the amount of one is missing. */
    @Nullable
    Money transactions() {
        return amountMissing ? null : new Money(sum, entry.currency());
    }

    /** What the bank kept for itself of transactions that add up: zero, or what it names as charges. */
    Money charges() {
        return new Money(difference(), entry.currency());
    }

    private BigDecimal difference() {
        return entry.amount().subtract(sum);
    }

    /** A transaction's amount in the entry's currency, signed; null where the file does not say it. */
    static @Nullable Money amountOf(Node transaction, Money entry) {
        for (String[] path : AMOUNTS) {
            Node amount = transaction.find(path);
            if (amount != null && amount.currency().equals(entry.currency().getCurrencyCode())) {
                try {
                    Money unsigned = Values.unsigned(amount);
                    Boolean own = Values.moneyIn(transaction);
                    boolean moneyIn = own == null ? !entry.isNegative() : own;
                    return moneyIn ? unsigned : unsigned.negated();
                } catch (Unreadable _) {
                    return null;
                }
            }
        }
        return null;
    }

    private static BigDecimal charges(Node element, Money entry) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Node charges : element.all("Chrgs")) {
            List<Node> records = charges.all("Rcrd");
            for (Node charge : records.isEmpty() ? List.of(charges) : records) {
                sum = sum.add(charge(charge, entry));
            }
        }
        return sum;
    }

    private static BigDecimal charge(Node charge, Money entry) {
        Node written = charge.find("Amt");
        if (written == null || !written.currency().equals(entry.currency().getCurrencyCode())) {
            return BigDecimal.ZERO;
        }
        try {
            BigDecimal amount = Values.unsigned(written).amount();
            return Boolean.TRUE.equals(Values.moneyIn(charge)) ? amount : amount.negate();
        } catch (Unreadable _) {
            return BigDecimal.ZERO;
        }
    }
}
