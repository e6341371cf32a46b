package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.Notifications.News;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.remittances.PaymentAllocated;
import io.dunlin.core.remittances.PaymentReversed;
import io.dunlin.core.remittances.RemittanceAllocated;
import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.remittances.RemittanceQueries.RemittanceRow;
import io.dunlin.core.shared.Actor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    void on(PaymentAllocated payment) {
        if (payment.caseId() != null) {
            timeline.add(
                    new CaseId(payment.caseId()),
                    CaseEventKind.PAYMENT_ALLOCATED,
                    SELF,
                    Map.of(
                            "number", receivables.get(payment.receivableId()).number(),
                            "amount", payment.amount().toString(),
                            "on", payment.receivedOn()),
                    "remittance",
                    payment.remittanceId().value());
        }
    }

    @EventListener
    void on(RemittanceAllocated allocated) {
        RemittanceRow remittance = remittances.find(allocated.remittanceId()).orElseThrow();
        int round = remittances.allocationsOf(allocated.remittanceId()).size()
                - allocated.parts().size();
        String origin = "payment-alert:" + allocated.remittanceId().value() + (round == 0 ? "" : ":again-" + round);
        Map<User, List<RemittanceAllocated.Part>> partsByUser = new LinkedHashMap<>();
        for (RemittanceAllocated.Part part : allocated.parts()) {
            Receivable receivable = receivables.get(part.receivableId());
            audience.ofPayments(receivable.debtorId(), receivable.creditorId())
                    .forEach(user -> partsByUser
                            .computeIfAbsent(user, _ -> new ArrayList<>())
                            .add(part));
        }
        partsByUser.forEach((user, parts) -> notifications.tell(
                user,
                new News(
                        NotificationKind.PAYMENT,
                        Purpose.PAYMENT_ALERT,
                        parts.getFirst().caseId(),
                        alert.write(remittance, parts, allocated.remainder(), user.language()),
                        origin)));
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
        audience.ofPayments(receivable.debtorId(), receivable.creditorId())
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
