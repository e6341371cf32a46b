package io.dunlin.core.remittances;

import static io.dunlin.core.testing.TestingStatement.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.Hold;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.OutboxQueries;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.NotificationKind;
import io.dunlin.core.notifications.NotificationPreference.Delivery;
import io.dunlin.core.notifications.Notifications;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.remittances.allocations.AllocationOutcome;
import io.dunlin.core.remittances.allocations.Allocations;
import io.dunlin.core.remittances.policy.AllocationDecision;
import io.dunlin.core.remittances.policy.Clue;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.core.remittances.statements.StatementQueries;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingBank;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingStatement.Credit;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Money;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class PaymentLifeTest {

    private static final String PAYER = "PL27114020040000300201355387";

    @Autowired
    private TestingStaff staff;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Statements statements;

    @Autowired
    private RemittanceQueries remittances;

    @Autowired
    private StatementQueries statementQueries;

    @Autowired
    private Allocations allocations;

    @Autowired
    private TestingBank bank;

    @Autowired
    private ReceivableQueries receivables;

    @Autowired
    private Ledger ledger;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Holds holds;

    @Autowired
    private Notifications notifications;

    @Autowired
    private OutboxQueries outbox;

    @Autowired
    private Outbox messages;

    @Autowired
    private Users users;

    @Autowired
    private Jdbi jdbi;

    @BeforeEach
    void register_the_account_and_a_manager() {
        bank.opensTheAccount();
        staff.hire("maria", "Maria Zielińska", "pl", Role.MANAGER);
    }

    @Test
    void a_payment_closes_the_case_stands_on_its_timeline_and_reaches_the_manager() {
        Receivable receivable = overdue("alfa", "FV/1/2026", "1230.00");
        CaseId caseId = world.caseOf(receivable);
        receive(Credit.of("1230.00", "FV/1/2026").from(PAYER, "ALFA <script>"));

        assertThat(cases.get(caseId).state()).isEqualTo(CollectionCase.State.CLOSED);
        assertThat(timeline.of(caseId)).extracting(Timeline.Entry::kind).contains(CaseEventKind.PAYMENT_ALLOCATED);
        Notifications.NotificationRow told = unread().getFirst();
        assertThat(told.kind()).isEqualTo(NotificationKind.PAYMENT);
        assertThat(told.caseId()).isEqualTo(caseId.value());
        assertThat(told.notice().lines())
                .anyMatch(line -> line.contains("FV/1/2026"))
                .anyMatch(line -> line.contains("w całości spłacona"));
        OutboxQueries.OutboxRow mail = mails().getFirst();
        assertThat(mail.purpose()).isEqualTo(Purpose.PAYMENT_ALERT);
        assertThat(mail.recipient()).isEqualTo("maria@firm.example");

        notifications.markRead(told.id(), maria().id());
        assertThat(notifications.countUnread(maria().id())).isZero();
    }

    @Test
    void a_manager_who_prefers_a_digest_gets_one_mail_at_the_end_of_the_day() {
        notifications.prefer(maria().id(), Delivery.DIGEST, TestingWorld.TESTER);
        overdue("alfa", "FV/1/2026", "10.00");
        overdue("beta", "FV/2/2026", "20.00");
        receive(Credit.of("10.00", "FV/1/2026"), Credit.of("20.00", "FV/2/2026"));
        assertThat(unread()).hasSize(2);
        assertThat(mails()).isEmpty();
        clock.set(clock.today(), LocalTime.of(17, 1));
        world.untilIdle();
        assertThat(mails()).hasSize(1);
    }

    @Test
    void a_manager_who_prefers_quiet_gets_no_mail_and_finds_it_on_the_screen() {
        notifications.prefer(maria().id(), Delivery.QUIET, TestingWorld.TESTER);
        overdue("alfa", "FV/1/2026", "10.00");
        receive(Credit.of("10.00", "FV/1/2026"));
        clock.set(clock.today(), LocalTime.of(17, 1));
        world.untilIdle();
        assertThat(unread()).hasSize(1);
        assertThat(mails()).isEmpty();
    }

    @Test
    void a_part_payment_shrinks_the_case_and_an_overpayment_leaves_a_remainder() {
        Receivable receivable = overdue("alfa", "FV/1/2026", "100.00");
        receive(Credit.of("40.00", "FV/1/2026"));
        assertThat(receivables.get(receivable.id()).balance()).isEqualTo(Money.of("60.00", "PLN"));
        receive(Credit.of("70.00", "FV/1/2026"));
        assertThat(receivables.get(receivable.id()).state()).isEqualTo(Receivable.State.SETTLED);
        RemittanceQueries.RemittanceRow second = all().getFirst();
        assertThat(second.state()).isEqualTo(RemittanceState.PARTLY);
        assertThat(second.unallocated()).isEqualTo(Money.of("10.00", "PLN"));
    }

    @Test
    void a_payment_between_decision_and_sending_takes_the_reminder_back_and_the_manager_hears_of_it() {
        for (String amount : List.of("100.00", "40.00")) {
            int number = world.next();
            Receivable receivable = overdue("firm" + number, "FV/" + number + "/2026", "100.00");
            OutboundMessageId reminder = queueReminder(receivable);
            receive(Credit.of(amount, "FV/" + number + "/2026"));
            assertThat(messages.get(reminder).state()).isEqualTo(OutboundMessage.State.CANCELLED);
            assertThat(unread().getFirst().notice().lines())
                    .anyMatch(line -> line.contains("Wycofano") && line.contains("Przypomnienie"));
        }
        clock.advance(Duration.ofHours(3));
        world.untilIdle();
        assertThat(mails())
                .filteredOn(mail -> mail.purpose() == Purpose.REMINDER)
                .allMatch(mail -> mail.state() == OutboundMessage.State.CANCELLED);
    }

    @Test
    void payments_that_come_at_once_never_settle_more_than_is_owed() {
        Receivable receivable = overdue("alfa", "FV/1/2026", "100.00");
        for (int i = 0; i < 12; i++) {
            byte[] file = statement("I/" + i)
                    .intraday()
                    .on(clock.today())
                    .line(Credit.of("10.00", "FV/1/2026").referenced("BR-" + i))
                    .bytes();
            assertThat(statements.receive("i.sta", file, TestingWorld.TESTER)).isNotNull();
        }
        world.untilIdle();
        assertThat(receivables.get(receivable.id()).state()).isEqualTo(Receivable.State.SETTLED);
        assertThat(receivables.get(receivable.id()).balance().isZero()).isTrue();
        assertThat(cases.get(world.caseOf(receivable)).state()).isEqualTo(CollectionCase.State.CLOSED);
        assertThat(all())
                .filteredOn(row -> row.state() == RemittanceState.ALLOCATED)
                .hasSize(10);
        assertThat(all())
                .filteredOn(row -> row.state() == RemittanceState.UNIDENTIFIED)
                .hasSize(2);
    }

    @Test
    void a_payment_that_cannot_be_booked_keeps_no_other_waiting_and_is_booked_once_it_can_be() {
        overdue("alfa", "FV/1/2026", "13.00");
        overdue("beta", "FV/2/2026", "20.00");
        jdbi.useHandle(handle -> handle.execute("""
                create trigger allocation_refused before insert on allocation for each row
                if new.amount = 13.00 then signal sqlstate '45000' set message_text = 'refused'; end if
                """));
        try {
            receive(Credit.of("13.00", "FV/1/2026"), Credit.of("20.00", "FV/2/2026"));
        } finally {
            jdbi.useHandle(handle -> handle.execute("drop trigger allocation_refused"));
        }
        assertThat(all())
                .extracting(RemittanceQueries.RemittanceRow::title, RemittanceQueries.RemittanceRow::state)
                .containsExactlyInAnyOrder(
                        tuple("FV/1/2026", RemittanceState.RECEIVED), tuple("FV/2/2026", RemittanceState.ALLOCATED));
        clock.advance(Duration.ofMinutes(1));
        world.untilIdle();
        assertThat(all())
                .extracting(RemittanceQueries.RemittanceRow::state)
                .containsOnly(RemittanceState.ALLOCATED)
                .hasSize(2);
    }

    @Test
    void money_that_may_be_a_debtors_holds_their_case_until_it_is_decided() {
        Receivable first = overdue("alfa", "FV/1/2026", "100.00");
        CaseId caseId = world.caseOf(first);
        receive(Credit.of("10.00", "FV/1/2026").from(PAYER, "Dłużnik alfa"));
        receive(Credit.of("33.00", "przelew").from(PAYER, "Dłużnik alfa"));
        RemittanceQueries.RemittanceRow waiting = all().getFirst();
        assertThat(waiting.state()).isEqualTo(RemittanceState.UNIDENTIFIED);
        assertThat(holds.activeOn(caseId, clock.today()))
                .extracting(Hold::reason)
                .containsExactly(HoldReason.POSSIBLE_PAYMENT);
        assertThat(holds.activeOn(caseId, clock.today().plusDays(3))).isEmpty();

        AllocationDecision decision = allocations.suggest(waiting.id());
        assertThat(decision)
                .isInstanceOfSatisfying(
                        AllocationDecision.Unidentified.class,
                        unidentified -> assertThat(
                                        unidentified.suggestions().getFirst().clues())
                                .extracting(Clue::kind)
                                .contains(Clue.Kind.LEARNED_ACCOUNT));

        assertThat(allocations.allocate(waiting.id(), first.id(), Money.of("33.00", "PLN"), TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        assertThat(holds.activeOn(caseId, clock.today())).isEmpty();
        assertThat(receivables.get(first.id()).balance()).isEqualTo(Money.of("57.00", "PLN"));
    }

    @Test
    void a_person_cannot_allocate_more_than_is_owed_or_left() {
        Receivable receivable = overdue("alfa", "FV/1/2026", "50.00");
        receive(Credit.of("80.00", "przelew"));
        RemittanceId id = all().getFirst().id();
        assertThat(allocations.allocate(id, receivable.id(), Money.of("60.00", "PLN"), TestingWorld.TESTER))
                .isEqualTo(new AllocationOutcome.Refused("remittances.refused.more-than-owed"));
        assertThat(allocations.park(id, "not a debtor's", clock.today().plusDays(5), TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        assertThat(all().getFirst().state()).isEqualTo(RemittanceState.PARKED);
    }

    @Test
    void an_undone_allocation_can_be_made_again() {
        Receivable receivable = overdue("alfa", "FV/1/2026", "50.00");
        CaseId caseId = world.caseOf(receivable);
        receive(Credit.of("50.00", "FV/1/2026"));
        RemittanceId id = all().getFirst().id();
        for (int i = 0; i < 3; i++) {
            assertThat(allocations.reverse(id, "a mistake", TestingWorld.TESTER))
                    .isInstanceOf(AllocationOutcome.Done.class);
            assertThat(receivables.get(receivable.id()).balance()).isEqualTo(Money.of("50.00", "PLN"));
            assertThat(cases.get(caseId).state()).isEqualTo(CollectionCase.State.OPEN);
            assertThat(allocations.allocate(id, receivable.id(), Money.of("50.00", "PLN"), TestingWorld.TESTER))
                    .isInstanceOf(AllocationOutcome.Done.class);
            assertThat(cases.get(caseId).state()).isEqualTo(CollectionCase.State.CLOSED);
        }
        assertThat(mails())
                .filteredOn(mail -> mail.purpose() == Purpose.PAYMENT_ALERT)
                .hasSize(4);
    }

    @Test
    void a_payment_that_the_bank_takes_back_opens_what_it_closed() {
        Receivable receivable = overdue("alfa", "FV/1/2026", "50.00");
        receive(Credit.of("50.00", "FV/1/2026").referenced("BR-1"));
        receive(Credit.of("-50.00", "zwrot").referenced("BR-1").reversed());
        assertThat(receivables.get(receivable.id()).state()).isEqualTo(Receivable.State.OPEN);
        assertThat(all().getFirst().state()).isEqualTo(RemittanceState.REVERSED);
        receive(Credit.of("-50.00", "zwrot").referenced("BR-9").reversed());
        assertThat(statementQueries.openFailures(Window.first(10)).getFirst().whyEn())
                .contains("not known which");
    }

    @Test
    void money_that_came_before_its_invoice_is_allocated_when_the_invoice_comes() {
        receive(Credit.of("50.00", "FV/1/2026"));
        assertThat(all().getFirst().state()).isEqualTo(RemittanceState.UNIDENTIFIED);
        Receivable receivable = overdue("alfa", "FV/1/2026", "50.00");
        world.untilIdle();
        assertThat(receivables.get(receivable.id()).state()).isEqualTo(Receivable.State.SETTLED);
    }

    @Test
    void the_digits_of_a_number_find_it_in_the_database() {
        Receivable receivable = overdue("alfa", "FS/0012/11/2026", "77.00");
        receive(Credit.of("77.00", "nr 12/11/2026"));
        assertThat(receivables.get(receivable.id()).state()).isEqualTo(Receivable.State.SETTLED);
        assertThat(remittances.allocationsTo(receivable.id()).getFirst().rule())
                .isEqualTo(Rule.INVOICE_NUMBER_WITH_PROOF);
    }

    @Test
    void random_histories_keep_every_sum_and_undoing_all_restores_the_debts() {
        Random random = new Random(4);
        List<ReceivableId> owed = new java.util.ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            owed.add(overdue("firm" + i % 3, "FV/" + i + "/2026", "100.00").id());
        }
        for (int i = 0; i < 12; i++) {
            String amount = 10 * (1 + random.nextInt(12)) + ".00";
            receive(Credit.of(amount, random.nextInt(4) == 0 ? "przelew" : "FV/" + (1 + random.nextInt(6)) + "/2026"));
        }
        for (RemittanceQueries.RemittanceRow row : all()) {
            Money allocated = remittances.allocationsOf(row.id()).stream()
                    .map(RemittanceQueries.AllocationRow::amount)
                    .reduce(row.unallocated(), Money::plus);
            assertThat(allocated).isEqualTo(row.amount());
        }
        for (ReceivableId id : owed) {
            Money replayed =
                    ledger.entries(id).stream().map(LedgerEntry::amount).reduce(Money.of("0.00", "PLN"), Money::plus);
            assertThat(receivables.get(id).balance()).isEqualTo(replayed);
            assertThat(replayed.isNegative()).isFalse();
        }
        for (RemittanceQueries.RemittanceRow row : all()) {
            AllocationOutcome outcome = allocations.reverse(row.id(), "undo all", TestingWorld.TESTER);
            assertThat(outcome).isNotNull();
        }
        assertThat(owed)
                .allSatisfy(id -> assertThat(receivables.get(id).balance()).isEqualTo(Money.of("100.00", "PLN")));
    }

    private OutboundMessageId queueReminder(Receivable receivable) {
        return messages.queue(
                new NewMessage(
                        world.caseOf(receivable).value(),
                        receivable.debtorId(),
                        Channel.MAIL,
                        Purpose.REMINDER,
                        "debtor@debtors.example",
                        "pl",
                        "Przypomnienie o płatności",
                        "Prosimy o zapłatę.",
                        null,
                        null,
                        null,
                        "test:" + receivable.id().value(),
                        clock.instant().plus(Duration.ofHours(1)),
                        List.of(new NewMessage.Item(receivable.id().value(), receivable.balance()))),
                TestingWorld.TESTER);
    }

    @CanIgnoreReturnValue // some tests look at the money only
    private Receivable overdue(String debtor, String number, String amount) {
        return world.receivable(debtor, number, amount, clock.today().minusDays(10));
    }

    private void receive(Credit... credits) {
        bank.reports(credits);
        assertThat(statementQueries.page(StatementQueries.Filter.quarantined(), Window.first(1)))
                .isEmpty();
    }

    private User maria() {
        return users.find("maria").orElseThrow();
    }

    private List<Notifications.NotificationRow> unread() {
        return notifications.page(maria().id(), true, Window.first(100));
    }

    /** All but the thanks to debtors, which have a test of their own. */
    private List<OutboxQueries.OutboxRow> mails() {
        return outbox.page(new OutboxQueries.Filter(null, null, Channel.MAIL, null, null), Window.first(100)).stream()
                .filter(mail -> mail.purpose() != Purpose.PAYMENT_THANKS)
                .toList();
    }

    private List<RemittanceQueries.RemittanceRow> all() {
        return remittances.page(RemittanceQueries.Filter.none(), Window.first(100));
    }
}
