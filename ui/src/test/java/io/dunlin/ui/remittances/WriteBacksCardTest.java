package io.dunlin.ui.remittances;

import static io.dunlin.core.testing.TestingStatement.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.access.Role;
import io.dunlin.core.receivables.imports.ImportOutcome;
import io.dunlin.core.receivables.imports.ReceivableImports;
import io.dunlin.core.remittances.statements.BankAccounts;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.remittances.writebacks.WriteBacks;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingErp;
import io.dunlin.core.testing.TestingStatement;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.ErpConnection;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.testing.ScreenTest;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WriteBacksCardTest extends ScreenTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private TestingErp erp;

    @Autowired
    private ExtensionDirectory extensions;

    @Autowired
    private ReceivableImports imports;

    @Autowired
    private Statements statements;

    @Autowired
    private BankAccounts accounts;

    @Autowired
    private WriteBacks writeBacks;

    @Autowired
    private Jdbi jdbi;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ACCOUNTANT};
    }

    @BeforeEach
    void a_payment_that_the_erp_refused() {
        erp.reset();
        assertThat(accounts.register(
                                new BankAccounts.Registration(
                                        null, TestingStatement.ACCOUNT, Currency.getInstance("PLN"), "Konto", null),
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
        String source = extensions.of(ErpConnection.class).getFirst().id().toString();
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert ignore into erp_cursor (source, position, moved_at) values (:source, '1', :now)")
                .bind("source", source)
                .bind("now", clock.instant())
                .execute());
        ParsedReceivables parsed = new ParsedReceivables(
                "ERP",
                List.of(),
                List.of(world.record(
                        "alfa", "FV/7/2026", "100.00", clock.today().minusDays(10))),
                List.of());
        assertThat(imports.importFetched(source, parsed, TestingWorld.TESTER))
                .isInstanceOf(ImportOutcome.Imported.class);
        erp.fail(PluginFailure.rejected("closed", new LocalizedText("Okres jest zamknięty", "The period is closed")));
        byte[] bytes =
                statement("1/1").on(clock.today()).credit("100.00", "FV/7/2026").bytes();
        assertThat(statements.receive("s.sta", bytes, TestingWorld.TESTER)).isNotNull();
        world.untilIdle();
    }

    @Test
    void an_accountant_sees_what_the_erp_refused_and_has_it_told_again() {
        StatementsView view = navigate(StatementsView.class);
        assertThat(wordsOf(view))
                .contains("FV/7/2026")
                .contains("The period is closed")
                .contains("Not taken");
        click("Tell it again");
        world.untilIdle();
        assertThat(erp.taken()).hasSize(1);
        assertThat(wordsOf(navigate(StatementsView.class))).contains("Taken");
    }

    @Test
    void a_polish_accountant_reads_in_polish_what_the_erp_refused() {
        UI.getCurrent().setLocale(Locale.of("pl"));
        assertThat(wordsOf(navigate(StatementsView.class)))
                .contains("closed: Okres jest zamknięty")
                .doesNotContain("The period is closed");
    }

    @Test
    void an_accountant_says_that_it_was_entered_by_hand() {
        assertThat(navigate(StatementsView.class)).isNotNull();
        click("Entered by hand…");
        test(find(TextArea.class).last()).setValue("Entered as KP 12/2026");
        click("It is entered");
        world.untilIdle();
        assertThat(writeBacks.page(Window.first(1)).getFirst().state()).isEqualTo(WriteBacks.State.BY_HAND);
        assertThat(erp.taken()).isEmpty();
    }
}
