package io.dunlin.core.remittances.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person may do with a payment, the likeliest first.
 * <p>
 * For example, a payment that names {@code FV/1/2026} and comes from an account its debtor has paid from leads by so much
 * that it may be accepted in one go with others; one that only bears a debtor's name never may.
 */
public record Proposals(List<Proposal> ranked) {

    private static final int LEAD = 20;
    private static final Set<Clue.Kind> SUPPORT_ONLY =
            EnumSet.of(Clue.Kind.NAME, Clue.Kind.EXACT_AMOUNT, Clue.Kind.EXACT_TOTAL);

    public Proposals {
        ranked = List.copyOf(ranked);
    }

    /** The one that may be accepted together with those of other payments: it rests on a reference and has no rival. */
    public Optional<Proposal> leading() {
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        Proposal best = ranked.getFirst();
        boolean leads = ranked.size() == 1
                || best.suggestion().weight() - ranked.get(1).suggestion().weight() >= LEAD;
        boolean rests = best.suggestion().clues().stream().anyMatch(clue -> !SUPPORT_ONLY.contains(clue.kind()));
        return leads && rests && !best.lines().isEmpty() ? Optional.of(best) : Optional.empty();
    }
}
