package io.dunlin.core.notifications;

import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.HoldId;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.remittances.AllocationSettings;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceParked;
import io.dunlin.core.remittances.RemittanceUnidentified;
import io.dunlin.core.remittances.RemittancesAllocated;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import java.time.LocalDate;
import java.util.List;
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
    private final ProductSettings settings;
    private final FirmCalendar calendar;

    WaitingMoney(Holds holds, CaseQueries cases, ProductSettings settings, FirmCalendar calendar) {
        this.holds = holds;
        this.cases = cases;
        this.settings = settings;
        this.calendar = calendar;
    }

    @EventListener
    void on(RemittanceUnidentified unidentified) {
        release(unidentified.suspectedBefore(), unidentified.remittanceId(), "It points to somebody else now");
        int days = settings.get(AllocationSettings.GROUP).holdBusinessDays();
        DebtorId suspected = unidentified.suspectedDebtorId();
        if (suspected == null || days == 0) {
            return;
        }
        LocalDate endsOn = calendar.plusBusinessDays(calendar.today(), days);
        for (CollectionCase collectionCase : open(suspected)) {
            HoldId hold = holds.place(
                    new Holds.NewHold(
                            collectionCase.id(),
                            null,
                            HoldReason.POSSIBLE_PAYMENT,
                            endsOn,
                            origin(unidentified.remittanceId())),
                    SELF);
            log.info(
                    "Hold {} until {}: remittance {} may be of its debtor",
                    hold.value(),
                    endsOn,
                    unidentified.remittanceId().value());
        }
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

    private List<CollectionCase> open(DebtorId debtor) {
        return cases.ofDebtor(debtor).stream()
                .filter(collectionCase -> collectionCase.state() != CollectionCase.State.CLOSED)
                .toList();
    }

    private static String origin(RemittanceId id) {
        return "remittance:" + id.value();
    }
}
