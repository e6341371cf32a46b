package io.dunlin.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.audit.AuditSeal;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.LedgerEntryId;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Money;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class CaseLifeTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private ReceivableQueries receivables;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Promises promises;

    @Autowired
    private Holds holds;

    @Autowired
    private Timeline timeline;

    @Autowired
    private AuditSeal seal;

    @Autowired
    private Outbox outbox;

    @Autowired
    private CoveredCases covered;

    @Autowired
    private Cases acts;

    @Autowired
    private Jdbi jdbi;

    @Test
    void a_case_closes_when_a_correction_covers_what_is_left_and_opens_again_when_it_no_longer_does() {
        Receivable invoice = overdue("FV/1/2026", "1000.00");
        CaseId id = world.caseOf(invoice);
        OutboundMessageId reminder = queueReminder(id, invoice);
        Receivable correction = overdue("KOR/1/2026", "-200.00");
        assertThat(world.caseOf(correction)).isEqualTo(id);
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.OPEN);

        LedgerEntryId part = pay(invoice, "-800.00", "allocation:1").entryId();
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.CLOSED);
        assertThat(outbox.get(reminder).state()).isEqualTo(OutboundMessage.State.CANCELLED);
        assertThat(timeline.of(id))
                .filteredOn(entry -> entry.kind() == CaseEventKind.CLOSED)
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).contains(Cases.COVERED));
        assertThat(owed(invoice)).as("nothing is booked").isEqualTo("200.00 PLN");

        Ledger.Posted back = ledger.reverse(part, clock.today(), "the bank took it back");
        assertThat(back.repeated()).isFalse();
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.OPEN);
    }

    @Test
    void a_correction_that_comes_after_the_payment_closes_the_case_and_what_it_leaves_counts_in_the_next_one() {
        Receivable invoice = overdue("FV/1/2026", "1000.00");
        CaseId id = world.caseOf(invoice);
        assertThat(pay(invoice, "-900.00", "allocation:1").repeated()).isFalse();
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.OPEN);
        assertThat(world.caseOf(overdue("KOR/1/2026", "-250.00"))).isEqualTo(id);
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.CLOSED);

        assertThat(world.caseOf(overdue("FV/2/2026", "120.00"))).isEqualTo(id);
        assertThat(cases.get(id).state()).as("150 are to the debtor's credit").isEqualTo(CollectionCase.State.CLOSED);
        assertThat(world.caseOf(overdue("FV/3/2026", "500.00"))).isEqualTo(id);
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.OPEN);
    }

    @Test
    void a_case_that_credits_covered_before_closes_the_next_morning() {
        Receivable invoice = overdue("FV/1/2026", "200.00");
        CaseId id = world.caseOf(invoice);
        assertThat(overdue("KOR/1/2026", "-200.00").balance().isNegative()).isTrue();
        jdbi.useHandle(handle ->
                handle.execute("update collection_case set state = 'OPEN', closed_at = null, close_reason = null"));
        covered.run();
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.CLOSED);
    }

    @Test
    void a_case_that_a_person_closed_stays_closed_whatever_moves_in_it() {
        Receivable invoice = overdue("FV/1/2026", "200.00");
        CaseId id = world.caseOf(invoice);
        acts.close(id, "WRITTEN_OFF", TestingWorld.TESTER);
        assertThat(pay(invoice, "-50.00", "allocation:1").repeated()).isFalse();
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.CLOSED);
    }

    private Receivable overdue(String number, String amount) {
        return world.receivable("alfa", number, amount, clock.today().minusDays(5));
    }

    private String owed(Receivable receivable) {
        return receivables.get(receivable.id()).balance().toString();
    }

    private OutboundMessageId queueReminder(CaseId id, Receivable receivable) {
        return outbox.queue(
                new NewMessage(
                        id.value(),
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
                        "test:reminder",
                        clock.instant().plus(Duration.ofHours(1)),
                        List.of(new NewMessage.Item(receivable.id().value(), receivable.balance()))),
                TestingWorld.TESTER);
    }

    @Test
    void receivables_of_one_debtor_share_a_case_that_closes_when_all_are_paid_and_reopens_when_a_payment_returns() {
        Receivable first =
                world.receivable("alfa", "FV/1/2026", "100.00", clock.today().minusDays(5));
        Receivable second =
                world.receivable("alfa", "FV/2/2026", "50.00", clock.today().plusDays(3));
        CaseId id = world.caseOf(first);
        assertThat(world.caseOf(second)).isEqualTo(id);

        Ledger.Posted paid = pay(first, "-100.00", "allocation:1");
        assertThat(paid.balance().isZero()).isTrue();
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.OPEN);

        assertThat(pay(second, "-50.00", "allocation:2").repeated()).isFalse();
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.CLOSED);

        assertThat(ledger.reverse(paid.entryId(), clock.today(), "returned by the bank")
                        .balance())
                .isEqualTo(Money.of("100.00", "PLN"));
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.OPEN);
        assertThat(receivables.get(first.id()).state()).isEqualTo(Receivable.State.OPEN);
        assertThat(timeline.of(id)).extracting(Timeline.Entry::kind).contains(CaseEventKind.REOPENED);
    }

    @Test
    void the_same_payment_posted_twice_counts_once() {
        Receivable receivable = world.receivable("beta", "FV/3/2026", "100.00", clock.today());
        assertThat(pay(receivable, "-40.00", "allocation:7").repeated()).isFalse();
        assertThat(pay(receivable, "-40.00", "allocation:7").repeated()).isTrue();
        assertThat(receivables.get(receivable.id()).balance()).isEqualTo(Money.of("60.00", "PLN"));
    }

    @Test
    void a_promise_breaks_only_after_its_grace_of_bank_days() {
        Receivable receivable = world.receivable("gamma", "FV/4/2026", "100.00", clock.today());
        CaseId id = world.caseOf(receivable);
        PromiseId promise = promises.register(
                id, receivable.balance().currency(), null, clock.today().plusDays(1), "triage:1", TestingWorld.TESTER);
        assertThat(promise.value()).isPositive();
        clock.advanceDays(3);
        promises.run();
        assertThat(promises.of(id).getFirst().state()).isEqualTo(PromiseToPay.State.PENDING);
        clock.advanceDays(1);
        promises.run();
        assertThat(promises.of(id).getFirst().state()).isEqualTo(PromiseToPay.State.BROKEN);
    }

    @Test
    void undoing_a_cause_releases_its_holds_and_no_others() {
        CaseId id = world.caseOf(world.receivable("delta", "FV/5/2026", "100.00", clock.today()));
        place(id, HoldReason.PROMISE, "triage:1");
        place(id, HoldReason.MANUAL, "user:anna");
        holds.releaseAllOf(id, "triage:1", TestingWorld.TESTER, "misread");
        assertThat(holds.activeOn(id, clock.today())).extracting(Hold::reason).containsExactly(HoldReason.MANUAL);
    }

    @Test
    void the_sealed_audit_trail_is_intact() {
        CaseId id = world.caseOf(world.receivable("epsilon", "FV/6/2026", "100.00", clock.today()));
        place(id, HoldReason.MANUAL, "user:anna");
        seal.run();
        assertThat(seal.verify())
                .isInstanceOfSatisfying(
                        AuditSeal.Verdict.Intact.class,
                        intact -> assertThat(intact.entries()).isPositive());
    }

    @Test
    void a_large_night_is_sealed_whole_and_a_changed_entry_breaks_the_chain() {
        // The job that seals every minute has been.
        world.untilIdle();
        jdbi.useHandle(handle -> handle.execute("""
                insert into audit_entry (happened_at, actor_kind, actor_name, action, subject_kind, subject_id, reason, details)
                select now(6), 'SYSTEM', 'test', 'message-queued', 'message', seq, 'żółw', '{}' from seq_1_to_4500
                """));
        seal.run();
        assertThat(unsealed()).isZero();
        assertThat(seal.verify())
                .isInstanceOfSatisfying(
                        AuditSeal.Verdict.Intact.class,
                        intact -> assertThat(intact.entries()).isGreaterThanOrEqualTo(4500));
        jdbi.useHandle(handle -> handle.execute("update audit_entry set reason = 'zajac' where subject_id = 2222"));
        assertThat(seal.verify()).isInstanceOf(AuditSeal.Verdict.Broken.class);
    }

    private int unsealed() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from audit_entry where seal_number is null")
                        .mapTo(Integer.class)
                        .one());
    }

    private void place(CaseId id, HoldReason reason, String origin) {
        assertThat(holds.place(
                                new Holds.NewHold(
                                        id, null, reason, clock.today().plusDays(5), origin),
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
    }

    private Ledger.Posted pay(Receivable receivable, String amount, String origin) {
        return ledger.post(new Ledger.Posting(
                receivable.id(),
                LedgerEntry.Kind.PAYMENT,
                Money.of(amount, "PLN"),
                clock.today(),
                origin,
                "bank line"));
    }
}
