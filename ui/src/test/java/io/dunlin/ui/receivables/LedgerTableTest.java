package io.dunlin.ui.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.testing.ScreenTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LedgerTableTest extends ScreenTest {

    @Autowired
    private Ledger ledger;

    @Autowired
    private TestingWorld world;

    @Autowired
    private Format format;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ACCOUNTANT};
    }

    @Test
    void each_movement_says_in_words_where_it_comes_from() {
        Receivable receivable = world.receivable("alfa", "FV/1/2026", "100.00", format.today());
        assertThat(ledger.post(new Ledger.Posting(
                                receivable.id(),
                                LedgerEntry.Kind.PAYMENT,
                                receivable.balance().negated(),
                                format.today(),
                                "allocation:1",
                                Rule.INVOICE_NUMBER.name()))
                        .repeated())
                .isFalse();
        assertThat(wordsOf(new LedgerTable(ledger.entries(receivable.id()), format)))
                .contains("As stated by the source", "Document number")
                .doesNotContain(Rule.INVOICE_NUMBER.name());
    }
}
