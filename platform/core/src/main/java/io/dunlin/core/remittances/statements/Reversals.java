package io.dunlin.core.remittances.statements;

import io.dunlin.core.remittances.BankStatementId;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.allocations.AllocationReversal;
import io.dunlin.core.remittances.statements.JdbiCredits.Applied;
import io.dunlin.core.remittances.statements.JdbiCredits.Booking;
import io.dunlin.core.remittances.statements.JdbiCredits.Credit;
import io.dunlin.core.shared.Actor;
import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes back what the bank took back, once, whichever files show it. Only where the bank's own reference names the payment;
 * any other reversal is shown to a person beside the statement.
 */
@Component
class Reversals {

    private static final Actor SELF = Actor.system("statements");

    private final JdbiCredits credits;
    private final JdbiStatements statements;
    private final AllocationReversal reversal;

    Reversals(JdbiCredits credits, JdbiStatements statements, AllocationReversal reversal) {
        this.credits = credits;
        this.statements = statements;
        this.reversal = reversal;
    }

    /** @param lines those of a statement that no file has shown before */
    void apply(String account, BankStatementId statement, List<Booking> lines) {
        List<Applied> applied = new ArrayList<>();
        for (Booking line : lines) {
            Optional<RemittanceId> reversed = credits.reversedBy(account, line.credit());
            reversed.ifPresentOrElse(
                    id -> reversal.returnedByBank(id, line.credit().valueDate(), SELF),
                    () -> ask(statement, line.credit()));
            applied.add(new Applied(line, reversed.orElse(null)));
        }
        credits.insertReversals(account, applied);
    }

    private void ask(BankStatementId statement, Credit line) {
        statements.insertFailure(
                statement,
                new LineFailure(
                        0,
                        line.title(),
                        new LocalizedText(
                                "Bank wycofał wpłatę " + line.amount().abs()
                                        + ", ale nie wiadomo którą; znajdź ją i cofnij jej zaliczenie.",
                                "The bank took back a payment of "
                                        + line.amount().abs()
                                        + " and it is not known which; find it and reverse its allocation."),
                        null));
    }
}
