package io.dunlin.core.reporting;

import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The reports, each by one or two statements over what is booked at this moment. A payment that was taken back counts
 * nowhere; what was paid before a receivable came here counts as nobody's success.
 */
@Component
public class Reports {

    /** Days in which a payment counts as the fruit of a step, unless another step came between. */
    public static final int FRUIT_DAYS = 30;

    /** Entries by which money came: what a bank statement showed, and what the source alone says. */
    private static final String PAID =
            " (l.kind = 'PAYMENT' or l.kind = 'CORRECTION' and l.origin like '" + LedgerEntry.TOLD_PAYMENT + "%') ";

    private static final String PAID_BEFORE = "ledger.source.paid-before";

    private final Jdbi jdbi;
    private final FirmCalendar calendar;

    Reports(Jdbi jdbi, FirmCalendar calendar) {
        this.jdbi = jdbi;
        this.calendar = calendar;
    }

    /** The rows of a report, and what they come to together. */
    public record Summed<T>(List<T> rows, T total) {}

    /**
     * What is owed and how long overdue.
     *
     * @param band null for all of them together: a debtor of several bands counts once there
     */
    public record Ageing(@Nullable AgeBand band, int debtors, int receivables, Money owed) {}

    /**
     * What came in during a month, by the day of the booking.
     *
     * @param month null for the whole period
     * @param byBank seen on a bank statement here
     * @param elsewhere said to be paid by the system that the receivable came from
     * @param delayDays days after the due date on which the average zloty or euro came; null where nothing came
     */
    public record Recovered(
            @Nullable YearMonth month,
            Money byBank,
            Money elsewhere,
            int payments,
            @Nullable Long delayDays) {}

    /**
     * What the steps of a level brought.
     *
     * @param fruitful steps that a payment followed, within {@link #FRUIT_DAYS} days and before the next step
     * @param paid what these payments come to
     */
    public record LevelEffect(String policyCode, int level, String channel, int taken, int fruitful, Money paid) {}

    /** Promises of the period, by what became of them. */
    public record PromiseShare(String state, int promises, Money amount) {}

    /**
     * What debtors have promised for a week.
     *
     * @param monday null for all weeks together
     */
    public record Expected(@Nullable LocalDate monday, int promises, Money amount) {

        private Expected plus(Expected other) {
            return new Expected(monday, promises + other.promises, amount.plus(other.amount));
        }
    }

    /** What a person did in the period. */
    public record Work(String login, int replies, int calls, int tasks, int payments) {}

    /** The currencies that anything is or was owed in, the most frequent first. */
    public List<Currency> currencies() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select currency from receivable group by currency order by count(*) desc, currency")
                .mapTo(String.class)
                .map(Currency::getInstance)
                .list());
    }

    public Summed<Ageing> ageing(ReportScope scope) {
        Money nothing = Money.zero(scope.currency());
        Map<AgeBand, Ageing> rows = new TreeMap<>();
        for (AgeBand band : AgeBand.values()) {
            rows.put(band, new Ageing(band, 0, 0, nothing));
        }
        List<Ageing> found = jdbi.withHandle(handle -> bound(handle.createQuery("""
                        select band, count(distinct debtor_id) as debtors, count(*) as receivables, sum(owed) as owed
                        from (
                          select r.debtor_id,
                            case when r.due_on >= :today then 'NOT_DUE'
                              when r.due_on >= :today - interval 30 day then 'DAYS_1_30'
                              when r.due_on >= :today - interval 60 day then 'DAYS_31_60'
                              when r.due_on >= :today - interval 90 day then 'DAYS_61_90'
                              when r.due_on >= :today - interval 180 day then 'DAYS_91_180'
                              when r.due_on >= :today - interval 365 day then 'DAYS_181_365'
                              else 'OVER_A_YEAR' end as band,
                            (select sum(l.amount) from ledger_entry l where l.receivable_id = r.id) as owed
                          from receivable r
                          where r.state = 'OPEN' and r.currency = :currency
                            and (:creditor is null or r.creditor_id = :creditor)
                        ) of_each
                        where owed > 0
                        group by band with rollup
                        """), scope)
                .bind("today", calendar.today())
                .map((results, _) -> new Ageing(
                        results.getString("band") == null ? null : AgeBand.valueOf(results.getString("band")),
                        results.getInt("debtors"),
                        results.getInt("receivables"),
                        money(results, "owed", scope)))
                .list());
        Ageing total = new Ageing(null, 0, 0, nothing);
        for (Ageing row : found) {
            if (row.band() == null) {
                total = row;
            } else {
                rows.put(row.band(), row);
            }
        }
        return new Summed<>(List.copyOf(rows.values()), total);
    }

    /** One row a month from the scope's first day on, months without a payment too. */
    public Summed<Recovered> recovered(ReportScope scope) {
        Map<YearMonth, Recovered> rows = new TreeMap<>();
        YearMonth last = YearMonth.from(calendar.today());
        Money nothing = Money.zero(scope.currency());
        for (YearMonth month = YearMonth.from(scope.from()); !month.isAfter(last); month = month.plusMonths(1)) {
            rows.put(month, new Recovered(month, nothing, nothing, 0, null));
        }
        List<Recovered> found = jdbi.withHandle(handle -> bound(handle.createQuery("""
                        select date_format(l.effective_on, '%Y-%m') as month, sum(l.amount < 0) as payments,
                          sum(case when a.id is null then 0 else -l.amount end) as by_bank,
                          sum(case when a.id is null then -l.amount else 0 end) as elsewhere,
                          sum(l.amount * datediff(l.effective_on, r.due_on)) / sum(l.amount) as delay
                        from ledger_entry l
                        join receivable r on r.id = l.receivable_id
                        left join allocation a on a.ledger_entry_id = l.id
                        left join ledger_entry back on back.reverses_id = l.id
                        where""" + PAID + """
                          and l.effective_on between :from and :today and l.reason <> :paidBefore
                          and back.id is null and r.currency = :currency
                          and (:creditor is null or r.creditor_id = :creditor)
                        group by date_format(l.effective_on, '%Y-%m') with rollup
                        """), scope)
                .bind("from", scope.from())
                .bind("today", calendar.today())
                .bind("paidBefore", PAID_BEFORE)
                .map((results, _) -> new Recovered(
                        results.getString("month") == null ? null : YearMonth.parse(results.getString("month")),
                        money(results, "by_bank", scope),
                        money(results, "elsewhere", scope),
                        results.getInt("payments"),
                        Math.round(results.getDouble("delay"))))
                .list());
        Recovered total = new Recovered(null, nothing, nothing, 0, null);
        for (Recovered row : found) {
            if (row.month() == null) {
                total = row;
            } else {
                rows.put(row.month(), row);
            }
        }
        return new Summed<>(List.copyOf(rows.values()), total);
    }

    /** What each level of each policy brought; steps of today are among them, though nobody could pay yet. */
    public List<LevelEffect> levels(ReportScope scope) {
        return jdbi.withHandle(handle -> bound(handle.createQuery("""
                        with taken as (
                          select s.case_id, s.policy_id, s.level, s.channel, s.taken_on,
                            least(coalesce(lead(s.taken_on) over (partition by s.case_id order by s.taken_on, s.id),
                                s.taken_on + interval :fruit day), s.taken_on + interval :fruit day) as until_day
                          from dunning_step_taken s
                          where s.cancelled_at is null and s.taken_on >= :from
                        ), paid as (
                          select p.code, t.level, t.channel, (
                            select -sum(l.amount)
                            from receivable r
                            join ledger_entry l on l.receivable_id = r.id
                            left join ledger_entry back on back.reverses_id = l.id
                            where r.case_id = t.case_id and""" + PAID + """
                              and l.reason <> :paidBefore
                              and back.id is null and l.effective_on >= t.taken_on and l.effective_on < t.until_day
                          ) as amount
                          from taken t
                          join collection_case c on c.id = t.case_id
                          join dunning_policy p on p.id = t.policy_id
                          where c.currency = :currency and (:creditor is null or c.creditor_id = :creditor)
                        )
                        select code, level, channel, count(*) as taken, count(amount) as fruitful,
                          coalesce(sum(amount), 0) as paid
                        from paid
                        group by code, level, channel
                        order by code, level, channel
                        """), scope)
                .bind("from", scope.from())
                .bind("paidBefore", PAID_BEFORE)
                .bind("fruit", FRUIT_DAYS)
                .map((results, _) -> new LevelEffect(
                        results.getString("code"),
                        results.getInt("level"),
                        results.getString("channel"),
                        results.getInt("taken"),
                        results.getInt("fruitful"),
                        money(results, "paid", scope)))
                .list());
    }

    /** Promises for days of the period, until today; only those that named an amount add to the sum. */
    public List<PromiseShare> promises(ReportScope scope) {
        return jdbi.withHandle(handle -> bound(handle.createQuery("""
                        select p.state, count(*) as promises, coalesce(sum(p.amount), 0) as amount
                        from promise_to_pay p
                        join collection_case c on c.id = p.case_id
                        where p.promised_on between :from and :today and p.currency = :currency
                          and (:creditor is null or c.creditor_id = :creditor)
                        group by p.state
                        order by p.state
                        """), scope)
                .bind("from", scope.from())
                .bind("today", calendar.today())
                .map((results, _) -> new PromiseShare(
                        results.getString("state"), results.getInt("promises"), money(results, "amount", scope)))
                .list());
    }

    /** What is promised and not yet due, by weeks. */
    public Summed<Expected> expected(ReportScope scope) {
        List<Expected> found = jdbi.withHandle(handle -> bound(handle.createQuery("""
                        select p.promised_on, coalesce(p.amount, (
                            select sum(l.amount)
                            from receivable r
                            join ledger_entry l on l.receivable_id = r.id
                            where r.case_id = c.id and r.state = 'OPEN'), 0) as amount
                        from promise_to_pay p
                        join collection_case c on c.id = p.case_id
                        where p.state = 'PENDING' and p.promised_on >= :today and p.currency = :currency
                          and c.state <> 'CLOSED' and (:creditor is null or c.creditor_id = :creditor)
                        """), scope)
                .bind("today", calendar.today())
                .map((results, _) -> new Expected(
                        results.getObject("promised_on", LocalDate.class)
                                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        1,
                        money(results, "amount", scope)))
                .list());
        Map<LocalDate, Expected> weeks = new TreeMap<>();
        Expected total = new Expected(null, 0, Money.zero(scope.currency()));
        for (Expected one : found) {
            weeks.merge(Objects.requireNonNull(one.monday()), one, Expected::plus);
            total = total.plus(one);
        }
        return new Summed<>(List.copyOf(weeks.values()), total);
    }

    /** What people did since the first day of the period, whoever the client was. */
    public List<Work> work(LocalDate from) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select u.login, sum(acts.replies) as replies, sum(acts.calls) as calls, sum(acts.tasks) as tasks,
                          sum(acts.payments) as payments
                        from (
                          select decided_by as login, 1 as replies, 0 as calls, 0 as tasks, 0 as payments
                          from triage_decision where decided_at >= :since
                          union all
                          select called_by, 0, 1, 0, 0 from call_attempt where called_at >= :since
                          union all
                          select done_by, 0, 0, 1, 0 from case_task where state = 'DONE' and done_at >= :since
                          union all
                          select allocated_by, 0, 0, 0, 1 from allocation
                          where allocated_at >= :since and reversed_at is null
                        ) acts
                        join app_user u on u.login = acts.login
                        group by u.login
                        order by u.login
                        """)
                .bind("since", from.atStartOfDay(calendar.zone()).toInstant())
                .map((results, _) -> new Work(
                        results.getString("login"),
                        results.getInt("replies"),
                        results.getInt("calls"),
                        results.getInt("tasks"),
                        results.getInt("payments")))
                .list());
    }

    private <S extends SqlStatement<S>> S bound(S statement, ReportScope scope) {
        return statement
                .bind("creditor", scope.creditor())
                .bind("currency", scope.currency().getCurrencyCode());
    }

    private static Money money(ResultSet results, String column, ReportScope scope) throws SQLException {
        return new Money(results.getBigDecimal(column), scope.currency());
    }
}
