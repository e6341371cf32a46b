package io.dunlin.core.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.Hold;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.PromiseToPay;
import io.dunlin.core.cases.Promises;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.SendingGuard;
import io.dunlin.core.inbox.InboundMail;
import io.dunlin.core.inbox.InboundMailId;
import io.dunlin.core.inbox.InboxQueries;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.parties.Representative;
import io.dunlin.core.plans.InstalmentPlan;
import io.dunlin.core.plans.InstalmentPlans;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.core.triage.ReviewQueries.ReplyRow;
import io.dunlin.spi.value.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReplyTest extends ReplyFixture {

    @Autowired
    private InboxQueries inboxQueries;

    @Autowired
    private Holds holds;

    @Autowired
    private Promises promises;

    @Autowired
    private InstalmentPlans plans;

    @Autowired
    private CaseTasks tasks;

    @Autowired
    private Cases life;

    @Autowired
    private Parties parties;

    @Autowired
    private Outbox outbox;

    @Autowired
    private AnswerGuard guard;

    @Autowired
    private DecisionBook book;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Jdbi jdbi;

    @Test
    void a_promise_is_registered_holds_the_case_and_is_filed_and_undoing_takes_all_of_it_back() {
        CaseId id = world.caseOf(world.receivable(
                "obietnica", "FV/11/2026", "1230.00", clock.today().minusDays(10)));
        arrive(
                "obietnica@debtors.example",
                "Re: " + reference(id),
                "Dzień dobry,\nzapłacę fakturę FV/11/2026 w piątek 20.11.2026.\n");

        assertThat(promises.of(id)).extracting(PromiseToPay::promisedOn).containsExactly(LocalDate.of(2026, 11, 20));
        assertThat(holds.activeOn(id, clock.today())).extracting(Hold::reason).contains(HoldReason.PROMISE);
        assertThat(mailbox.countIn("PROMISE")).isEqualTo(1);
        assertThat(mailbox.countIn("INBOX")).isZero();

        ReplyRow decided = decided().getFirst();
        DecisionId again = queue.undo(decided.decisionId(), "misread", TestingWorld.TESTER);
        world.untilIdle();
        assertThat(replies.get(again).outcome()).isEqualTo(TriageDecision.Outcome.REVIEW);
        assertThat(holds.activeOn(id, clock.today())).isEmpty();
        assertThat(promises.of(id)).extracting(PromiseToPay::state).containsExactly(PromiseToPay.State.WITHDRAWN);
        assertThat(mailbox.countIn("OTHER")).isEqualTo(1);
        assertThat(timeline.of(id)).extracting(Timeline.Entry::kind).contains(CaseEventKind.REPLY_UNDONE);
    }

    @Test
    void in_a_case_that_was_paid_this_morning_a_promise_is_filed_and_no_more() {
        CaseId id = world.caseOf(world.receivable(
                "zaplacil", "FV/16/2026", "1230.00", clock.today().minusDays(10)));
        life.close(id, Cases.PAID, TestingWorld.TESTER);
        arrive(
                "zaplacil@debtors.example",
                "Re: " + reference(id),
                "Dzień dobry,\nzapłacę fakturę FV/16/2026 w piątek 20.11.2026.\n");

        assertThat(decided()).hasSize(1).extracting(ReplyRow::caseId).containsExactly(id);
        assertThat(mailbox.countIn("PROMISE")).isEqualTo(1);
        assertThat(promises.of(id)).isEmpty();
        assertThat(holds.active(id)).isEmpty();
        assertThat(tasks.of(id)).isEmpty();
        assertThat(count("select count(*) from outbound_message")).isZero();

        DecisionId confirmed = queue.correct(
                decided().getFirst().decisionId(),
                new ReviewQueue.Verdict(List.of(ReplyClass.PROMISE), id, LocalDate.of(2026, 11, 20)),
                TestingWorld.TESTER);
        assertThat(confirmed.value()).isPositive();
        assertThat(promises.of(id)).isEmpty();
        assertThat(holds.active(id)).isEmpty();
    }

    @Test
    void an_answer_of_the_night_is_taken_back_when_the_morning_made_it_wrong() {
        Receivable paid = world.receivable(
                "wieczorny", "FV/17/2026", "1230.00", clock.today().minusDays(10));
        Receivable kept =
                world.receivable("nocny", "FV/18/2026", "1230.00", clock.today().minusDays(10));
        Receivable counselled = world.receivable(
                "mecenas", "FV/19/2026", "1230.00", clock.today().minusDays(10));
        answered("wieczorny", paid);
        answered("nocny", kept);
        answered("mecenas", counselled);
        Map<Receivable, OutboundMessageId> answers = new HashMap<>();
        List.of(paid, kept, counselled)
                .forEach(owed -> answers.put(
                        owed,
                        jdbi.withHandle(handle -> handle.createQuery("""
                                        select id from outbound_message
                                        where case_id = :id and purpose = 'PROMISE_CONFIRMATION'
                                        """)
                                .bind("id", world.caseOf(owed))
                                .mapTo(OutboundMessageId.class)
                                .one())));
        assertThat(refused(answers.get(paid))).isEmpty();
        life.close(world.caseOf(paid), Cases.PAID, TestingWorld.TESTER);
        parties.nameRepresentative(
                counselled.debtorId(),
                Representative.Role.COUNSEL,
                "r.pr. Testowa",
                null,
                clock.today(),
                "test",
                TestingWorld.TESTER);
        assertThat(refused(answers.get(paid))).contains("sending.refused.closed");
        assertThat(refused(answers.get(counselled))).contains("sending.refused.represented");
        assertThat(refused(answers.get(kept))).isEmpty();
        promises.withdrawAllOf(
                world.caseOf(kept), promises.of(world.caseOf(kept)).getFirst().origin(), TestingWorld.TESTER, "test");
        assertThat(refused(answers.get(kept))).contains("sending.refused.promise-ended");
    }

    private void answered(String debtor, Receivable owed) {
        arrive(
                debtor + "@debtors.example",
                "Re: " + reference(world.caseOf(owed)),
                "Zapłacę fakturę " + owed.number() + " w piątek 20.11.2026.");
    }

    private Optional<String> refused(OutboundMessageId answer) {
        return guard.refuse(outbox.get(answer), clock.instant()).map(SendingGuard.Refusal::reasonKey);
    }

    @Test
    void soon_beside_another_class_counts_as_soon_and_buys_nothing_a_second_time() {
        CaseId id = caseOf("wkrotce", "FV/20/2026");
        List<DecisionId> decisions = new ArrayList<>();
        for (String text : List.of("Wkrótce się odezwę, nr 1.", "Niedługo, nr 2.")) {
            arrive("ktos@gdzies.example", "Re: " + reference(id), text);
            DecisionId decided = queue.correct(
                    waiting().getFirst().decisionId(),
                    new ReviewQueue.Verdict(List.of(ReplyClass.DISPUTE, ReplyClass.DELAY), id, null),
                    TestingWorld.TESTER);
            decisions.add(decided);
        }
        assertThat(book.holdsPlaced(List.of(id.value())).get(id.value()))
                .containsEntry(ReplyClass.DELAY, 2)
                .containsEntry(ReplyClass.DISPUTE, 2);
        DecisionId undone = queue.undo(decisions.getFirst(), "misread", TestingWorld.TESTER);
        assertThat(undone.value()).isPositive();
        assertThat(book.holdsPlaced(List.of(id.value())).get(id.value())).containsEntry(ReplyClass.DELAY, 1);
    }

    @Test
    void one_that_fails_among_many_stops_no_other_and_is_told_of() {
        CaseId id = caseOf("awaria", "FV/21/2026");
        for (int i = 0; i < 3; i++) {
            arrive("ktos" + i + "@gdzies.example", "Re: " + reference(id), "A co to w ogóle jest, nr " + i + "?\n");
        }
        List<DecisionId> ids = waiting().stream().map(ReplyRow::decisionId).toList();
        jdbi.useHandle(handle -> handle.createUpdate("update triage_decision set facts = '{' where id = :id")
                .bind("id", ids.get(1))
                .execute());
        ReviewQueue.Bulk bulk = queue.decideAll(ids, ReplyClass.PAID_CLAIM, TestingWorld.TESTER);
        assertThat(bulk.done()).hasSize(2);
        assertThat(bulk.failed()).containsExactly(ids.get(1));
        assertThat(bulk.passed()).isEmpty();
    }

    @Test
    void a_wish_for_instalments_drafts_a_plan_and_undoing_it_takes_the_draft_back() {
        CaseId id = world.caseOf(
                world.receivable("raty", "FV/13/2026", "1230.00", clock.today().minusDays(10)));
        arrive(
                "raty@debtors.example",
                "Re: " + reference(id),
                "Dzień dobry,\nproszę o rozłożenie należności na 3 raty, pierwszą zapłacę 25.11.2026.\n");
        ReplyRow first = (waiting().isEmpty() ? decided() : waiting()).getFirst();
        DecisionId decided = queue.correct(
                first.decisionId(),
                new ReviewQueue.Verdict(List.of(ReplyClass.PLAN_REQUEST), id, null),
                TestingWorld.TESTER);

        InstalmentPlan plan = plans.of(id).getFirst();
        assertThat(plan.state()).isEqualTo(InstalmentPlan.State.DRAFT);
        assertThat(plan.terms().instalments()).hasSize(3);
        assertThat(plan.terms().instalments().getFirst().dueOn()).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(holds.activeOn(id, clock.today())).extracting(Hold::reason).contains(HoldReason.PLAN_REQUESTED);
        assertThat(tasks.of(id)).extracting(CaseTask::kind).contains(CaseTask.Kind.PLAN);
        assertThat(count("select count(*) from outbound_message")).isZero();

        DecisionId undone = queue.undo(decided, "misread", TestingWorld.TESTER);
        assertThat(replies.get(undone).outcome()).isEqualTo(TriageDecision.Outcome.REVIEW);
        assertThat(plans.of(id)).extracting(InstalmentPlan::state).containsOnly(InstalmentPlan.State.WITHDRAWN);
        assertThat(holds.activeOn(id, clock.today())).isEmpty();
    }

    @Test
    void mails_that_come_together_are_decided_on_as_if_each_had_come_alone() {
        CaseId first = caseOf("pierwszy", "FV/71/2026");
        CaseId second = caseOf("drugi", "FV/72/2026");
        deliver(
                "pierwszy@debtors.example",
                "Re: " + reference(first),
                "Zapłacę fakturę FV/71/2026 w piątek 20.11.2026.");
        deliver("drugi@debtors.example", "Re: " + reference(second), "Zapłacę fakturę FV/72/2026 w piątek 20.11.2026.");
        deliver(
                "pierwszy@debtors.example",
                "Re: " + reference(first),
                "Zapłacę fakturę FV/71/2026 w środę 25.11.2026.");
        mailbox.poll();
        world.untilIdle();

        assertThat(decided()).hasSize(3).allMatch(row -> row.outcome() == TriageDecision.Outcome.APPLIED);
        assertThat(promises.of(first))
                .extracting(PromiseToPay::promisedOn)
                .containsExactly(LocalDate.of(2026, 11, 25), LocalDate.of(2026, 11, 20));
        assertThat(promises.of(second))
                .extracting(PromiseToPay::promisedOn)
                .containsExactly(LocalDate.of(2026, 11, 20));
        assertThat(holds.activeOn(first, clock.today())).hasSize(2);
        assertThat(holds.activeOn(second, clock.today())).hasSize(1);
        // The second mail of the first debtor is not answered again: its decision knows of the first.
        assertThat(count("select count(*) from outbound_message where case_id = " + first.value()))
                .isEqualTo(1);
        assertThat(count("select count(*) from outbound_message where case_id = " + second.value()))
                .isEqualTo(1);
        assertThat(count("select count(*) from triage_decision where actions = '[]'"))
                .isZero();
        assertThat(count("select count(*) from mail_text where words like '%fv712026%'"))
                .isEqualTo(2);
    }

    @Test
    void a_mail_that_names_an_invoice_by_its_number_of_ksef_is_linked() {
        String ksef = "5265877635-20260812-0A1B2C3D4E5F-7C";
        CaseId id = world.caseOf(world.receivable(
                "krajowy", "FV/15/2026", "500.00", clock.today().minusDays(10)));
        jdbi.useHandle(
                handle -> handle.execute("update receivable set ksef_number = ? where number = ?", ksef, "FV/15/2026"));
        arrive(
                "ksiegowosc@gdzies.example",
                "pytanie",
                "Nie zgadzam się z fakturą " + ksef + ", towar był uszkodzony.\n");
        assertThat(waiting()).extracting(ReplyRow::caseId).containsExactly(id);
    }

    @Test
    void a_stranger_waits_for_a_person_and_a_person_decides() {
        CaseId id = world.caseOf(world.receivable(
                "nieznany", "FV/12/2026", "500.00", clock.today().minusDays(10)));
        arrive(
                "obcy@gdzies.example",
                "pytanie",
                "Nie zgadzam się z fakturą, towar był uszkodzony i złożyłem reklamację.\n");
        List<ReplyRow> waiting = replies.page(ReviewQueries.Filter.queue(), clock.instant(), null, 10);
        assertThat(waiting).hasSize(1);
        assertThat(holds.active(id)).isEmpty();

        DecisionId corrected = queue.correct(
                waiting.getFirst().decisionId(),
                new ReviewQueue.Verdict(List.of(ReplyClass.DISPUTE), id, null),
                TestingWorld.TESTER);
        world.untilIdle();
        assertThat(replies.get(corrected).outcome()).isEqualTo(TriageDecision.Outcome.CORRECTED);
        assertThat(holds.activeOn(id, clock.today())).extracting(Hold::reason).contains(HoldReason.DISPUTE);
        assertThat(replies.countWaiting()).isZero();
        assertThat(mailbox.countIn("DISPUTE")).isEqualTo(1);
    }

    @Test
    void a_mail_that_claims_payment_settles_nothing() {
        Receivable receivable = world.receivable(
                "rzekomy", "FV/41/2026", "1230.00", clock.today().minusDays(10));
        CaseId id = world.caseOf(receivable);
        long entries = count("select count(*) from ledger_entry");
        arrive(
                "rzekomy@debtors.example",
                "Re: " + reference(id),
                "Fakturę FV/41/2026 opłaciłem wczoraj, przelew 1230,00 zł poszedł z mojego konta. Proszę zamknąć sprawę.\n");

        assertThat(holds.activeOn(id, clock.today())).extracting(Hold::reason).contains(HoldReason.PAYMENT_CLAIMED);
        assertThat(count("select count(*) from ledger_entry")).isEqualTo(entries);
        assertThat(count("select count(*) from remittance")).isZero();
        assertThat(count("select count(*) from allocation")).isZero();
        assertThat(count("select count(*) from receivable where state = 'OPEN'"))
                .isOne();
        assertThat(count("select count(*) from collection_case where state = 'OPEN'"))
                .isOne();
    }

    @Test
    void a_mail_that_names_another_account_changes_none_and_is_not_answered() {
        CaseId id = caseOf("konto", "FV/42/2026");
        arrive(
                "konto@debtors.example",
                "Re: " + reference(id),
                "Zmienił się numer rachunku: należności prosimy kierować na PL61109010140000071219812874. "
                        + "Zapłacę fakturę FV/42/2026 w piątek 20.11.2026.");

        assertThat(decided()).isEmpty();
        assertThat(waiting()).hasSize(1);
        assertThat(waiting().getFirst().reason()).isEqualTo("account_change");
        assertThat(promises.of(id)).isEmpty();
        assertThat(count("select count(*) from outbound_message")).isZero();
        for (String table : List.of("creditor", "bank_account", "payer_account")) {
            assertThat(count("select count(*) from " + table + " where account like '%71219812874%'"))
                    .as(table)
                    .isZero();
        }
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    @Test
    void an_account_manager_who_answers_by_mail_instead_of_the_link_decides_nothing_by_it() {
        CaseId id = world.caseOf(
                world.receivable("klient", "FV/14/2026", "500.00", clock.today().minusDays(10)));
        CaseTaskId question = tasks.create(
                new CaseTasks.NewTask(id, CaseTask.Kind.DECISION, "", clock.today(), null, "dunning:1:1:decision"),
                TestingWorld.TESTER);
        arrive(
                "opiekun@kancelaria.example",
                "Re: lista spraw do decyzji",
                reference(id) + ": proszę kontynuować, zapłacą w piątek 20.11.2026.\n");
        assertThat(replies.page(ReviewQueries.Filter.queue(), clock.instant(), null, 10))
                .hasSize(1);
        assertThat(tasks.get(question).state()).isEqualTo(CaseTask.State.OPEN);
        assertThat(promises.of(id)).isEmpty();
    }

    @Test
    void the_same_mail_again_changes_nothing() {
        CaseId id = world.caseOf(
                world.receivable("dwa", "FV/13/2026", "500.00", clock.today().minusDays(10)));
        arrive("dwa@debtors.example", reference(id), "Przelew zrobiony wczoraj.\n");
        mailbox.poll();
        world.untilIdle();
        assertThat(inboxQueries.page(new InboxQueries.Filter(null, null), null, 10))
                .hasSize(1);
        assertThat(decided().size() + replies.countWaiting()).isEqualTo(1);
    }

    @Test
    void each_label_acts_on_its_own_items() {
        Receivable disputed = world.receivable(
                "dzielony", "FV/31/2026", "100.00", clock.today().minusDays(10));
        Receivable promised = world.receivable(
                "dzielony", "FV/32/2026", "250.00", clock.today().minusDays(10));
        CaseId id = world.caseOf(disputed);
        arrive("dzielony@debtors.example", "Re: " + reference(id), "Pierwszej nie uznaję, resztę zapłacę w piątek.\n");
        DecisionId decision = waiting().isEmpty()
                ? decided().getFirst().decisionId()
                : waiting().getFirst().decisionId();
        DecisionId split = queue.correct(
                decision,
                new ReviewQueue.Verdict(
                        List.of(ReplyClass.DISPUTE, ReplyClass.PROMISE),
                        id,
                        LocalDate.of(2026, 11, 20),
                        Map.of(
                                ReplyClass.DISPUTE, List.of("FV/31/2026"),
                                ReplyClass.PROMISE, List.of("FV/32/2026"))),
                TestingWorld.TESTER);

        assertThat(holds.activeOn(id, clock.today()))
                .extracting(Hold::reason, Hold::receivableId)
                .containsOnly(tuple(HoldReason.DISPUTE, disputed.id()), tuple(HoldReason.PROMISE, promised.id()));
        assertThat(promises.of(id))
                .filteredOn(promise -> promise.state() == PromiseToPay.State.PENDING)
                .extracting(PromiseToPay::amount)
                .containsExactly(Money.of("250.00", "PLN"));
        assertThat(replies.get(split).actions())
                .filteredOn(action -> action.kind() == AppliedAction.Kind.HOLD)
                .extracting(action -> action.details().get("items"))
                .containsExactly("FV/31/2026", "FV/32/2026");
    }

    @Test
    void many_are_decided_on_at_once_after_a_preview_and_all_taken_back() {
        CaseId id = caseOf("zbiorowy", "FV/33/2026");
        for (int i = 0; i < 3; i++) {
            arrive("ktos" + i + "@gdzies.example", "Re: " + reference(id), "A co to w ogóle jest, nr " + i + "?\n");
        }
        List<DecisionId> ids = waiting().stream().map(ReplyRow::decisionId).toList();
        assertThat(ids).hasSize(3);
        assertThat(queue.foresee(ids, ReplyClass.PAID_CLAIM)).hasSize(3).allSatisfy(foreseen -> {
            assertThat(foreseen.labels()).containsExactly(ReplyClass.PAID_CLAIM);
            assertThat(foreseen.actions()).extracting(AppliedAction::kind).contains(AppliedAction.Kind.HOLD);
        });
        assertThat(waiting()).hasSize(3);

        ReviewQueue.Bulk bulk = queue.decideAll(ids, ReplyClass.PAID_CLAIM, TestingWorld.TESTER);
        assertThat(bulk.done()).hasSize(3);
        assertThat(waiting()).isEmpty();
        assertThat(queue.decideAll(ids, null, TestingWorld.TESTER).passed()).isEqualTo(ids);
        assertThat(holds.activeOn(id, clock.today())).extracting(Hold::reason).contains(HoldReason.PAYMENT_CLAIMED);

        assertThat(queue.undoAll(bulk.done(), "by mistake", TestingWorld.TESTER).done())
                .hasSize(3);
        assertThat(waiting()).hasSize(3);
        assertThat(holds.activeOn(id, clock.today()))
                .extracting(Hold::reason)
                .doesNotContain(HoldReason.PAYMENT_CLAIMED);
    }

    @Test
    void any_words_of_a_mail_find_it_with_or_without_diacritics() {
        CaseId id = caseOf("szukany", "FV/34/2026");
        arrive("inny@gdzies.example", "Re: x", "Coś zupełnie innego.\n");
        arrive(
                "szukany@debtors.example",
                "Re: " + reference(id),
                "Zażółć gęślą jaźń, łódź czeka; chodzi o FV/7-12/2026.\n\n> Łączna należność wynosi 12 zł\n");
        for (String words :
                List.of("zazolc gesla", "ŁÓDŹ", "fv/7-12/2026", "JAŹŃ zażół", "laczna naleznosc", "szukany")) {
            assertThat(inboxQueries.page(new InboxQueries.Filter(null, words), null, 10))
                    .as(words)
                    .hasSize(1);
        }
        assertThat(inboxQueries.page(new InboxQueries.Filter(null, "piernik jazn"), null, 10))
                .isEmpty();
        assertThat(inboxQueries.page(new InboxQueries.Filter(null, "+-*\"@()"), null, 10))
                .isEmpty();
        assertThat(replies.page(
                        new ReviewQueries.Filter(null, null, "lodz gęśl", null, null), clock.instant(), null, 10))
                .hasSize(1);
    }

    @Test
    void a_mail_whose_reading_ended_the_program_is_kept_apart_found_by_its_subject_and_not_read_by_itself_again() {
        InboundMailId id = transactions.in(() -> {
            InboundMailId received = mailbox.receive(String.join(
                            "\r\n",
                            "From: <wybuch@debtors.example>",
                            "Subject: Straszydlo",
                            "Date: Mon, 16 Nov 2026 08:30:00 +0100",
                            "",
                            "Tresc")
                    .getBytes(StandardCharsets.UTF_8));
            jdbi.useHandle(handle -> handle.createUpdate(
                            "insert into triage_attempt (mail_id, attempts, begun_at) values (:id, 3, now(6))")
                    .bind("id", received)
                    .execute());
            return received;
        });
        world.untilIdle();

        assertThat(inboxQueries.page(new InboxQueries.Filter(null, "straszydlo"), null, 10))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.id()).isEqualTo(id);
                    assertThat(mail.state()).isEqualTo(InboundMail.State.QUARANTINED);
                    assertThat(mail.quarantineReason()).contains("ended the program");
                });
        assertThat(inboxQueries.page(new InboxQueries.Filter(null, "tresc"), null, 10))
                .isEmpty();
        assertThat(mailbox.waitingToBeIndexed()).isEmpty();
        assertThat(tasks.openOrigins(Set.of("mail:" + id.value()))).isNotEmpty();
    }

    @Test
    void the_list_of_mail_goes_on_after_the_last_one_shown() {
        for (int i = 0; i < 5; i++) {
            arrive("lista@gdzies.example", "nr " + i, "Treść " + i + ".\n");
        }
        InboxQueries.Filter all = new InboxQueries.Filter(null, null);
        List<InboundMail> first = inboxQueries.page(all, null, 2);
        List<InboundMail> next = inboxQueries.page(all, first.getLast().id(), 10);
        assertThat(first).hasSize(2);
        assertThat(next).hasSize(3).doesNotContainAnyElementsOf(first);
    }

    @Test
    void the_queue_is_read_in_parts_by_urgency_and_age_and_none_is_left_out_when_others_decide_meanwhile() {
        for (int i = 0; i < 7; i++) {
            arrive(
                    "obcy@gdzies.example",
                    "kolejka " + i,
                    i % 3 == 2
                            ? "Jestem radcą prawnym dłużnika, proszę kierować wszelką korespondencję na moją kancelarię."
                            : "Proszę wyjaśnić, za co jest ta należność.");
        }
        ReviewQueries.Filter queued = ReviewQueries.Filter.queue();
        List<ReplyRow> all = waiting();
        assertThat(all).hasSize(7).extracting(ReplyRow::priority).isSorted();
        assertThat(all.getFirst().priority()).isLessThan(all.getLast().priority());
        assertThat(replies.count(queued, clock.instant())).isEqualTo(7);
        assertThat(parts(queued, 2)).isEqualTo(all);

        List<ReplyRow> first = replies.page(queued, clock.instant(), null, 3);
        first.forEach(row ->
                assertThat(queue.confirm(row.decisionId(), TestingWorld.TESTER)).isNotNull());
        assertThat(replies.page(queued, clock.instant(), first.getLast().place(), 10))
                .isEqualTo(all.subList(3, 7));
        assertThat(replies.count(queued, clock.instant())).isEqualTo(4);
        ReviewQueries.Filter found = new ReviewQueries.Filter(true, null, "kolejka", null, null);
        assertThat(parts(found, 1)).isEqualTo(all.subList(3, 7));
        assertThat(replies.count(found, clock.instant())).isEqualTo(4);
        assertThat(parts(new ReviewQueries.Filter(false, null, null, null, null), 2))
                .isEqualTo(decided())
                .hasSize(3);
    }

    private List<ReplyRow> parts(ReviewQueries.Filter filter, int size) {
        List<ReplyRow> rows = new ArrayList<>();
        List<ReplyRow> part;
        do {
            part = replies.page(
                    filter,
                    clock.instant(),
                    rows.isEmpty() ? null : rows.getLast().place(),
                    size);
            rows.addAll(part);
        } while (part.size() == size);
        return rows;
    }
}
