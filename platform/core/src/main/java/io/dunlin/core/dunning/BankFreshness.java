package io.dunlin.core.dunning;

import io.dunlin.core.shared.FirmCalendar;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/**
 * How fresh the bank's data is: by the newest booked statement of the account whose statements are the oldest, since money
 * may wait on any of them.
 */
@Component
class BankFreshness {

    private final Jdbi jdbi;
    private final FirmCalendar calendar;

    BankFreshness(Jdbi jdbi, FirmCalendar calendar) {
        this.jdbi = jdbi;
        this.calendar = calendar;
    }

    DunningDay.Bank on(LocalDate day, int businessDays) {
        long accounts = jdbi.withHandle(handle -> handle.createQuery("select count(*) from bank_account")
                .mapTo(Long.class)
                .one());
        if (accounts == 0) {
            return DunningDay.Bank.NOT_SET_UP;
        }
        Optional<LocalDate> oldest = jdbi.withHandle(
                handle -> handle.createQuery("""
                        select coalesce(max(s.closing_on), date '1970-01-01') as newest
                        from bank_account a
                        left join bank_statement s on s.bank_account_id = a.id and s.state = 'BOOKED'
                        group by a.id
                        order by newest
                        limit 1
                        """).mapTo(LocalDate.class).findOne());
        boolean fresh = oldest.isPresent()
                && !calendar.plusBusinessDays(oldest.get(), businessDays).isBefore(day);
        return fresh ? DunningDay.Bank.FRESH : DunningDay.Bank.TOO_OLD;
    }
}
