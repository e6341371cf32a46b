package io.dunlin.core.dunning.decisions;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.cases.Promises;
import io.dunlin.core.dunning.policy.CaseStanding;
import io.dunlin.core.dunning.policy.CaseStanding.Block;
import io.dunlin.core.dunning.policy.DunningHistory;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.policy.LoadedCase;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.limitation.LimitationPolicy;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads cases in batches: so many queries a batch, however many cases and receivables it holds. */
@Component
class JdbiStandings {

    private static final String HEADING = """
            select c.id, c.version, c.reference, c.creditor_id, c.debtor_id, c.state, c.currency, c.policy_id, d.name, d.kind,
              d.language, d.strategy,
              coalesce(d.account_manager_id, (select k.account_manager_id from creditor k where k.id = c.creditor_id))
                as account_manager_id
            from (
              select id, version, reference, creditor_id, debtor_id, state, currency, policy_id
              from collection_case
            """;

    private static final String PARTIES = """
            ) c
            join debtor d on d.id = c.debtor_id
            order by c.id
            """;

    /** Cut to the batch before anything is joined, else each batch would sort all cases. */
    private static final String NEXT = HEADING + """
              where id > :last and state <> 'CLOSED'
              order by id
              limit :limit
            """ + PARTIES;

    private static final String SOME = HEADING + """
              where id in (<ids>)
            """ + PARTIES;

    private final Jdbi jdbi;
    private final FirmCalendar calendar;

    JdbiStandings(Jdbi jdbi, FirmCalendar calendar) {
        this.jdbi = jdbi;
        this.calendar = calendar;
    }

    /**
     * Which cases facts are read of: all of a stretch of ids, or some by their ids.
     *
     * @param condition what follows the name of a column that names the case
     */
    private record Scope(String condition, Consumer<Query> binder) {

        static Scope stretch(List<LoadedCase.Heading> headings) {
            long first = headings.getFirst().id().value();
            long last = headings.getLast().id().value();
            return new Scope(
                    " between :first and :last",
                    query -> query.bind("first", first).bind("last", last));
        }

        static Scope some(List<LoadedCase.Heading> headings) {
            List<Long> ids =
                    headings.stream().map(heading -> heading.id().value()).toList();
            return new Scope(" in (<cases>)", query -> query.bindList("cases", ids));
        }

        /** A query with the condition in the place of each mark: {@code case_id IN_SCOPE}. */
        Query query(Handle handle, String sql) {
            String text = MARK.matcher(sql).replaceAll(found -> found.group(1) + condition);
            Query query = handle.createQuery(text);
            binder.accept(query);
            return query;
        }
    }

    private static final Pattern MARK = Pattern.compile("(\\S+) IN_SCOPE");

    /** What cases that are not closed are about, after a given one, by id. */
    List<LoadedCase.Heading> after(long lastCaseId, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(NEXT)
                .bind("last", lastCaseId)
                .bind("limit", limit)
                .map((results, _) -> heading(results))
                .list());
    }

    /**
     * The facts of cases that follow each other. They are read by stretches of ids, in the order of the indexes.
     *
     * @param conduct whether to look at how debtors behaved; unknown else
     */
    List<LoadedCase> stretch(
            List<LoadedCase.Heading> headings, LocalDate today, LimitationPolicy limitation, boolean conduct) {
        return headings.isEmpty()
                ? List.of()
                : jdbi.withHandle(
                        handle -> load(handle, headings, Scope.stretch(headings), today, limitation, conduct));
    }

    /** Cases that are not closed. */
    int count() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from collection_case where state <> 'CLOSED'")
                        .mapTo(Integer.class)
                        .one());
    }

    Optional<LoadedCase> find(CaseId id, LocalDate today, LimitationPolicy limitation) {
        return of(List.of(id), today, limitation).stream().findFirst();
    }

    /** Some cases, whatever their state. */
    List<LoadedCase> of(Collection<CaseId> ids, LocalDate today, LimitationPolicy limitation) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> {
            List<LoadedCase.Heading> headings = handle.createQuery(SOME)
                    .bindList("ids", List.copyOf(ids))
                    .map((results, _) -> heading(results))
                    .list();
            return headings.isEmpty()
                    ? List.of()
                    : load(handle, headings, Scope.some(headings), today, limitation, true);
        });
    }

    private List<LoadedCase> load(
            Handle handle,
            List<LoadedCase.Heading> headings,
            Scope scope,
            LocalDate today,
            LimitationPolicy limitation,
            boolean conduct) {
        BatchFacts facts = new BatchFacts(limitation, today);
        headings.forEach(facts::add);
        // First of all: what it stops, nothing that is read after it stops longer.
        representatives(handle, scope, facts);
        contacts(handle, scope, facts);
        blocks(handle, scope, today, facts);
        items(handle, scope, facts);
        interruptions(handle, scope, facts);
        steps(handle, scope, facts);
        pending(handle, scope, today, facts);
        if (conduct) {
            conduct(handle, scope, today, facts);
        }
        return headings.stream().map(facts::loaded).toList();
    }

    private static void representatives(Handle handle, Scope scope, BatchFacts facts) {
        scope.query(handle, """
                        select distinct c.id
                        from collection_case c
                        join party_representative p on p.debtor_id = c.debtor_id
                        where c.id IN_SCOPE and p.ended_on is null
                        """)
                .map((results, _) -> new BatchFacts.Represented(results.getLong("id")))
                .forEach(facts::add);
    }

    private static void contacts(Handle handle, Scope scope, BatchFacts facts) {
        scope.query(handle, """
                        select c.id as case_id, p.id, p.kind, p.value
                        from collection_case c
                        join contact_point p on p.debtor_id = c.debtor_id
                        where c.id IN_SCOPE and p.state = 'ACTIVE'
                        """)
                .map((results, _) -> new BatchFacts.Contact(
                        results.getLong("case_id"),
                        results.getLong("id"),
                        CaseStanding.Reach.valueOf(results.getString("kind")),
                        results.getString("value")))
                .forEach(facts::add);
    }

    private void blocks(Handle handle, Scope scope, LocalDate today, BatchFacts facts) {
        // First, so that of two ends on one day the plan is named and not the hold that it placed.
        scope.query(handle, """
                        select p.case_id, i.receivable_id, p.held_until
                        from instalment_plan p
                        join instalment_plan_item i on i.plan_id = p.id and i.version_number = p.version_number
                        where p.case_id IN_SCOPE and p.state = 'ACTIVE'
                        """)
                .map((results, _) -> block(
                        results,
                        new Block(DunningReason.INSTALMENT_PLAN, results.getObject("held_until", LocalDate.class))))
                .forEach(facts::add);
        scope.query(handle, """
                        select case_id, receivable_id, ends_on
                        from case_hold
                        where case_id IN_SCOPE and released_at is null and (ends_on is null or ends_on > :today)
                        """)
                .bind("today", today)
                .map((results, _) ->
                        block(results, new Block(DunningReason.HELD, results.getObject("ends_on", LocalDate.class))))
                .forEach(facts::add);
        scope.query(handle, """
                        select case_id, receivable_id
                        from dispute
                        where case_id IN_SCOPE and state = 'OPEN'
                        """)
                .map((results, _) -> block(results, new Block(DunningReason.DISPUTED, null)))
                .forEach(facts::add);
        scope.query(handle, """
                        select case_id, null as receivable_id, promised_on
                        from promise_to_pay
                        where case_id IN_SCOPE and state = 'PENDING'
                        """)
                .map((results, _) -> block(
                        results,
                        new Block(
                                DunningReason.PROMISED, afterGrace(results.getObject("promised_on", LocalDate.class)))))
                .forEach(facts::add);
    }

    private LocalDate afterGrace(LocalDate promisedOn) {
        return calendar.plusBusinessDays(promisedOn, Promises.GRACE_BUSINESS_DAYS)
                .plusDays(1);
    }

    /** From two indexes alone, in their order: no row is looked at, none is sorted or grouped. */
    private static void items(Handle handle, Scope scope, BatchFacts facts) {
        scope.query(handle, """
                        select r.case_id, r.id, r.number, r.due_on, r.currency,
                          (select sum(e.amount) from ledger_entry e where e.receivable_id = r.id) as balance
                        from receivable r
                        where r.case_id IN_SCOPE and r.state = 'OPEN'
                        """).map((results, _) -> owed(results)).stream()
                .flatMap(Optional::stream)
                .forEach(facts::add);
    }

    /** Nothing where the ledger knows nothing of it. */
    private static Optional<BatchFacts.Owed> owed(ResultSet results) throws SQLException {
        Money balance = DatabaseConfiguration.moneyOrNull(results, "balance", "currency");
        return balance == null
                ? Optional.empty()
                : Optional.of(new BatchFacts.Owed(
                        results.getLong("case_id"),
                        new ReceivableId(results.getLong("id")),
                        results.getString("number"),
                        results.getObject("due_on", LocalDate.class),
                        balance));
    }

    /** Few claims have any; in the order of their days. */
    private static void interruptions(Handle handle, Scope scope, BatchFacts facts) {
        scope.query(handle, """
                        select r.case_id, i.receivable_id, i.interrupted_on, i.runs_anew_from
                        from limitation_interruption i
                        join receivable r on r.id = i.receivable_id
                        where r.case_id IN_SCOPE and i.withdrawn_at is null
                        order by i.interrupted_on, i.id
                        """)
                .map((results, _) -> new BatchFacts.Interrupted(
                        results.getLong("case_id"),
                        results.getLong("receivable_id"),
                        new LimitationPolicy.Interruption(
                                results.getObject("interrupted_on", LocalDate.class),
                                results.getObject("runs_anew_from", LocalDate.class))))
                .forEach(facts::add);
    }

    private static void steps(Handle handle, Scope scope, BatchFacts facts) {
        scope.query(handle, """
                        select s.case_id, s.round, s.step_code, s.level, s.taken_on, s.covered_until,
                          exists (select 1 from promise_to_pay p
                            where p.case_id = s.case_id and p.state = 'BROKEN' and p.resolved_at >= s.taken_at)
                            or exists (select 1 from instalment_plan p
                              where p.case_id = s.case_id and p.state = 'BROKEN' and p.ended_at >= s.taken_at)
                            as promise_broken
                        from dunning_step_taken s
                        join (
                          select case_id, max(id) as id
                          from dunning_step_taken
                          where case_id IN_SCOPE and cancelled_at is null
                          group by case_id
                        ) newest on newest.id = s.id
                        """)
                .map((results, _) -> new BatchFacts.Climbed(
                        results.getLong("case_id"),
                        new DunningHistory(
                                new DunningHistory.Taken(
                                        results.getInt("round"),
                                        results.getString("step_code"),
                                        results.getInt("level"),
                                        results.getObject("taken_on", LocalDate.class),
                                        results.getObject("covered_until", LocalDate.class)),
                                results.getBoolean("promise_broken"))))
                .forEach(facts::add);
    }

    private void pending(Handle handle, Scope scope, LocalDate today, BatchFacts facts) {
        Instant dayBegan = today.atStartOfDay(calendar.zone()).toInstant();
        scope.query(handle, """
                        select case_id, 'TASK' as pending
                        from case_task
                        where case_id IN_SCOPE and state = 'OPEN' and origin like 'dunning:%'
                          and kind <> 'FIND_CONTACT'
                        union
                        select case_id, 'MESSAGE'
                        from outbound_message
                        where case_id IN_SCOPE and state in ('QUEUED', 'SENDING', 'IN_DOUBT')
                          and purpose in ('REMINDER', 'FINAL_DEMAND')
                        union
                        select c.id, 'CONTACTED_TODAY'
                        from collection_case c
                        join outbound_message m on m.debtor_id = c.debtor_id
                        where c.id IN_SCOPE and m.purpose in ('REMINDER', 'FINAL_DEMAND') and m.queued_at >= :dayBegan
                          and m.state not in ('CANCELLED', 'FAILED')
                        """)
                .bind("dayBegan", dayBegan)
                .map((results, _) -> new BatchFacts.UnderWay(
                        results.getLong("case_id"), CaseStanding.Pending.valueOf(results.getString("pending"))))
                .forEach(facts::add);
    }

    private void conduct(Handle handle, Scope scope, LocalDate today, BatchFacts facts) {
        LocalDate since = today.minusYears(1);
        scope.query(handle, """
                        select c.id,
                          (select count(*)
                            from receivable r
                            where r.debtor_id = c.debtor_id and r.due_on >= :since and r.due_on < :today
                              and (r.state = 'OPEN' or r.settled_on > r.due_on)) as late_payments,
                          (select count(*)
                            from promise_to_pay p
                            join collection_case o on o.id = p.case_id
                            where o.debtor_id = c.debtor_id and p.state = 'BROKEN' and p.resolved_at >= :sinceMoment)
                            + (select count(*)
                              from instalment_plan p
                              join collection_case o on o.id = p.case_id
                              where o.debtor_id = c.debtor_id and p.state = 'BROKEN' and p.ended_at >= :sinceMoment)
                            as broken_promises,
                          exists (select 1
                            from debtor_flag f
                            where f.debtor_id = c.debtor_id and f.kind = 'FRAUD_SUSPECTED' and f.lowered_at is null)
                            as fraud_suspected
                        from collection_case c
                        where c.id IN_SCOPE
                        """)
                .bind("since", since)
                .bind("today", today)
                .bind("sinceMoment", since.atStartOfDay(calendar.zone()).toInstant())
                .map((results, _) -> new BatchFacts.Behaved(
                        results.getLong("id"),
                        new LoadedCase.Conduct(
                                results.getInt("late_payments"),
                                results.getInt("broken_promises"),
                                results.getBoolean("fraud_suspected"))))
                .forEach(facts::add);
    }

    private static BatchFacts.Blocked block(ResultSet results, Block block) throws SQLException {
        return new BatchFacts.Blocked(
                results.getLong("case_id"), results.getObject("receivable_id", Long.class), block);
    }

    /** Without the ways to reach the debtor, which are facts of their own. */
    private static LoadedCase.Heading heading(ResultSet results) throws SQLException {
        return new LoadedCase.Heading(
                new CaseId(results.getLong("id")),
                new CaseReference(results.getString("reference")),
                new CreditorId(results.getLong("creditor_id")),
                new DebtorId(results.getLong("debtor_id")),
                results.getString("name"),
                results.getString("language"),
                Currency.getInstance(results.getString("currency")),
                CaseStanding.Stage.valueOf(results.getString("state")),
                number(results, "policy_id"),
                results.getString("strategy"),
                results.getString("kind"),
                false,
                null,
                null,
                number(results, "account_manager_id"),
                results.getInt("version"));
    }

    private static @Nullable Long number(ResultSet results, String column) throws SQLException {
        return results.getObject(column, Long.class);
    }
}
