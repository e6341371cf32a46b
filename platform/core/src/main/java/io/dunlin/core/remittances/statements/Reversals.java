package io.dunlin.core.remittances.statements;

import io.dunlin.core.remittances.BankStatementId;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.allocations.AllocationReversal;
import io.dunlin.core.remittances.statements.JdbiCredits.Credit;
import io.dunlin.core.shared.Actor;
import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes back what the bank took back. Only where the bank's own reference names the payment; any other reversal is shown to
 * a person beside the statement.
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

    void apply(String account, BankStatementId statement, Credit line) {
        Optional<RemittanceId> reversed = credits.reversedBy(account, line);
        if (reversed.isPresent()) {
            reversal.returnedByBank(reversed.get(), line.valueDate(), SELF);
            return;
        }
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
