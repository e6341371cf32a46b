package io.dunlin.core.triage.actions;

import io.dunlin.core.remittances.matching.AnnouncedPayments;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.core.triage.AppliedAction.Kind;
import io.dunlin.core.triage.policy.CaseAction.FeedMatcher;
import io.dunlin.core.triage.policy.CaseAction.Noted;
import io.dunlin.core.triage.policy.CaseAction.RetryLater;
import io.dunlin.core.triage.policy.CaseAction.SearchCredits;
import io.dunlin.core.triage.policy.CaseAction.StoreAbsence;
import io.dunlin.core.triage.policy.CaseAction.UseNextChannel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is written down for those who act on it later: the matching of payments, the next reminder, a person. */
@Component
class NotedActions implements ActionPart<Noted> {

    private final AnnouncedPayments announced;

    NotedActions(AnnouncedPayments announced) {
        this.announced = announced;
    }

    @Override
    public List<List<AppliedAction>> run(List<Step<Noted>> steps, Actor actor) {
        return steps.stream().map(step -> List.of(noted(step.action()))).toList();
    }

    private static AppliedAction noted(Noted action) {
        return switch (action) {
            case UseNextChannel _ -> new AppliedAction(Kind.NEXT_CHANNEL, Map.of());
            case RetryLater _ -> new AppliedAction(Kind.RETRY_LATER, Map.of());
            case SearchCredits credits ->
                new AppliedAction(Kind.SEARCH_CREDITS, Map.of("amounts", Listed.of(credits.amounts())));
            case FeedMatcher advice ->
                new AppliedAction(
                        Kind.ADVICE,
                        Map.of(
                                "invoices",
                                String.join(", ", advice.invoices()),
                                "amounts",
                                Listed.of(advice.amounts())));
            case StoreAbsence(@Nullable LocalDate until, @Nullable String standIn) ->
                new AppliedAction(
                        Kind.ABSENCE,
                        Map.of(
                                "until",
                                until == null ? "" : until.toString(),
                                "standIn",
                                standIn == null ? "" : standIn));
        };
    }

    @Override
    public List<AppliedAction> foresee(Noted action) {
        return switch (action) {
            case UseNextChannel _, RetryLater _, SearchCredits _ ->
                List.of(new AppliedAction(noted(action).kind(), Map.of()));
            case FeedMatcher _, StoreAbsence _ -> List.of();
        };
    }

    @Override
    public void undo(Reversal reversal) {
        Long mailId = reversal.decision().mailId();
        if (mailId != null) {
            announced.withdraw(mailId);
        }
    }
}
