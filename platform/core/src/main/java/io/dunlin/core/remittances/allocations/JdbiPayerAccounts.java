package io.dunlin.core.remittances.allocations;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.shared.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** What was learnt of the accounts that debtors pay from, in the database. */
@Component
class JdbiPayerAccounts {

    private final Jdbi jdbi;

    JdbiPayerAccounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An account that a debtor was seen to pay from. */
    record Seen(String account, DebtorId debtor, LocalDate on) {}

    /** What was seen of an account and a debtor together. */
    private record Lesson(String account, long debtor, int times, LocalDate lastOn) {

        static Lesson of(Seen seen) {
            return new Lesson(seen.account(), seen.debtor().value(), 1, seen.on());
        }

        Lesson and(Lesson other) {
            return new Lesson(
                    account, debtor, times + other.times, lastOn.isAfter(other.lastOn) ? lastOn : other.lastOn);
        }
    }

    /** Always in the same order, so that two who learn never wait for each other in a circle. */
    void learn(List<Seen> seen) {
        if (seen.isEmpty()) {
            return;
        }
        Map<String, Lesson> lessons = seen.stream()
                .map(Lesson::of)
                .collect(Collectors.toMap(
                        lesson -> lesson.account + " " + lesson.debtor,
                        Function.identity(),
                        Lesson::and,
                        TreeMap::new));
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into payer_account (account, debtor_id, times_seen, last_seen_on)
                        select s.account, s.debtor, s.times, s.last_on
                        from json_table(:lessons, '$[*]' columns (
                          account varchar(60) character set utf8mb4 collate utf8mb4_polish_ci path '$.account',
                          debtor bigint path '$.debtor',
                          times int path '$.times',
                          last_on date path '$.lastOn')) s
                        on duplicate key update times_seen = times_seen + s.times,
                          last_seen_on = greatest(last_seen_on, s.last_on)
                        """)
                .bind("lessons", Json.write(lessons.values()))
                .execute());
    }

    /** Forgets that a debtor pays from an account; whether that was known. */
    boolean forget(String account, DebtorId debtor) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "delete from payer_account where account = :account and debtor_id = :debtor")
                        .bind("account", account)
                        .bind("debtor", debtor)
                        .execute())
                == 1;
    }

    /** Takes back what one payment taught. */
    void unlearn(String account, DebtorId debtor) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            update payer_account
                            set times_seen = times_seen - 1
                            where account = :account and debtor_id = :debtor
                            """)
                    .bind("account", account)
                    .bind("debtor", debtor)
                    .execute();
            handle.createUpdate("delete from payer_account where account = :account and times_seen <= 0")
                    .bind("account", account)
                    .execute();
        });
    }
}
