package io.dunlin.core.remittances.matching;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.remittances.AllocationSettings;
import io.dunlin.core.remittances.policy.AllocationDecision;
import io.dunlin.core.remittances.policy.AllocationPolicy;
import io.dunlin.core.remittances.policy.Incoming;
import io.dunlin.core.remittances.policy.Knowledge;
import io.dunlin.core.remittances.policy.PaymentText;
import io.dunlin.core.remittances.policy.Proposals;
import io.dunlin.core.settings.ProductSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides on many payments at once, rung by rung: each rung asks its questions for all payments that the rungs before left
 * open, so that the number of queries does not grow with theirs.
 * <p>
 * First the documents that are named in full, which settles much; then the payers' accounts and the documents named in
 * part; then all debts of the debtors who were found; last the debtors of the payer's name and those who announced a payment of that amount, which can only change
 * whom the money may be from. Each payment gets the decision that it would get by itself with all that is known.
 */
@Component
public class Matching {

    private final JdbiKnowledge knowledge;
    private final ProductSettings settings;

    Matching(JdbiKnowledge knowledge, ProductSettings settings) {
        this.knowledge = knowledge;
        this.settings = settings;
    }

    /**
     * A decision on a payment.
     *
     * @param concerned every debtor on whose debts it rests
     * @param concernedAccount the account that was paid from, where it rests on who pays from it; null where it does not matter
     */
    public record Matched(
            LoadedRemittance remittance,
            AllocationDecision decision,
            Set<DebtorId> concerned,
            @Nullable String concernedAccount) {}

    public Matched decide(LoadedRemittance remittance) {
        return decide(List.of(remittance)).getFirst();
    }

    /** What a person may accept for what is left of a payment, the likeliest first; changes nothing. */
    public Proposals propose(LoadedRemittance remittance) {
        return settings.get(AllocationSettings.GROUP)
                .policy()
                .propose(remittance.incoming().of(remittance.unallocated()), knowledge.load(remittance));
    }

    /** The decisions, in the order of the payments; changes nothing. */
    public List<Matched> decide(List<LoadedRemittance> remittances) {
        AllocationPolicy policy = settings.get(AllocationSettings.GROUP).policy();
        List<Inquiry> inquiries = remittances.stream().map(Inquiry::new).toList();
        Map<Inquiry, AllocationDecision> decisions = new HashMap<>();

        Debts debts = new Debts();

        knowledge.lookUpFullNames(inquiries, debts);
        List<Inquiry> open = leftOpen(inquiries, decisions, policy::decideByFullNames);
        Set<Inquiry> byFullNames = Set.copyOf(decisions.keySet());

        knowledge.lookUpMore(open, debts);
        open = leftOpen(open, decisions, policy::decideByNames);

        knowledge.lookUpDebtors(open, debts);
        open.forEach(inquiry -> decisions.put(inquiry, decide(policy, inquiry)));

        List<Inquiry> unidentified = open.stream()
                .filter(inquiry -> decisions.get(inquiry) instanceof AllocationDecision.Unidentified)
                .toList();
        knowledge.lookUpHints(unidentified, debts).forEach(inquiry -> decisions.put(inquiry, decide(policy, inquiry)));
        return inquiries.stream()
                .map(inquiry -> new Matched(
                        inquiry.remittance(),
                        Objects.requireNonNull(decisions.get(inquiry)),
                        inquiry.concerned(),
                        byFullNames.contains(inquiry)
                                ? null
                                : inquiry.incoming().payerAccount()))
                .toList();
    }

    /** A rung that decides on some and leaves others to the next. */
    private interface Rung {
        Optional<AllocationDecision> decide(Incoming incoming, PaymentText text, Knowledge known);
    }

    private static List<Inquiry> leftOpen(
            List<Inquiry> inquiries, Map<Inquiry, AllocationDecision> decisions, Rung rung) {
        List<Inquiry> open = new ArrayList<>();
        for (Inquiry inquiry : inquiries) {
            Optional<AllocationDecision> decision = inquiry.complete()
                    ? rung.decide(inquiry.incoming(), inquiry.text(), inquiry.knowledge())
                    : Optional.empty();
            decision.ifPresentOrElse(decided -> decisions.put(inquiry, decided), () -> open.add(inquiry));
        }
        return open;
    }

    private static AllocationDecision decide(AllocationPolicy policy, Inquiry inquiry) {
        return policy.decide(inquiry.incoming(), inquiry.text(), inquiry.knowledge());
    }
}
