package io.dunlin.core.remittances.policy;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.remittances.policy.AllocationDecision.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers that are incomplete, reordered or misspelt. They count only with a second proof: the exact amount of what they
 * name, an account the debtor has paid from, or, where no character was guessed, the payer's name.
 */
record MangledNumbers(Findings findings, AllocationPolicy policy) {

    Optional<AllocationDecision> decide() {
        List<OpenItem> meant = findings.named(match -> !match.surely() && findings.isPayable(match.item()));
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        Map<DebtorId, List<OpenItem>> named = new LinkedHashMap<>();
        for (OpenItem item : meant) {
            named.computeIfAbsent(item.debtorId(), _ -> new ArrayList<>()).add(item);
        }
        Map<DebtorId, Integer> proofs = new LinkedHashMap<>();
        named.forEach((debtor, own) -> proofs.put(debtor, proofs(debtor, own)));
        List<DebtorId> proven = debtorsWith(proofs, 1);
        if (proven.isEmpty()) {
            return Optional.empty();
        }
        List<DebtorId> twiceProven = debtorsWith(proofs, 2);
        Optional<DebtorId> one = proven.size() == 1
                ? Optional.of(proven.getFirst())
                : twiceProven.size() == 1 ? Optional.of(twiceProven.getFirst()) : Optional.empty();
        if (one.isEmpty()) {
            return Optional.of(findings.unidentified(Reason.TIE, null));
        }
        DebtorId debtor = one.get();
        boolean byAmountOnly = !findings.paidFromAccountOf(debtor) && !nameProves(debtor);
        if (byAmountOnly && findings.paidFromAccountOfOthers(debtor)) {
            return Optional.of(findings.unidentified(Reason.CONTRADICTION, null));
        }
        if (byAmountOnly && anotherHadSuchNumber(debtor)) {
            return Optional.of(findings.unidentified(Reason.TIE, debtor));
        }
        List<OpenItem> chosen = chosen(named.getOrDefault(debtor, List.of()));
        if (chosen.isEmpty()) {
            return Optional.of(findings.unidentified(Reason.WEAK, debtor));
        }
        return Optional.of(policy.spread(
                findings,
                debtor,
                Rule.INVOICE_NUMBER_WITH_PROOF,
                AllocationPolicy.numbers(chosen) + " + " + proofText(debtor),
                chosen));
    }

    private static List<DebtorId> debtorsWith(Map<DebtorId, Integer> proofs, int fewest) {
        return proofs.entrySet().stream()
                .filter(entry -> entry.getValue() >= fewest)
                .map(Map.Entry::getKey)
                .toList();
    }

    private int proofs(DebtorId debtor, List<OpenItem> own) {
        int proofs = findings.paidFromAccountOf(debtor) ? 1 : 0;
        proofs += amountProves(own) ? 1 : 0;
        return proofs + (nameProves(debtor) ? 1 : 0);
    }

    private boolean amountProves(List<OpenItem> own) {
        return findings.isExactly(own) || findings.ofExactAmount(own).size() == 1;
    }

    private boolean nameProves(DebtorId debtor) {
        return findings.isNamedWithoutGuess(debtor) && findings.nameSupports(debtor);
    }

    /** A settled document of somebody else with such a number could be what was meant. */
    private boolean anotherHadSuchNumber(DebtorId debtor) {
        return findings.matches().stream()
                .anyMatch(match ->
                        !match.item().debtorId().equals(debtor) && !match.item().open());
    }

    private List<OpenItem> chosen(List<OpenItem> own) {
        if (findings.isExactly(own)) {
            return own;
        }
        List<OpenItem> exact = findings.ofExactAmount(own);
        if (exact.size() == 1) {
            return exact;
        }
        return findings.amount().isAtMost(findings.sum(own)) ? own : List.of();
    }

    private String proofText(DebtorId debtor) {
        if (findings.paidFromAccountOf(debtor)) {
            return Findings.tail(findings.incoming().payerAccount());
        }
        return nameProves(debtor)
                ? String.valueOf(findings.incoming().payerName())
                : findings.amount().toString();
    }
}
