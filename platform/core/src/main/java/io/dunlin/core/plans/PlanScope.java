package io.dunlin.core.plans;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.Dispute;
import io.dunlin.core.cases.Disputes;
import io.dunlin.core.plans.PlanTerms.Covered;
import io.dunlin.core.receivables.DocumentNumber;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.shared.FirmCalendar;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What of a case a plan covers: what is owed and not disputed. */
@Component
class PlanScope {

    private final ReceivableQueries receivables;
    private final Disputes disputes;
    private final FirmCalendar calendar;

    PlanScope(ReceivableQueries receivables, Disputes disputes, FirmCalendar calendar) {
        this.receivables = receivables;
        this.disputes = disputes;
        this.calendar = calendar;
    }

    /** The invoices that were named; where none of them is owed in the case all that is overdue, else all that is owed. */
    List<Covered> of(CaseId caseId, Collection<String> invoices) {
        return chosen(owed(List.of(caseId)).getOrDefault(caseId, List.of()), invoices);
    }

    /** The same for many cases, by what was named in each. */
    Map<CaseId, List<Covered>> of(Map<CaseId, List<String>> invoices) {
        Map<CaseId, List<Receivable>> owed = owed(invoices.keySet());
        Map<CaseId, List<Covered>> covered = new HashMap<>();
        invoices.forEach((caseId, named) -> covered.put(caseId, chosen(owed.getOrDefault(caseId, List.of()), named)));
        return covered;
    }

    private List<Covered> chosen(List<Receivable> owed, Collection<String> invoices) {
        Set<String> keys = invoices.stream().map(DocumentNumber::key).collect(Collectors.toSet());
        List<Receivable> named = owed.stream()
                .filter(receivable -> keys.contains(DocumentNumber.key(receivable.number())))
                .toList();
        if (!named.isEmpty()) {
            return covered(named);
        }
        LocalDate today = calendar.today();
        List<Receivable> overdue = owed.stream()
                .filter(receivable -> receivable.dueOn().isBefore(today))
                .toList();
        return covered(overdue.isEmpty() ? owed : overdue);
    }

    /** What a plan covered, as far as it is still owed. */
    List<Covered> again(InstalmentPlan plan) {
        Set<ReceivableId> before =
                plan.terms().covered().stream().map(Covered::receivableId).collect(Collectors.toSet());
        return covered(owed(List.of(plan.caseId())).getOrDefault(plan.caseId(), List.of()).stream()
                .filter(receivable -> before.contains(receivable.id()))
                .toList());
    }

    private Map<CaseId, List<Receivable>> owed(Collection<CaseId> cases) {
        Map<CaseId, List<Dispute>> open = disputes.openOf(cases);
        Map<Long, List<Receivable>> all =
                receivables.ofCases(cases.stream().map(CaseId::value).toList());
        Map<CaseId, List<Receivable>> owed = new HashMap<>();
        for (CaseId caseId : cases) {
            owed.put(
                    caseId,
                    undisputed(all.getOrDefault(caseId.value(), List.of()), open.getOrDefault(caseId, List.of())));
        }
        return owed;
    }

    private static List<Receivable> undisputed(List<Receivable> receivables, List<Dispute> open) {
        if (open.stream().anyMatch(dispute -> dispute.receivableId() == null)) {
            return List.of();
        }
        Set<ReceivableId> disputed = open.stream()
                .map(Dispute::receivableId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return receivables.stream()
                .filter(receivable -> receivable.state() == Receivable.State.OPEN
                        && receivable.balance().isPositive()
                        && !disputed.contains(receivable.id()))
                .toList();
    }

    private static List<Covered> covered(List<Receivable> receivables) {
        return receivables.stream()
                .map(receivable -> new Covered(receivable.id(), receivable.number(), receivable.balance()))
                .toList();
    }
}
