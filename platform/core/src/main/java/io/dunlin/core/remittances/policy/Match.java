package io.dunlin.core.remittances.policy;

import io.dunlin.core.receivables.DocumentNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A receivable that a payment's text seems to name.
 *
 * @param surely whether the text names it in full, so that nothing else has to prove it
 */
record Match(OpenItem item, Clue.Kind kind, PaymentText.Source source, boolean surely) {

    static List<Match> find(PaymentText text, List<OpenItem> items) {
        List<String> keys =
                items.stream().map(item -> DocumentNumber.key(item.number())).toList();
        List<PaymentText.Place> taken =
                keys.stream().flatMap(key -> text.placesOf(key).stream()).toList();
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            find(text, items.get(i), keys.get(i), taken).ifPresent(matches::add);
        }
        return List.copyOf(matches);
    }

    private static Optional<Match> find(PaymentText text, OpenItem item, String key, List<PaymentText.Place> taken) {
        if (item.ksefNumber() != null && text.ksefNumbers().contains(item.ksefNumber())) {
            return Optional.of(new Match(item, Clue.Kind.KSEF_NUMBER, PaymentText.Source.TITLE, true));
        }
        // A part of another document's longer number is not this document's.
        Optional<PaymentText.Place> whole = text.placesOf(key).stream()
                .filter(place -> place.whole() && taken.stream().noneMatch(place::lies))
                .findFirst();
        if (whole.isPresent()) {
            return Optional.of(
                    new Match(item, Clue.Kind.DOCUMENT_NUMBER, whole.get().source(), DocumentName.isTelling(key)));
        }
        return weakKind(text, item, key).map(kind -> new Match(item, kind, PaymentText.Source.TITLE, false));
    }

    private static Optional<Clue.Kind> weakKind(PaymentText text, OpenItem item, String key) {
        if (text.lists(key)) {
            return Optional.of(Clue.Kind.LISTED_NUMBER);
        }
        Optional<Clue.Kind> digits = Optional.ofNullable(text.digitsOf(NumberDigits.of(item.number())));
        if (digits.isPresent()) {
            return digits;
        }
        return text.cutFrom(key) ? Optional.of(Clue.Kind.NUMBER_CUT) : Optional.empty();
    }
}
