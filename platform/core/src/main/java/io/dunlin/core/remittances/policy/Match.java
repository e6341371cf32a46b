package io.dunlin.core.remittances.policy;

import io.dunlin.core.receivables.DocumentNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receivable that a payment's text seems to name.
 *
 * @param surely whether the text names it in full, so that nothing else has to prove it
 */
record Match(OpenItem item, Clue.Kind kind, PaymentText.Source source, boolean surely) {

    static List<Match> find(PaymentText text, List<OpenItem> items) {
        List<String> keys = new ArrayList<>(items.size());
        List<PaymentText.Place> taken = new ArrayList<>(items.size());
        for (OpenItem item : items) {
            String key = DocumentNumber.key(item.number());
            keys.add(key);
            taken.addAll(text.placesOf(key));
        }
        List<Match> matches = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Match match = find(text, items.get(i), keys.get(i), taken);
            if (match != null) {
                matches.add(match);
            }
        }
        return Collections.unmodifiableList(matches);
    }

    private static @Nullable Match find(PaymentText text, OpenItem item, String key, List<PaymentText.Place> taken) {
        if (item.ksefNumber() != null && text.ksefNumbers().contains(item.ksefNumber())) {
            return new Match(item, Clue.Kind.KSEF_NUMBER, PaymentText.Source.TITLE, true);
        }
        for (PaymentText.Place place : text.placesOf(key)) {
            if (place.whole() && !isPartOfOther(place, taken)) {
                return new Match(item, Clue.Kind.DOCUMENT_NUMBER, place.source(), DocumentName.isTelling(key));
            }
        }
        Clue.Kind weak = weakKind(text, item, key);
        return weak == null ? null : new Match(item, weak, PaymentText.Source.TITLE, false);
    }

    /** A part of another document's longer number is not this document's. */
    private static boolean isPartOfOther(PaymentText.Place place, List<PaymentText.Place> taken) {
        for (PaymentText.Place other : taken) {
            if (place.lies(other)) {
                return true;
            }
        }
        return false;
    }

    private static Clue.@Nullable Kind weakKind(PaymentText text, OpenItem item, String key) {
        if (text.lists(key)) {
            return Clue.Kind.LISTED_NUMBER;
        }
        Clue.Kind digits = text.digitsOf(NumberDigits.of(item.number()));
        if (digits != null) {
            return digits;
        }
        return text.cutFrom(key) ? Clue.Kind.NUMBER_CUT : null;
    }
}
