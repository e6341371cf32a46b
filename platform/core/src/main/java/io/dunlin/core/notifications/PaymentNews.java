package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.Notifications.News;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.remittances.PaymentReversed;
import io.dunlin.core.remittances.PaymentsAllocated;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.remittances.RemittanceQueries.RemittanceRow;
import io.dunlin.core.remittances.RemittancesAllocated;
import io.dunlin.core.shared.Actor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts payments on the timeline of their cases, and tells those who look after the debtor. */
@Component
class PaymentNews {

    private static final Actor SELF = Actor.system("payments");

    private final Timeline timeline;
    private final ReceivableQueries receivables;
    private final RemittanceQueries remittances;
    private final Audience audience;
    private final PaymentAlert alert;
    private final Notifications notifications;

    PaymentNews(
            Timeline timeline,
            ReceivableQueries receivables,
            RemittanceQueries remittances,
            Audience audience,
            PaymentAlert alert,
            Notifications notifications) {
        this.timeline = timeline;
        this.receivables = receivables;
        this.remittances = remittances;
        this.audience = audience;
        this.alert = alert;
        this.notifications = notifications;
    }

    @EventListener
    void on(PaymentsAllocated allocated) {
        List<PaymentsAllocated.Payment> payments = allocated.payments().stream()
                .filter(payment -> payment.caseId() != null)
                .toList();
        timeline.addAll(payments.stream().map(PaymentNews::entry).toList(), SELF);
    }

    private static Timeline.NewEntry entry(PaymentsAllocated.Payment payment) {
        return new Timeline.NewEntry(
                new CaseId(Objects.requireNonNull(payment.caseId())),
                CaseEventKind.PAYMENT_ALLOCATED,
                Map.of(
                        "number", payment.number(),
                        "amount", payment.amount().toString(),
                        "on", payment.receivedOn()),
                "remittance",
                payment.remittanceId().value());
    }

    @EventListener
    void on(RemittancesAllocated allocated) {
        List<ReceivableId> receivableIds = allocated.remittances().stream()
                .flatMap(remittance -> remittance.parts().stream())
                .map(RemittancesAllocated.Part::receivableId)
                .toList();
        Map<ReceivableId, List<User>> told =
                audience.ofPayments(receivables.identities(receivableIds).values());
        if (told.values().stream().allMatch(List::isEmpty)) {
            return;
        }
        List<RemittanceId> ids = allocated.remittances().stream()
                .map(RemittancesAllocated.Allocated::remittanceId)
                .toList();
        Map<RemittanceId, RemittanceRow> rows = remittances.all(ids);
        Map<RemittanceId, Integer> allocations = remittances.countsOfAllocations(ids);
        PaymentAlert.Standing standing = alert.standing(receivables.all(receivableIds));
        List<Notifications.Told> news = new ArrayList<>();
        for (RemittancesAllocated.Allocated remittance : allocated.remittances()) {
            RemittanceId id = remittance.remittanceId();
            int round = allocations.getOrDefault(id, 0) - remittance.parts().size();
            news.addAll(newsOf(
                    remittance,
                    Objects.requireNonNull(rows.get(id)),
                    "payment-alert:" + id.value() + (round == 0 ? "" : ":again-" + round),
                    standing,
                    told));
        }
        notifications.tellAll(news);
    }

    private List<Notifications.Told> newsOf(
            RemittancesAllocated.Allocated allocated,
            RemittanceRow remittance,
            String origin,
            PaymentAlert.Standing standing,
            Map<ReceivableId, List<User>> told) {
        Map<User, List<RemittancesAllocated.Part>> partsByUser = new LinkedHashMap<>();
        for (RemittancesAllocated.Part part : allocated.parts()) {
            told.getOrDefault(part.receivableId(), List.of())
                    .forEach(user -> partsByUser
                            .computeIfAbsent(user, _ -> new ArrayList<>())
                            .add(part));
        }
        List<Notifications.Told> news = new ArrayList<>();
        partsByUser.forEach((user, parts) -> news.add(new Notifications.Told(
                user,
                new News(
                        NotificationKind.PAYMENT,
                        Purpose.PAYMENT_ALERT,
                        parts.getFirst().caseId(),
                        alert.write(remittance, parts, standing, allocated.remainder(), user.language()),
                        origin))));
        return news;
    }

    @EventListener
    void on(PaymentReversed reversed) {
        Receivable receivable = receivables.get(reversed.receivableId());
        if (reversed.caseId() != null) {
            timeline.add(
                    new CaseId(reversed.caseId()),
                    CaseEventKind.PAYMENT_REVERSED,
                    SELF,
                    Map.of(
                            "number", receivable.number(),
                            "amount", reversed.amount().toString(),
                            "why", reversed.reason()),
                    "remittance",
                    reversed.remittanceId().value());
        }
        int round = remittances.allocationsOf(reversed.remittanceId()).size();
        String origin = "payment-reversed:" + reversed.remittanceId().value() + ":"
                + reversed.receivableId().value() + ":" + round;
        audience.ofPayments(List.of(receivable.identity()))
                .getOrDefault(receivable.id(), List.of())
                .forEach(user -> notifications.tell(
                        user,
                        new News(
                                NotificationKind.PAYMENT_REVERSED,
                                Purpose.STAFF_NOTICE,
                                reversed.caseId(),
                                reversalNotice(reversed, receivable, user.language()),
                                origin)));
    }

    private Notice reversalNotice(PaymentReversed reversed, Receivable receivable, String language) {
        NotificationTexts texts = NotificationTexts.in(language);
        return new Notice(
                texts.text("reversed.headline", texts.money(reversed.amount()), receivable.number()),
                List.of(
                        texts.text(reversed.byBank() ? "reversed.by-bank" : "reversed.by-person", reversed.reason()),
                        texts.text("reversed.owed", receivable.number(), texts.money(receivable.balance()))),
                PaymentAlert.linkTo(reversed.caseId()));
    }
}
