package io.dunlin.core.dunning.decisions;

import io.dunlin.core.dunning.policy.DunningDay;
import io.dunlin.core.remittances.BankCoverage;
import io.dunlin.core.shared.FirmCalendar;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How fresh the bank's data is. */
@Component
class BankFreshness {

    private final BankCoverage coverage;
    private final FirmCalendar calendar;

    BankFreshness(BankCoverage coverage, FirmCalendar calendar) {
        this.coverage = coverage;
        this.calendar = calendar;
    }

    DunningDay.Bank on(LocalDate day, int businessDays) {
        Optional<LocalDate> until = coverage.until();
        if (until.isEmpty()) {
            return DunningDay.Bank.NOT_SET_UP;
        }
        boolean fresh = !calendar.plusBusinessDays(until.get(), businessDays).isBefore(day);
        return fresh ? DunningDay.Bank.FRESH : DunningDay.Bank.TOO_OLD;
    }
}
