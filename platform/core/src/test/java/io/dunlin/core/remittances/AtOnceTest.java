package io.dunlin.core.remittances;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.OutboxQueries;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.dunning.thanks.ThanksSettings;
import io.dunlin.core.notifications.NotificationKind;
import io.dunlin.core.notifications.Notifications;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.imports.ImportOutcome;
import io.dunlin.core.receivables.imports.ReceivableImports;
import io.dunlin.core.remittances.allocations.AllocationOutcome;
import io.dunlin.core.remittances.allocations.Allocations;
import io.dunlin.core.remittances.writebacks.WriteBackId;
import io.dunlin.core.remittances.writebacks.WriteBacks;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.KeptText;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingBank;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingErp;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingStatement.Credit;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.ErpConnection;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.SettlementNotice;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What follows a payment in the transaction that books it: thanks to the debtor, and the notice to the ERP. */
@FeatureTest
class AtOnceTest {

    @Autowired
    private TestingStaff staff;

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
    private ReceivableQueries receivables;

    @Autowired
    private TestingBank bank;

    @Autowired
    private RemittanceQueries remittances;

    @Autowired
    private Allocations allocations;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseQueries caseQueries;

    @Autowired
    private Holds holds;

    @Autowired
    private OutboxQueries outbox;

    @Autowired
    private Outbox messages;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private WriteBacks writeBacks;

    @Autowired
    private Notifications notifications;

    @Autowired
    private Users users;

    @Autowired
    private Jdbi jdbi;

    @BeforeEach
    void an_account_an_accountant_and_an_erp() {
        erp.reset();
        bank.opensTheAccount();
        staff.hire("ewa", "Ewa Rachunkowa", "en", Role.ACCOUNTANT);
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert ignore into erp_cursor (source, position, moved_at) values (:source, '1', :now)")
                .bind("source", source())
                .bind("now", clock.instant())
                .execute());
    }

    // Thanks

    @Test
    void who_paid_all_is_thanked_and_told_that_the_case_is_over() {
        Receivable receivable = overdue("FV/1/2026", "123.45");
        bank.reports(Credit.of("123.45", "FV/1/2026"));
        OutboundMessage thanks = thanks().getFirst();
        assertThat(thanks.recipient()).isEqualTo("alfa@debtors.example");
        assertThat(thanks.caseId()).isEqualTo(world.caseOf(receivable).value());
        assertThat(thanks.bodyText().replace('\u00a0', ' ')).contains("123,45").contains("w całości zapłacone");
    }

    @Test
    void who_paid_a_part_is_told_what_is_left_and_after_the_rest_only_the_thanks_go() {
        Receivable receivable = overdue("FV/1/2026", "100.00");
        bank.reports(Credit.of("40.00", "FV/1/2026"));
        OutboundMessage first = thanks().getFirst();
        assertThat(first.bodyText()).contains("40,00").contains("60,00").contains("FV/1/2026");
        bank.reports(Credit.of("60.00", "FV/1/2026"));
        assertThat(messages.get(first.id()).state())
                .as("what is left is no longer true")
                .isEqualTo(OutboundMessage.State.CANCELLED);
        assertThat(thanks())
                .filteredOn(message -> message.state() == OutboundMessage.State.QUEUED)
                .singleElement()
                .satisfies(message -> assertThat(message.bodyText()).contains("w całości zapłacone"));
        assertThat(caseQueries.get(world.caseOf(receivable)).state()).isEqualTo(CollectionCase.State.CLOSED);
    }

    @Test
    void one_payment_for_several_documents_of_a_case_brings_one_message() {
        overdue("FV/1/2026", "10.00");
        overdue("FV/2/2026", "20.00");
        bank.reports(Credit.of("30.00", "FV/1/2026 FV/2/2026"));
        assertThat(thanks())
                .singleElement()
                .satisfies(message -> assertThat(message.bodyText()).contains("30,00"));
    }

    @Test
    void a_payment_that_is_undone_takes_the_thanks_back_and_made_again_thanks_again() {
        Receivable receivable = overdue("FV/1/2026", "100.00");
        bank.reports(Credit.of("100.00", "FV/1/2026"));
        RemittanceId remittance = remittanceId();
        undo(remittance);
        assertThat(thanks()).extracting(OutboundMessage::state).containsExactly(OutboundMessage.State.CANCELLED);
        assertThat(allocations.allocate(remittance, receivable.id(), Money.of("100.00", "PLN"), TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        assertThat(thanks())
                .filteredOn(message -> message.state() == OutboundMessage.State.QUEUED)
                .hasSize(1);
    }

    @Test
    void nobody_is_written_to_past_a_dispute_into_a_court_case_or_against_the_settings() {
        Receivable disputed = overdue("FV/1/2026", "100.00");
        assertThat(holds.place(
                                new Holds.NewHold(
                                        world.caseOf(disputed),
                                        null,
                                        HoldReason.DISPUTE,
                                        clock.today().plusDays(5),
                                        "test"),
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
        bank.reports(Credit.of("40.00", "FV/1/2026"));
        assertThat(thanks()).isEmpty();
        cases.handOver(world.caseOf(disputed), TestingWorld.TESTER, "To court");
        bank.reports(Credit.of("60.00", "FV/1/2026"));
        assertThat(thanks()).isEmpty();
        settings.change(
                ThanksSettings.GROUP, new ThanksSettings(false, false, false), TestingWorld.TESTER, "None wanted");
        overdue("FV/3/2026", "10.00");
        bank.reports(Credit.of("10.00", "FV/3/2026"));
        assertThat(thanks()).isEmpty();
    }

    // The ERP

    @Test
    void the_erp_a_receivable_came_from_is_told_once_and_no_other() {
        Receivable ofErp = fromErp("FV/7/2026", "100.00");
        overdue("FV/8/2026", "10.00");
        bank.reports(Credit.of("100.00", "FV/7/2026").referenced("BR-77"), Credit.of("10.00", "FV/8/2026"));
        world.untilIdle();
        assertThat(erp.taken()).singleElement().satisfies(notice -> {
            assertThat(notice.receivable().value()).isEqualTo(ofErp.externalRef());
            assertThat(notice.amount()).isEqualTo(Money.of("100.00", "PLN"));
            assertThat(notice.paidOn()).isEqualTo(clock.today());
            assertThat(notice.bankReference()).isEqualTo("BR-77");
        });
        assertThat(writeBacks.page(Window.first(5)))
                .extracting(WriteBacks.WriteBackRow::state)
                .containsExactly(WriteBacks.State.TAKEN);
    }

    @Test
    void what_came_as_a_file_is_told_to_the_connection_of_the_plugin_that_read_it() {
        String plugin = source().substring(0, source().indexOf('/'));
        from(plugin + "/Files", "FV/7/2026", "100.00");
        from("another-plugin/Files", "FV/8/2026", "10.00");
        from(plugin, "FV/9/2026", "20.00");
        bank.reports(
                Credit.of("100.00", "FV/7/2026"), Credit.of("10.00", "FV/8/2026"), Credit.of("20.00", "FV/9/2026"));
        world.untilIdle();
        assertThat(erp.taken()).extracting(SettlementNotice::number).containsExactly("FV/7/2026");
        assertThat(writeBacks.page(Window.first(5))).singleElement().satisfies(row -> {
            assertThat(row.source()).isEqualTo(source());
            assertThat(row.state()).isEqualTo(WriteBacks.State.TAKEN);
        });
    }

    @Test
    void what_came_as_a_file_is_told_to_the_connection_that_answers_the_files_of_the_plugin_that_read_it() {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update erp_cursor set files_read_by = 'sheets,invoices' where source = :source")
                .bind("source", source())
                .execute());
        from("invoices/Files", "FV/7/2026", "100.00");
        from("voices/Files", "FV/8/2026", "10.00");
        from("invoices", "FV/9/2026", "20.00");
        bank.reports(
                Credit.of("100.00", "FV/7/2026"), Credit.of("10.00", "FV/8/2026"), Credit.of("20.00", "FV/9/2026"));
        world.untilIdle();
        assertThat(erp.taken()).extracting(SettlementNotice::number).containsExactly("FV/7/2026");
        assertThat(writeBacks.page(Window.first(5)))
                .singleElement()
                .satisfies(row -> assertThat(row.source()).isEqualTo(source()));
    }

    @Test
    void an_answer_that_is_lost_is_asked_for_again_and_changes_nothing_twice() {
        fromErp("FV/7/2026", "100.00");
        erp.failAfterTaking(true);
        erp.fail(PluginFailure.transientFailure(
                "lost", new LocalizedText("Odpowiedź zaginęła", "The answer was lost"), null));
        bank.reports(Credit.of("100.00", "FV/7/2026"));
        assertThat(writeBacks.page(Window.first(5)).getFirst().state()).isEqualTo(WriteBacks.State.QUEUED);
        clock.advance(Duration.ofMinutes(2));
        world.untilIdle();
        assertThat(erp.told()).hasSize(2);
        assertThat(erp.told().stream().map(SettlementNotice::key).distinct()).hasSize(1);
        assertThat(erp.taken()).hasSize(1);
        assertThat(writeBacks.page(Window.first(5)).getFirst().state()).isEqualTo(WriteBacks.State.TAKEN);
    }

    @Test
    void a_refusal_is_told_what_came_later_waits_behind_it_and_all_goes_in_order_after_a_person_looked() {
        staff.hire("jan", "Jan Rachunkowy", "pl", Role.ACCOUNTANT);
        fromErp("FV/7/2026", "100.00");
        erp.fail(PluginFailure.rejected("closed", new LocalizedText("Okres jest zamknięty", "The period is closed")));
        bank.reports(Credit.of("100.00", "FV/7/2026"));
        undo(remittanceId());
        world.untilIdle();
        assertThat(erp.taken()).isEmpty();
        assertThat(writeBacks.page(Window.first(5)))
                .extracting(WriteBacks.WriteBackRow::state)
                .containsExactly(WriteBacks.State.FAILED, WriteBacks.State.QUEUED);
        assertThat(told()).containsExactly(NotificationKind.WRITE_BACK_FAILED);
        assertThat(linesTold("ewa")).contains("closed: The period is closed");
        assertThat(linesTold("jan")).contains("closed: Okres jest zamknięty");
        assertThat(writeBacks.tellAgain(firstNotice(), TestingWorld.TESTER)).isTrue();
        world.untilIdle();
        assertThat(erp.taken())
                .extracting(SettlementNotice::amount)
                .containsExactly(Money.of("100.00", "PLN"), Money.of("-100.00", "PLN"));
    }

    @Test
    void what_a_person_entered_by_hand_is_not_told_any_more_and_what_follows_is() {
        fromErp("FV/7/2026", "100.00");
        erp.fail(PluginFailure.badData("unknown", new LocalizedText("Nieznany dokument", "Unknown document")));
        bank.reports(Credit.of("60.00", "FV/7/2026"));
        bank.reports(Credit.of("40.00", "FV/7/2026"));
        assertThat(erp.taken()).isEmpty();
        assertThat(byHand()).isTrue();
        world.untilIdle();
        assertThat(erp.taken()).extracting(SettlementNotice::amount).containsExactly(Money.of("40.00", "PLN"));
    }

    @Test
    void what_a_person_entered_while_the_erp_was_asked_is_not_told_again() {
        fromErp("FV/7/2026", "100.00");
        erp.fail(PluginFailure.transientFailure(
                "down", new LocalizedText("ERP nie odpowiada", "The ERP does not answer"), null));
        erp.meanwhile(() -> assertThat(byHand()).isTrue());
        bank.reports(Credit.of("60.00", "FV/7/2026"));
        clock.advance(Duration.ofHours(1));
        world.untilIdle();
        assertThat(erp.told()).hasSize(1);
        assertThat(writeBacks.page(Window.first(5)).getFirst().state()).isEqualTo(WriteBacks.State.BY_HAND);
        erp.meanwhile(() -> assertThat(byHand()).isTrue());
        bank.reports(Credit.of("40.00", "FV/7/2026"));
        assertThat(writeBacks.page(Window.first(5)).getFirst().state())
                .as("the ERP has it all the same, and that is what a person has to know")
                .isEqualTo(WriteBacks.State.TAKEN);
        assertThat(byHand()).as("too late").isFalse();
    }

    private WriteBackId firstNotice() {
        return writeBacks.page(Window.first(1)).getFirst().id();
    }

    private boolean byHand() {
        return writeBacks.doneByHand(firstNotice(), "Entered as KP 12/2026", TestingWorld.TESTER);
    }

    @Test
    void an_erp_that_does_not_answer_for_days_is_given_up_told_once_and_shown() {
        fromErp("FV/7/2026", "100.00");
        PluginFailure[] always = new PluginFailure[20];
        for (int i = 0; i < always.length; i++) {
            always[i] = PluginFailure.transientFailure(
                    "down", new LocalizedText("ERP nie odpowiada", "The ERP does not answer"), null);
        }
        erp.fail(always);
        bank.reports(Credit.of("100.00", "FV/7/2026"));
        for (int hour = 0; hour < 60; hour++) {
            clock.advance(Duration.ofHours(1));
            world.untilIdle();
        }
        assertThat(erp.told()).hasSize(14);
        assertThat(told()).containsExactly(NotificationKind.WRITE_BACK_FAILED);
        assertThat(writeBacks.page(Window.first(1)).getFirst()).satisfies(row -> {
            assertThat(row.state()).isEqualTo(WriteBacks.State.FAILED);
            assertThat(KeptText.in(Locale.ENGLISH, row.problem())).isEqualTo("down: The ERP does not answer");
            assertThat(KeptText.in(Locale.of("pl"), row.problem())).isEqualTo("down: ERP nie odpowiada");
        });
    }

    private String source() {
        return extensions.of(ErpConnection.class).getFirst().id().toString();
    }

    @CanIgnoreReturnValue // where the number says enough
    private Receivable overdue(String number, String amount) {
        return world.receivable("alfa", number, amount, clock.today().minusDays(10));
    }

    @CanIgnoreReturnValue // where the number says enough
    private Receivable fromErp(String number, String amount) {
        return from(source(), number, amount);
    }

    @CanIgnoreReturnValue // where the number says enough
    private Receivable from(String source, String number, String amount) {
        ParsedReceivables parsed = new ParsedReceivables(
                "ERP",
                List.of(),
                List.of(world.record("alfa", number, amount, clock.today().minusDays(10))),
                List.of());
        assertThat(imports.importFetched(source, parsed, TestingWorld.TESTER))
                .isInstanceOf(ImportOutcome.Imported.class);
        return receivables.withNumbers(List.of(number)).getFirst();
    }

    private RemittanceId remittanceId() {
        return remittances
                .page(RemittanceQueries.Filter.none(), Window.first(1))
                .getFirst()
                .id();
    }

    private void undo(RemittanceId remittance) {
        List<AllocationId> made = remittances.allocationsOf(remittance).stream()
                .map(RemittanceQueries.AllocationRow::id)
                .toList();
        made.forEach(id -> assertThat(allocations.reverse(id, "A mistake", TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class));
    }

    private List<OutboundMessage> thanks() {
        return outbox.page(new OutboxQueries.Filter(null, null, Channel.MAIL, null, null), Window.first(50)).stream()
                .filter(row -> row.purpose() == Purpose.PAYMENT_THANKS)
                .map(row -> messages.get(row.id()))
                .toList();
    }

    /** Everybody is told in his own language. */
    private List<String> linesTold(String login) {
        return notifications.page(users.find(login).orElseThrow().id(), true, Window.first(20)).stream()
                .filter(row -> row.kind() == NotificationKind.WRITE_BACK_FAILED)
                .flatMap(row -> row.notice().lines().stream())
                .toList();
    }

    private List<NotificationKind> told() {
        return notifications.page(users.find("ewa").orElseThrow().id(), true, Window.first(20)).stream()
                .map(Notifications.NotificationRow::kind)
                .filter(kind -> kind == NotificationKind.WRITE_BACK_FAILED)
                .toList();
    }
}
