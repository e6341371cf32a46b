package io.dunlin.core.remittances.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.policy.AllocationDecision.Line;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProposalsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 16);
    private final AllocationPolicy policy = new AllocationPolicy(AllocationOrder.OLDEST_DUE);

    @Test
    void a_named_document_leads_and_would_be_booked_up_to_what_is_owed() {
        Proposals proposals = propose("80.00", "za FV/1/2026", null, item(1, 1, "FV/1/2026", "50.00"));
        Proposal leading = proposals.leading().orElseThrow();
        assertThat(leading.lines()).containsExactly(new Line(new ReceivableId(1), pln("50.00")));
        assertThat(leading.remainder()).isEqualTo(pln("30.00"));
        assertThat(leading.evidence()).contains("FV/1/2026");
    }

    @Test
    void a_name_and_the_exact_amount_are_suggested_but_never_accepted_with_others() {
        Proposals proposals = propose("50.00", "przelew", "Piekarnia Wzorcowa", item(1, 1, "FV/1/2026", "50.00"));
        assertThat(proposals.ranked()).hasSize(1);
        assertThat(proposals.leading()).isEmpty();
    }

    @Test
    void two_debtors_of_the_same_number_have_no_leader() {
        Proposals proposals = propose(
                "50.00", "za FV/1/2026", null, item(1, 1, "FV/1/2026", "60.00"), item(2, 2, "FV/1/2026", "70.00"));
        assertThat(proposals.ranked()).hasSize(2);
        assertThat(proposals.leading()).isEmpty();
    }

    @Test
    void what_nobody_owes_any_more_leads_to_nothing() {
        OpenItem settled = new OpenItem(
                new ReceivableId(1),
                new DebtorId(1),
                "Piekarnia Wzorcowa",
                new CreditorId(1),
                null,
                null,
                "FV/1/2026",
                null,
                DAY,
                pln("0.00"),
                false);
        Proposals proposals = propose("50.00", "za FV/1/2026", null, settled);
        assertThat(proposals.ranked().getFirst().lines()).isEmpty();
        assertThat(proposals.leading()).isEmpty();
    }

    @Test
    void a_payment_of_our_own_that_came_back_suggests_nobody() {
        Incoming returned = new Incoming(pln("50.00"), DAY, "FV/1/2026", null, null, null, null, null, true);
        assertThat(policy.propose(returned, new Knowledge(List.of(item(1, 1, "FV/1/2026", "50.00")), Set.of(), null))
                        .ranked())
                .isEmpty();
    }

    @Test
    void every_proposal_spends_exactly_the_payment_and_never_more_than_is_owed() {
        Random random = new Random(14);
        for (int round = 0; round < 3000; round++) {
            List<OpenItem> items = new ArrayList<>();
            for (int i = 1; i <= 1 + random.nextInt(6); i++) {
                items.add(item(i, 1 + random.nextInt(3), "FV/" + i + "/2026", (1 + random.nextInt(90)) + ".00"));
            }
            Money amount = pln((1 + random.nextInt(300)) + ".00");
            String title = "FV/" + (1 + random.nextInt(6)) + "/2026 FV/" + (1 + random.nextInt(6)) + "/2026";
            Incoming incoming = new Incoming(amount, DAY, title, null, null, null, "Piekarnia Wzorcowa", null, false);
            for (Proposal proposal : policy.propose(incoming, new Knowledge(items, Set.of(), null))
                    .ranked()) {
                Money sum = proposal.remainder();
                for (Line line : proposal.lines()) {
                    OpenItem item = items.get((int) line.receivableId().value() - 1);
                    assertThat(line.amount()).isLessThanOrEqualTo(item.balance());
                    assertThat(item.debtorId()).isEqualTo(proposal.suggestion().debtorId());
                    sum = sum.plus(line.amount());
                }
                assertThat(sum).isEqualTo(amount);
            }
        }
    }

    @Test
    void an_advice_is_booked_as_it_says_where_the_payment_names_nothing_and_only_where_all_of_it_can_be() {
        OpenItem first = item(1, 1, "FV/1/2026", "60.00");
        OpenItem second = item(2, 1, "FV/2/2026", "60.00");
        Advice right = advice("FV12026", "10.00", "FV22026", "40.00");
        assertThat(advised("przelew", right, first, second).ranked())
                .singleElement()
                .satisfies(proposal -> {
                    assertThat(proposal.lines())
                            .containsExactlyInAnyOrder(
                                    new Line(new ReceivableId(1), pln("10.00")),
                                    new Line(new ReceivableId(2), pln("40.00")));
                    assertThat(proposal.remainder()).isEqualTo(pln("0.00"));
                });
        assertThat(advised("za FV/2/2026", right, first, second)
                        .ranked()
                        .getFirst()
                        .lines())
                .as("what the payment itself names comes before a mail")
                .containsExactly(new Line(new ReceivableId(2), pln("50.00")));
        assertThat(advised("przelew", right, first).ranked())
                .as("a document is not owed")
                .isEmpty();
        assertThat(advised("przelew", advice("FV12026", "70.00", "FV22026", "-20.00"), first, second)
                        .ranked())
                .as("more than is owed, and a credit note")
                .isEmpty();
        assertThat(advised("przelew", advice("FV12026", "10.00", "FV22026", "30.00"), first, second)
                        .ranked())
                .as("another amount")
                .isEmpty();
        OpenItem ofAnother = item(3, 2, "FV/2/2026", "60.00");
        assertThat(advised("przelew", right, first, ofAnother).ranked())
                .as("another debtor's")
                .isEmpty();
    }

    private static Advice advice(String first, String amount, String second, String more) {
        return new Advice(new DebtorId(1), "awizo.csv", Map.of(first, pln(amount), second, pln(more)));
    }

    private Proposals advised(String title, Advice advice, OpenItem... items) {
        return policy.propose(paid(title), new Knowledge(List.of(), Set.of(), null, List.of(advice), List.of(items)));
    }

    private static Incoming paid(String title) {
        return new Incoming(pln("50.00"), DAY, title, null, null, null, null, null, false);
    }

    @Test
    void an_advice_leads_no_rule_to_a_debt_that_the_payment_did_not_lead_it_to() {
        OpenItem owed = item(1, 1, "FV/2/2026", "50.00");
        Advice advice = new Advice(new DebtorId(1), "awizo.csv", Map.of("FV22026", pln("50.00")));
        assertThat(policy.decide(paid("za 2/2026"), new Knowledge(List.of(owed), Set.of(), null)))
                .isInstanceOf(AllocationDecision.Allocated.class);
        assertThat(policy.decide(
                        paid("za 2/2026"), new Knowledge(List.of(), Set.of(), null, List.of(advice), List.of(owed))))
                .isInstanceOfSatisfying(AllocationDecision.Unidentified.class, asked -> {
                    assertThat(asked.reason()).isEqualTo(AllocationDecision.Reason.WEAK);
                    assertThat(asked.suspected()).isEqualTo(new DebtorId(1));
                });
    }

    @Test
    void an_advice_takes_no_hold_from_the_debtor_whom_the_payment_itself_points_to() {
        OpenItem seen = item(1, 1, "FV/1/2026", "90.00");
        OpenItem announced = item(2, 2, "FV/2/2026", "50.00");
        Advice advice = new Advice(new DebtorId(2), "awizo.csv", Map.of("FV22026", pln("50.00")));
        Knowledge knowledge =
                new Knowledge(List.of(seen), Set.of(new DebtorId(1)), null, List.of(advice), List.of(announced));
        assertThat(policy.decide(paid("przelew"), knowledge))
                .isInstanceOfSatisfying(
                        AllocationDecision.Unidentified.class,
                        asked -> assertThat(asked.suspected()).isEqualTo(new DebtorId(1)));
        assertThat(policy.propose(paid("przelew"), knowledge).ranked())
                .as("a person is shown both")
                .hasSize(2);
    }

    @Test
    void what_a_mail_announced_makes_no_proposal_leading_by_its_lines_or_by_its_weight() {
        OpenItem first = item(1, 1, "FV/1/2026", "60.00");
        OpenItem second = item(2, 1, "FV/2/2026", "60.00");
        Advice advice = advice("FV12026", "10.00", "FV22026", "40.00");
        Knowledge fromKnownAccount =
                new Knowledge(List.of(first, second), Set.of(new DebtorId(1)), null, List.of(advice), List.of());
        assertThat(policy.propose(paid("przelew"), fromKnownAccount.withoutAdvices())
                        .leading())
                .isPresent();
        assertThat(policy.propose(paid("przelew"), fromKnownAccount).leading())
                .as("its lines are the mail's")
                .isEmpty();
        OpenItem rival = item(3, 2, "FV/1/2026", "70.00");
        Knowledge tie = new Knowledge(List.of(first, second, rival), Set.of(), null, List.of(advice), List.of());
        assertThat(policy.propose(paid("za FV/1/2026"), tie).leading())
                .as("two have such a number, and a mail is no reason to choose")
                .isEmpty();
        assertThat(policy.propose(paid("za FV/1/2026"), tie)
                        .ranked()
                        .getFirst()
                        .suggestion()
                        .debtorId())
                .isEqualTo(new DebtorId(1));
    }

    @Test
    void a_split_says_what_is_wrong_with_it_until_it_is_right() {
        Split.Part right = new Split.Part(new ReceivableId(1), pln("50.00"), pln("50.00"));
        assertThat(new Split(pln("80.00"), List.of()).flaw()).contains("remittances.refused.lines");
        assertThat(new Split(pln("80.00"), List.of(new Split.Part(new ReceivableId(1), pln("50.00"), pln("50.01"))))
                        .flaw())
                .contains("remittances.refused.more-than-owed");
        assertThat(new Split(pln("40.00"), List.of(right)).flaw()).contains("remittances.refused.more-than-left");
        assertThat(new Split(pln("80.00"), List.of(right, new Split.Part(new ReceivableId(2), pln("9.00"), null)))
                        .flaw())
                .contains("remittances.refused.lines");
        Split split = new Split(pln("80.00"), List.of(right));
        assertThat(split.flaw()).isEqualTo(Optional.empty());
        assertThat(split.remainder()).isEqualTo(pln("30.00"));
        assertThat(split.suggestedFor(pln("12.00"))).isEqualTo(pln("12.00"));
        assertThat(split.suggestedFor(pln("70.00"))).isEqualTo(pln("30.00"));
        assertThat(split.lines()).containsExactly(new Line(new ReceivableId(1), pln("50.00")));
    }

    private Proposals propose(String amount, String title, @Nullable String payer, OpenItem... items) {
        return policy.propose(
                new Incoming(pln(amount), DAY, title, null, null, null, payer, null, false),
                new Knowledge(List.of(items), Set.of(), null));
    }

    private static OpenItem item(long id, long debtor, String number, String balance) {
        return new OpenItem(
                new ReceivableId(id),
                new DebtorId(debtor),
                debtor == 1 ? "Piekarnia Wzorcowa" : "Firma " + debtor,
                new CreditorId(1),
                null,
                null,
                number,
                null,
                DAY.minusDays(30 - id),
                pln(balance),
                true);
    }

    private static Money pln(String amount) {
        return Money.of(amount, "PLN");
    }
}
