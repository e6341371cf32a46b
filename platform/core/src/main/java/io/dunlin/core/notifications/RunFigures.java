package io.dunlin.core.notifications;

import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** What a day's run came to, and what became of the day's calls. */
@Component
class RunFigures {

    private final Jdbi jdbi;
    private final FirmCalendar calendar;

    RunFigures(Jdbi jdbi, FirmCalendar calendar) {
        this.jdbi = jdbi;
        this.calendar = calendar;
    }

    /**
     * A debt that needs a call, or several.
     *
     * @param dueOn of each call the day, the earliest first
     */
    record DueCall(String reference, String debtorName, Money balance, List<LocalDate> dueOn) {

        DueCall {
            dueOn = List.copyOf(dueOn);
        }

        int calls() {
            return dueOn.size();
        }
    }

    /**
     * @param waiting how many calls
     * @param first the cases with the greatest debts, each once
     */
    record Calls(int waiting, List<DueCall> first) {}

    /** What could not be done, by reason; and messages that did not arrive since the day before, by state. */
    record Failures(Map<String, Integer> byReason, Map<String, Integer> messages) {

        boolean none() {
            return byReason.isEmpty() && messages.isEmpty();
        }

        int total() {
            return byReason.values().stream().mapToInt(Integer::intValue).sum()
                    + messages.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** The day's calls of a person. */
    record Caller(String login, int calls) {}

    /**
     * What became of a day's calls.
     *
     * @param byOutcome how many attempts ended how
     * @param left how many calls were due that nobody tried on that day
     * @param untouched the cases of those, each once, the oldest first
     * @param ticked call tasks that were ended on that day without any call
     */
    record CallDay(
            Map<String, Integer> byOutcome, List<Caller> callers, int left, List<DueCall> untouched, int ticked) {}

    Map<String, Integer> stepsByChannel(LocalDate day) {
        return counted("""
                select channel as name, count(*) as number
                from dunning_step_taken
                where taken_on = :day and cancelled_at is null
                group by channel
                """, day, Instant.EPOCH);
    }

    Calls openCalls(int most) {
        int waiting = jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from case_task
                        where state = 'OPEN' and kind = 'CALL' and due_on <= :today
                        """)
                .bind("today", calendar.today())
                .mapTo(Integer.class)
                .one());
        return new Calls(waiting, dueCalls("balance desc, min(t.id)", most, false));
    }

    Failures failures(LocalDate day) {
        return new Failures(
                counted("""
                        select reason as name, count(*) as number
                        from dunning_decision
                        where business_date = :day and reason in ('TEMPLATE_FAULTY', 'NO_CONTACT', 'BANK_DATA_OLD', 'RUN_CAPPED')
                        group by reason
                        """, day, Instant.EPOCH),
                counted("""
                        select state as name, count(distinct message_id) as number
                        from outbound_message_event
                        where state in ('FAILED', 'BOUNCED', 'IN_DOUBT') and happened_at >= :since
                        group by state
                        """, day, day.minusDays(1).atStartOfDay(calendar.zone()).toInstant()));
    }

    CallDay callsOf(LocalDate day, int most) {
        Instant since = day.atStartOfDay(calendar.zone()).toInstant();
        Map<String, Integer> byOutcome = counted("""
                select outcome as name, count(*) as number
                from call_attempt
                where called_at >= :since
                group by outcome
                """, day, since);
        List<Caller> callers = jdbi.withHandle(handle -> handle.createQuery("""
                        select called_by, count(*) as calls
                        from call_attempt
                        where called_at >= :since
                        group by called_by
                        order by calls desc, called_by
                        """)
                .bind("since", since)
                .map((results, _) -> new Caller(results.getString("called_by"), results.getInt("calls")))
                .list());
        int ticked = jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from case_task t
                        where t.kind = 'CALL' and t.state = 'DONE' and t.done_at >= :since
                          and not exists (select 1 from call_attempt a where a.task_id = t.id)
                        """)
                .bind("since", since)
                .mapTo(Integer.class)
                .one());
        List<DueCall> untouched = dueCalls("min(t.due_on), min(t.id)", Integer.MAX_VALUE, true);
        int left = untouched.stream().mapToInt(DueCall::calls).sum();
        return new CallDay(byOutcome, callers, left, untouched.subList(0, Math.min(most, untouched.size())), ticked);
    }

    private List<DueCall> dueCalls(String order, int most, boolean untouchedOnly) {
        Instant dayBegan = calendar.today().atStartOfDay(calendar.zone()).toInstant();
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select c.reference, d.name, c.currency, group_concat(t.due_on order by t.due_on) as due_days,
                          coalesce((select sum(e.amount) from receivable r join ledger_entry e on e.receivable_id = r.id
                            where r.case_id = c.id and r.state = 'OPEN'), 0) as balance
                        from case_task t
                        join collection_case c on c.id = t.case_id
                        join debtor d on d.id = c.debtor_id
                        where t.state = 'OPEN' and t.kind = 'CALL' and t.due_on <= :today
                          and (not :untouched or not exists (
                            select 1 from call_attempt a where a.task_id = t.id and a.called_at >= :dayBegan))
                        group by c.id, c.reference, d.name, c.currency
                        order by <order>
                        limit :most
                        """)
                .define("order", order)
                .bind("today", calendar.today())
                .bind("dayBegan", dayBegan)
                .bind("untouched", untouchedOnly)
                .bind("most", most)
                .map((results, _) -> new DueCall(
                        results.getString("reference"),
                        results.getString("name"),
                        DatabaseConfiguration.money(results, "balance", "currency"),
                        Arrays.stream(results.getString("due_days").split(","))
                                .map(LocalDate::parse)
                                .toList()))
                .list());
    }

    private Map<String, Integer> counted(String sql, LocalDate day, Instant since) {
        Map<String, Integer> counts = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery(sql)
                .configure(org.jdbi.v3.core.statement.SqlStatements.class, all -> all.setUnusedBindingAllowed(true))
                .bind("day", day)
                .bind("since", since)
                .map((results, _) -> counts.put(results.getString("name"), results.getInt("number")))
                .list());
        return counts;
    }
}
