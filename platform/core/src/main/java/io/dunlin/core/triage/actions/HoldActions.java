package io.dunlin.core.triage.actions;

import io.dunlin.core.cases.HoldId;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.core.triage.AppliedAction.Kind;
import io.dunlin.core.triage.policy.CaseAction.PlaceHold;
import io.dunlin.core.triage.policy.HoldLength;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds on each document that is named, or on the whole case. */
@Component
class HoldActions implements ActionPart<PlaceHold> {

    private final Holds holds;
    private final FirmCalendar calendar;

    HoldActions(Holds holds, FirmCalendar calendar) {
        this.holds = holds;
        this.calendar = calendar;
    }

    @Override
    public List<List<AppliedAction>> run(List<Step<PlaceHold>> steps, Actor actor) {
        List<Holds.NewHold> wanted = steps.stream().flatMap(this::holdsOf).toList();
        Map<Holds.NewHold, HoldId> placed = holds.placeAll(wanted, actor);
        assert placed.keySet().containsAll(wanted);
        return steps.stream()
                .map(step -> done(
                        step.action(),
                        step.named().isEmpty() ? List.of() : step.action().invoices()))
                .toList();
    }

    private Stream<Holds.NewHold> holdsOf(Step<PlaceHold> step) {
        return step.named().isEmpty()
                ? Stream.of(hold(step, null))
                : step.named().stream().map(Receivable::id).map(item -> hold(step, item));
    }

    private Holds.NewHold hold(Step<PlaceHold> step, @Nullable ReceivableId item) {
        PlaceHold hold = step.action();
        Cause cause = step.cause();
        return new Holds.NewHold(
                cause.caseId(), item, HeldFor.reasonOf(hold.because()), endOf(hold.length()), cause.origin());
    }

    @Override
    public List<AppliedAction> foresee(PlaceHold action) {
        return done(action, action.invoices());
    }

    private List<AppliedAction> done(PlaceHold hold, List<String> items) {
        LocalDate endsOn = endOf(hold.length());
        return List.of(new AppliedAction(
                Kind.HOLD,
                Map.of(
                        "reason",
                        HeldFor.reasonOf(hold.because()).name(),
                        "until",
                        endsOn == null ? "" : endsOn.toString(),
                        "items",
                        String.join(", ", items))));
    }

    @Override
    public void undo(Reversal reversal) {
        holds.releaseAllOf(reversal.caseId(), reversal.origin(), reversal.actor(), reversal.why());
    }

    private @Nullable LocalDate endOf(HoldLength length) {
        return switch (length) {
            case HoldLength.Open _ -> null;
            case HoldLength.CalendarDays days -> calendar.today().plusDays(days.days());
            case HoldLength.BankDays days -> {
                LocalDate from =
                        days.from() == null || days.from().isBefore(calendar.today()) ? calendar.today() : days.from();
                yield calendar.plusBusinessDays(from, days.days()).plusDays(1);
            }
        };
    }
}
