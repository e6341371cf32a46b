package io.dunlin.ui.remittances;

import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.remittances.allocations.AllocationBatches;
import io.dunlin.core.remittances.allocations.AllocationTargets;
import io.dunlin.core.remittances.allocations.Allocations;
import io.dunlin.core.remittances.allocations.PayerAccounts;
import io.dunlin.core.remittances.allocations.Refunds;
import io.dunlin.core.remittances.matching.AnnouncedPayments;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Format;
import org.springframework.stereotype.Component;

/** What the parts of the screen of payments work with. */
@Component
record Workbench(
        RemittanceQueries remittances,
        Allocations allocations,
        AllocationBatches batches,
        AllocationTargets targets,
        PayerAccounts payerAccounts,
        Refunds refunds,
        AnnouncedPayments announced,
        FirmCalendar calendar,
        SignedIn signedIn,
        Format format) {}
