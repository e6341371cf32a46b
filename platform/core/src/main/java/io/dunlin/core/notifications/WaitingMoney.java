package io.dunlin.core.notifications;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.HoldId;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.remittances.AllocationSettings;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceParked;
import io.dunlin.core.remittances.RemittancesAllocated;
import io.dunlin.core.remittances.RemittancesUnidentified;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.BatchedInserts;
import io.dunlin.core.shared.FirmCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Holds a debtor's cases while money waits that may be theirs, for a few bank days, and lets go when it is decided. */
@Component
class WaitingMoney {

    private static final Logger log = LoggerFactory.getLogger(WaitingMoney.class);
    private static final Actor SELF = Actor.system("payments");

    private final Holds holds;
    private final CaseQueries cases;
    private final BatchedInserts inserts;
    private final ProductSettings settings;
    private final FirmCalendar calendar;

    WaitingMoney(
            Holds holds, CaseQueries cases, BatchedInserts inserts, ProductSettings settings, FirmCalendar calendar) {
        this.holds = holds;
        this.cases = cases;
        this.inserts = inserts;
        this.settings = settings;
        this.calendar = calendar;
    }

    @EventListener
    void on(RemittancesUnidentified unidentified) {
        for (RemittancesUnidentified.Unidentified each : unidentified.remittances()) {
            release(each.suspectedBefore(), each.remittanceId(), "It points to somebody else now");
        }
        Map<DebtorId, List<CaseId>> open = openCases(unidentified.remittances().stream()
                .flatMap(each -> Stream.ofNullable(each.suspectedDebtorId()))
                .collect(Collectors.toSet()));
        int days = settings.get(AllocationSettings.GROUP).holdBusinessDays();
        if (open.isEmpty() || days == 0) {
            return;
        }
        LocalDate endsOn = calendar.plusBusinessDays(calendar.today(), days);
        List<Holds.NewHold> wanted = new ArrayList<>();
        for (RemittancesUnidentified.Unidentified each : unidentified.remittances()) {
            DebtorId suspected = each.suspectedDebtorId();
            if (suspected != null) {
                open.getOrDefault(suspected, List.of())
                        .forEach(id -> wanted.add(new Holds.NewHold(
                                id, null, HoldReason.POSSIBLE_PAYMENT, endsOn, origin(each.remittanceId()))));
            }
        }
        // Their entries in timelines and in the audit are written together, too.
        Map<Holds.NewHold, HoldId> placed = inserts.together(() -> holds.placeAll(wanted, SELF));
        log.info("{} holds until {}: money waits that may be of their debtors", placed.size(), endsOn);
    }

    @EventListener
    void on(RemittancesAllocated allocated) {
        allocated
                .remittances()
                .forEach(each -> release(each.suspectedBefore(), each.remittanceId(), "The payment is allocated"));
    }

    @EventListener
    void on(RemittanceParked parked) {
        release(parked.suspectedBefore(), parked.remittanceId(), "The payment is nobody's");
    }

    private void release(@Nullable DebtorId debtor, RemittanceId remittance, String why) {
        if (debtor != null) {
            cases.ofDebtor(debtor)
                    .forEach(collectionCase -> holds.releaseAllOf(collectionCase.id(), origin(remittance), SELF, why));
        }
    }

    private Map<DebtorId, List<CaseId>> openCases(Set<DebtorId> debtors) {
        return cases.ofDebtors(debtors).stream()
                .filter(collectionCase -> collectionCase.state() != CollectionCase.State.CLOSED)
                .collect(Collectors.groupingBy(
                        CollectionCase::debtorId, Collectors.mapping(CollectionCase::id, Collectors.toList())));
    }

    private static String origin(RemittanceId id) {
        return "remittance:" + id.value();
    }
}
