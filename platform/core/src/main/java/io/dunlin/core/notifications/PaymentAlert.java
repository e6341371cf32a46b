package io.dunlin.core.notifications;

import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.RemittanceQueries.RemittanceRow;
import io.dunlin.core.remittances.RemittancesAllocated;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.value.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what a manager hears of a payment: who paid, what, when, for which documents, what is left, what was stopped. */
@Component
class PaymentAlert {

    private final CaseQueries cases;
    private final CancelledSteps cancelled;
    private final Outbox outbox;
    private final FirmCalendar calendar;

    PaymentAlert(CaseQueries cases, CancelledSteps cancelled, Outbox outbox, FirmCalendar calendar) {
        this.cases = cases;
        this.cancelled = cancelled;
        this.outbox = outbox;
        this.calendar = calendar;
    }

    /** @param paid every receivable of the parts, as it stands after the payment */
    Notice write(
            RemittanceRow remittance,
            List<RemittancesAllocated.Part> parts,
            Map<ReceivableId, Receivable> paid,
            Money remainder,
            String language) {
        NotificationTexts texts = NotificationTexts.in(language);
        Set<Long> caseIds = new TreeSet<>();
        List<String> lines = new ArrayList<>();
        lines.add(texts.text(
                "payment.received",
                texts.money(remittance.amount()),
                texts.day(remittance.receivedOn()),
                String.valueOf(remittance.payerName() == null ? "" : remittance.payerName()),
                remittance.title()));
        for (RemittancesAllocated.Part part : parts) {
            Receivable receivable = Objects.requireNonNull(paid.get(part.receivableId()));
            lines.add(texts.text(
                    "payment.part",
                    receivable.number(),
                    texts.money(part.amount()),
                    texts.money(receivable.balance())));
            if (part.caseId() != null) {
                caseIds.add(part.caseId());
            }
        }
        String debtor = "";
        for (long caseId : caseIds) {
            debtor = addCase(caseId, lines, texts);
        }
        if (remainder.isPositive()) {
            lines.add(texts.text("payment.remainder", texts.money(remainder)));
        }
        Long caseId = caseIds.isEmpty() ? null : caseIds.iterator().next();
        return new Notice(texts.text("payment.headline", texts.money(sum(parts)), debtor), lines, linkTo(caseId));
    }

    private String addCase(long caseId, List<String> lines, NotificationTexts texts) {
        CaseQueries.CaseRow row = cases.findRow(new io.dunlin.core.cases.CaseId(caseId), calendar.today())
                .orElseThrow();
        lines.add(
                row.balance().isPositive()
                        ? texts.text("payment.left", row.reference().value(), texts.money(row.balance()))
                        : texts.text("payment.paid", row.reference().value()));
        List<OutboundMessageId> stopped = cancelled.of(caseId);
        if (stopped.isEmpty()) {
            lines.add(texts.text("payment.nothing-stopped"));
        }
        for (OutboundMessageId id : stopped) {
            lines.add(texts.text("payment.stopped", outbox.get(id).subject()));
        }
        return row.debtorName();
    }

    static @Nullable String linkTo(@Nullable Long caseId) {
        return caseId == null ? null : "cases/" + caseId;
    }

    private static Money sum(List<RemittancesAllocated.Part> parts) {
        return parts.stream()
                .map(RemittancesAllocated.Part::amount)
                .reduce(Money::plus)
                .orElseThrow();
    }
}
