package io.dunlin.core.notifications;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.RemittanceQueries.RemittanceRow;
import io.dunlin.core.remittances.RemittancesAllocated;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.value.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * How things stand after payments.
     *
     * @param paid every receivable that they were for
     * @param cases the cases of these
     * @param stopped the subjects of what was taken back in each case
     */
    record Standing(
            Map<ReceivableId, Receivable> paid,
            Map<CaseId, CaseQueries.CaseRow> cases,
            Map<CaseId, List<String>> stopped) {}

    /** Reads with a few statements how things stand that payments were for. */
    Standing standing(Map<ReceivableId, Receivable> paid) {
        Map<CaseId, CaseQueries.CaseRow> rows = cases.rows(
                paid.values().stream()
                        .flatMap(receivable -> Stream.ofNullable(receivable.caseId()))
                        .map(CaseId::new)
                        .collect(Collectors.toSet()),
                calendar.today());
        Map<CaseId, List<OutboundMessageId>> taken =
                rows.keySet().stream().collect(Collectors.toMap(Function.identity(), id -> cancelled.of(id.value())));
        Map<OutboundMessageId, OutboundMessage> messages =
                outbox.all(taken.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        Map<CaseId, List<String>> stopped = new HashMap<>();
        taken.forEach((id, ids) -> stopped.put(
                id,
                ids.stream()
                        .map(message ->
                                Objects.requireNonNull(messages.get(message)).subject())
                        .toList()));
        return new Standing(paid, rows, stopped);
    }

    Notice write(
            RemittanceRow remittance,
            List<RemittancesAllocated.Part> parts,
            Standing standing,
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
            Receivable receivable = Objects.requireNonNull(standing.paid.get(part.receivableId()));
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
            debtor = addCase(new CaseId(caseId), standing, lines, texts);
        }
        if (remainder.isPositive()) {
            lines.add(texts.text("payment.remainder", texts.money(remainder)));
        }
        Long caseId = caseIds.isEmpty() ? null : caseIds.iterator().next();
        return new Notice(texts.text("payment.headline", texts.money(sum(parts)), debtor), lines, linkTo(caseId));
    }

    private static String addCase(CaseId caseId, Standing standing, List<String> lines, NotificationTexts texts) {
        CaseQueries.CaseRow row = Objects.requireNonNull(standing.cases.get(caseId));
        lines.add(
                row.balance().isPositive()
                        ? texts.text("payment.left", row.reference().value(), texts.money(row.balance()))
                        : texts.text("payment.paid", row.reference().value()));
        List<String> stopped = standing.stopped.getOrDefault(caseId, List.of());
        if (stopped.isEmpty()) {
            lines.add(texts.text("payment.nothing-stopped"));
        }
        stopped.forEach(subject -> lines.add(texts.text("payment.stopped", subject)));
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
