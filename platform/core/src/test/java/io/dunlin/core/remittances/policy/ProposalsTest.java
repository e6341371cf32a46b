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
