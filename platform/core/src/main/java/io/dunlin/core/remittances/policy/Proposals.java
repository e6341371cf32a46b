package io.dunlin.core.remittances.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person may do with a payment, the likeliest first.
 * <p>
 * For example, a payment that names {@code FV/1/2026} and comes from an account its debtor has paid from leads by so much
 * that it may be accepted in one go with others; one that only bears a debtor's name never may. What a mail announced, which
 * anybody may have written, makes no proposal leading: neither by its weight nor by what it says is to be booked.
 */
public record Proposals(List<Proposal> ranked) {

    private static final int LEAD = 20;
    private static final Set<Clue.Kind> SUPPORT_ONLY =
            EnumSet.of(Clue.Kind.NAME, Clue.Kind.PAYMENT_ADVICE, Clue.Kind.EXACT_AMOUNT, Clue.Kind.EXACT_TOTAL);
    private static final Set<Clue.Kind> NAMES_A_DOCUMENT = EnumSet.of(
            Clue.Kind.KSEF_NUMBER,
            Clue.Kind.DOCUMENT_NUMBER,
            Clue.Kind.LISTED_NUMBER,
            Clue.Kind.DIGITS_OF_NUMBER,
            Clue.Kind.PARTS_REORDERED,
            Clue.Kind.NUMBER_CUT,
            Clue.Kind.LOOKALIKE_LETTERS);

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
                || weightWithoutAdvice(best) - ranked.get(1).suggestion().weight() >= LEAD;
        boolean rests = best.suggestion().clues().stream().anyMatch(clue -> !SUPPORT_ONLY.contains(clue.kind()));
        return leads && rests && !isAsAdvised(best) && !best.lines().isEmpty() ? Optional.of(best) : Optional.empty();
    }

    private static int weightWithoutAdvice(Proposal proposal) {
        return proposal.suggestion().clues().stream()
                .map(Clue::kind)
                .filter(kind -> kind != Clue.Kind.PAYMENT_ADVICE)
                .mapToInt(Clue.Kind::weight)
                .sum();
    }

    /** Where the payment itself names nothing, an advice says what is booked. */
    private static boolean isAsAdvised(Proposal proposal) {
        List<Clue> clues = proposal.suggestion().clues();
        return clues.stream().anyMatch(clue -> clue.kind() == Clue.Kind.PAYMENT_ADVICE)
                && clues.stream().noneMatch(clue -> NAMES_A_DOCUMENT.contains(clue.kind()));
    }
}
