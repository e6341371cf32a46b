package io.dunlin.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.remittances.statements.BankAccounts;
import io.dunlin.core.remittances.statements.StatementReceipt;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.testing.TestingStatement.Credit;
import io.dunlin.spi.value.Money;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;

/** The firm's bank in words: an account, and statements of today, each of which begins where the one before ended. */
@Component
public class TestingBank {

    private static final Currency PLN = Currency.getInstance("PLN");

    private final BankAccounts accounts;
    private final Statements statements;
    private final TestingWorld world;
    private final TestingClock clock;
    private Money balance = Money.zero(PLN);
    private int issued;

    public TestingBank(BankAccounts accounts, Statements statements, TestingWorld world, TestingClock clock) {
        this.accounts = accounts;
        this.statements = statements;
        this.world = world;
        this.clock = clock;
    }

    /** The firm's account, of which there is no statement yet. */
    public void opensTheAccount() {
        assertThat(accounts.register(
                                new BankAccounts.Registration(null, TestingStatement.ACCOUNT, PLN, "Konto", null),
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
        balance = Money.of("100000.00", "PLN");
        issued = 0;
    }

    /** A statement with these payments is handed in, and all that follows from it is done. */
    public void reports(Credit... payments) {
        reports(List.of(payments));
    }

    public void reports(List<Credit> payments) {
        handsIn(payments);
        world.untilIdle();
    }

    /** A statement with these payments is handed in; jobs will see to it. */
    public void handsIn(List<Credit> payments) {
        TestingStatement statement = TestingStatement.statement("S/" + ++issued)
                .on(clock.today())
                .opening(balance.amount().toPlainString());
        for (Credit payment : payments) {
            statement.line(payment);
            balance = balance.plus(Money.of(payment.amount(), "PLN"));
        }
        assertThat(statements.receive("s" + issued + ".sta", statement.bytes(), TestingWorld.TESTER))
                .isInstanceOf(StatementReceipt.Stored.class);
    }
}
