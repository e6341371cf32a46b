package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.Notifications.News;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.plans.PlansBroken;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells account managers of plans that broke. */
@Component
class PlanNews {

    private final Audience audience;
    private final Parties parties;
    private final CaseQueries cases;
    private final ReceivableQueries receivables;
    private final Notifications notifications;

    PlanNews(
            Audience audience,
            Parties parties,
            CaseQueries cases,
            ReceivableQueries receivables,
            Notifications notifications) {
        this.audience = audience;
        this.parties = parties;
        this.cases = cases;
        this.receivables = receivables;
        this.notifications = notifications;
    }

    /** As many queries for many plans as for one. */
    @EventListener
    void on(PlansBroken broken) {
        Map<ReceivableId, Receivable> covered = receivables.all(
                broken.plans().stream().map(PlansBroken.Broken::receivable).toList());
        Map<ReceivableId, List<User>> told = audience.ofPayments(
                covered.values().stream().map(Receivable::identity).toList());
        Map<CaseId, CollectionCase> concerned = cases.all(
                broken.plans().stream().map(PlansBroken.Broken::caseId).toList());
        Map<DebtorId, Debtor> debtors = parties.getDebtors(
                concerned.values().stream().map(CollectionCase::debtorId).collect(Collectors.toSet()));
        for (PlansBroken.Broken plan : broken.plans()) {
            CollectionCase collectionCase = Objects.requireNonNull(concerned.get(plan.caseId()));
            String debtor = Objects.requireNonNull(debtors.get(collectionCase.debtorId()))
                    .name();
            told.getOrDefault(plan.receivable(), List.of())
                    .forEach(user -> notifications.tell(user, brokenNews(user, plan, collectionCase, debtor)));
        }
    }

    private static News brokenNews(User user, PlansBroken.Broken plan, CollectionCase collectionCase, String debtor) {
        NotificationTexts texts = NotificationTexts.in(user.language());
        return new News(
                NotificationKind.PLAN_BROKEN,
                Purpose.STAFF_NOTICE,
                plan.caseId().value(),
                new Notice(
                        texts.text(
                                "plan.broken",
                                debtor,
                                collectionCase.reference().value()),
                        List.of(
                                texts.text(
                                        "plan.broken.missed",
                                        plan.missed().number(),
                                        plan.of(),
                                        texts.money(plan.missed().amount()),
                                        texts.day(plan.missed().dueOn())),
                                texts.text("plan.broken.next")),
                        link(plan.caseId())),
                "plan-broken:" + plan.planId().value());
    }

    private static String link(CaseId id) {
        return "cases/" + id.value();
    }
}
