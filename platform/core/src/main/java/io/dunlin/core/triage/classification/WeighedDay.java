package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.facts.NamedDate;
import java.time.LocalDate;
import java.util.List;

/**
 * A day that a mail names, and how much speaks for the sender promising to pay on it.
 *
 * @param score above zero where it is likelier than not that this day is promised
 * @param near whether it is to come, and not too far ahead to be promised
 * @param barred whether what names it is denied, asked, a condition, or said of a payment already made: it promises nothing
 * @param pays whether it is said of a payment to come
 * @param intended whether it is said of what the sender will do, not of what is on its way
 * @param ofPart whether the text speaks of a part of the debt
 */
public record WeighedDay(
        Found<NamedDate> day,
        double score,
        boolean near,
        boolean barred,
        boolean pays,
        boolean intended,
        boolean ofPart) {

    static List<WeighedDay> weighed(LinearModel model, List<DayPiece> days) {
        return days.stream()
                .map(day -> new WeighedDay(
                        day.day(),
                        model.scores(day.features())[0],
                        day.near(),
                        day.barred(),
                        day.pays(),
                        day.intended(),
                        day.ofPart()))
                .toList();
    }

    boolean mayBePromised() {
        return near && !barred;
    }

    LocalDate date() {
        return day.value().date();
    }
}
