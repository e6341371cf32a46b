package io.dunlin.core.remittances;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.Hold;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.remittances.allocations.AllocationOutcome;
import io.dunlin.core.remittances.allocations.Allocations;
import io.dunlin.core.remittances.matching.AnnouncedPayment;
import io.dunlin.core.remittances.matching.AnnouncedPayment.Line;
import io.dunlin.core.remittances.matching.AnnouncedPayments;
import io.dunlin.core.remittances.matching.AnnouncedPayments.NewAnnouncement;
import io.dunlin.core.remittances.policy.AllocationDecision;
import io.dunlin.core.remittances.policy.Clue;
import io.dunlin.core.remittances.policy.Proposal;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingBank;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStatement.Credit;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Money;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A payment that says nothing, and a mail that says what it is for. */
@FeatureTest
class AnnouncedPaymentsTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private AnnouncedPayments announced;

    @Autowired
    private TestingBank bank;

    @Autowired
    private Allocations allocations;

    @Autowired
    private RemittanceQueries remittances;

    @Autowired
    private Holds holds;

    @Autowired
    private Jdbi jdbi;

    @BeforeEach
    void register_the_account() {
        bank.opensTheAccount();
    }

    @Test
    void a_payment_of_exactly_what_a_debtor_announced_holds_that_debtor_and_is_proposed_line_by_line() {
        Receivable first = overdue("FV/1/2026");
        Receivable second = overdue("FV/2/2026");
        announce(first, "awizo.pdf", line("FV 1/2026", "40.00"), line("FV 2/2026", "60.00"));
        RemittanceId paid = receive("100.00");

        assertThat(row(paid).state()).as("nothing is booked from a mail").isEqualTo(RemittanceState.UNIDENTIFIED);
        assertThat(allocations.suggest(paid))
                .isInstanceOfSatisfying(
                        AllocationDecision.Unidentified.class,
                        asked -> assertThat(asked.suspected()).isEqualTo(first.debtorId()));
        assertThat(holds.activeOn(world.caseOf(first), clock.today()))
                .extracting(Hold::reason)
                .contains(HoldReason.POSSIBLE_PAYMENT);
        Proposal proposal = allocations.propose(paid).ranked().getFirst();
        assertThat(proposal.suggestion().clues()).contains(new Clue(Clue.Kind.PAYMENT_ADVICE, "awizo.pdf"));
        assertThat(proposal.lines())
                .as("as the debtor says, and not the oldest first")
                .containsExactlyInAnyOrder(
                        new AllocationDecision.Line(first.id(), pln("40.00")),
                        new AllocationDecision.Line(second.id(), pln("60.00")));
        assertThat(allocations.propose(paid).leading())
                .as("never accepted with others")
                .isEmpty();
        assertThat(allocations.accept(paid, proposal, TestingWorld.TESTER)).isInstanceOf(AllocationOutcome.Done.class);
        assertThat(row(paid).state()).isEqualTo(RemittanceState.ALLOCATED);
        assertThat(allocations.propose(receive("100.00")).ranked())
                .as("FV/2/2026 owes less than was announced by now")
                .isEmpty();
    }

    @Test
    void an_advice_counts_for_its_amount_and_time_while_the_mail_belongs_to_the_case() {
        Receivable first = overdue("FV/1/2026");
        long mail = announce(first, "awizo.pdf", line("FV/1/2026", "70.00"));
        assertThat(fitting("70.00")).containsExactly("awizo.pdf");
        assertThat(fitting("70.01")).isEmpty();
        assertThat(announced.fitting(Money.of("70.00", "EUR"), clock.today())).isEmpty();
        announced.withdraw(mail);
        assertThat(fitting("70.00")).isEmpty();
        announced.attach(mail, world.caseOf(first).value(), first.debtorId());
        assertThat(fitting("70.00")).containsExactly("awizo.pdf");
        assertThat(announced.ofCase(world.caseOf(first).value())).hasSize(1);
        clock.advance(Duration.ofDays(50));
        assertThat(fitting("70.00")).as("long ago").isEmpty();
    }

    @Test
    void a_strangers_advice_counts_once_a_person_said_whose_it_is_and_the_same_mail_is_noted_once() {
        Receivable first = overdue("FV/1/2026");
        long mail = mail();
        for (int time = 0; time < 2; time++) {
            note(mail, null, null, "awizo.pdf", line("FV/1/2026", "70.00"));
        }
        RemittanceId paid = receive("70.00");
        assertThat(allocations.propose(paid).ranked()).isEmpty();
        announced.attach(mail, world.caseOf(first).value(), first.debtorId());
        assertThat(allocations.propose(paid).ranked()).hasSize(1);
        assertThat(announced.ofCase(world.caseOf(first).value()))
                .singleElement()
                .satisfies(each -> assertThat(each.lines()).hasSize(1));
    }

    private Receivable overdue(String number) {
        return world.receivable("alfa", number, "100.00", clock.today().minusDays(10));
    }

    @CanIgnoreReturnValue // the mail is of no interest to most
    private long announce(Receivable receivable, String file, Line... lines) {
        long mail = mail();
        note(mail, world.caseOf(receivable), receivable.debtorId(), file, lines);
        return mail;
    }

    private void note(long mail, @Nullable CaseId caseId, @Nullable DebtorId debtor, String file, Line... lines) {
        Money total = Stream.of(lines).map(Line::amount).reduce(pln("0.00"), Money::plus);
        announced.note(new NewAnnouncement(
                mail, 1, caseId == null ? null : caseId.value(), debtor, file, total, total, List.of(lines)));
    }

    private long mail() {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into inbound_mail (mailbox, uid_validity, uid, sha256, byte_count, subject, received_at, state,
                          folder)
                        values ('invoices', 1, 1, repeat('0', 64), 100, 'Awizo', :now, 'TRIAGED', 'INBOX')
                        """)
                .bind("now", clock.instant())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    private RemittanceId receive(String amount) {
        bank.reports(Credit.of(amount, "przelew"));
        return remittances.page(RemittanceQueries.Filter.none(), Window.first(10)).stream()
                .filter(row -> row.state() == RemittanceState.UNIDENTIFIED)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private RemittanceQueries.RemittanceRow row(RemittanceId id) {
        return remittances.find(id).orElseThrow();
    }

    private List<String> fitting(String amount) {
        return announced.fitting(pln(amount), clock.today()).stream()
                .map(AnnouncedPayment::fileName)
                .toList();
    }

    private static Line line(String number, String amount) {
        return new Line(number, pln(amount), number + " " + amount);
    }

    private static Money pln(String amount) {
        return Money.of(amount, "PLN");
    }
}
