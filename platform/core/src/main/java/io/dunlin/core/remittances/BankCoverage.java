package io.dunlin.core.remittances;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Up to which day the bank's statements are known, on all accounts: money may wait on any of them. */
@Component
public class BankCoverage {

    private final Jdbi jdbi;

    BankCoverage(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The closing day of the newest booked statement of the account whose statements are the oldest; a day long past where an
     * account has none.
     *
     * @return empty where no account is set up
     */
    public Optional<LocalDate> until() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select coalesce(max(s.closing_on), date '1970-01-01') as newest
                        from bank_account a
                        left join bank_statement s on s.bank_account_id = a.id and s.state = 'BOOKED'
                        group by a.id
                        order by newest
                        limit 1
                        """).mapTo(LocalDate.class).findOne());
    }
}
