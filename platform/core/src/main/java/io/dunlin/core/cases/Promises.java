package io.dunlin.core.cases;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.cases.PromisePolicy.Course;
import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Promises to pay: registered from what debtors write or say, kept or broken by what the bank shows. */
@Component
public class Promises implements RecurringJob {

    /** Bank days after the promised day before a promise counts as broken. */
    public static final int GRACE_BUSINESS_DAYS = 2;

    private static final Actor SELF = Actor.system("promises");
    private static final String SELECT = """
            select id, case_id, amount, currency, promised_on, state, origin
            from promise_to_pay
            """;
    /**
     * What lowered the debt of its case since a promise was given, as {@code JdbiProgress} of plans counts it: an entry that
     * undoes one of these counts against it, one that undoes what was before does not.
     */
    private static final String COURSES = """
            select p.id, p.case_id, p.amount, p.currency, p.promised_on, p.state, p.origin, p.resolved_at,
              coalesce((
                select -sum(e.amount)
                from receivable r
                join ledger_entry e on e.receivable_id = r.id
                left join ledger_entry undone on undone.id = e.reverses_id
                where r.case_id = p.case_id and r.currency = p.currency and e.recorded_at >= p.registered_at
                  and ((e.amount < 0 and e.reverses_id is null)
                    or (e.amount > 0 and undone.amount < 0 and undone.recorded_at >= p.registered_at))), 0) as came,
              coalesce((
                select sum(k.amount)
                from promise_to_pay k
                where k.case_id = p.case_id and k.id <> p.id and k.state = 'KEPT'
                  and k.resolved_at >= p.registered_at), 0) as taken,
              not exists (
                select 1
                from receivable r
                where r.case_id = p.case_id and r.state = 'OPEN' and r.due_on <= p.promised_on) as nothing_due
            from promise_to_pay p
            where <condition>
            order by p.case_id, p.promised_on, p.id
            """;

    private static final String KEPT_WITH_MONEY_THAT_WENT = """
            p.case_id in (<ids>) and p.state = 'KEPT' and exists (
              select 1
              from receivable r
              join ledger_entry e on e.receivable_id = r.id
              join ledger_entry undone on undone.id = e.reverses_id
              where r.case_id = p.case_id and undone.amount < 0 and undone.recorded_at >= p.registered_at
                and undone.recorded_at <= p.resolved_at and e.recorded_at >= p.resolved_at)
            """;
    private static final int BATCH = 500;

    private static final BulkInsert PROMISES = BulkInsert.into(
            "promise_to_pay",
            "case_id",
            "amount",
            "currency",
            "promised_on",
            "registered_at",
            "registered_by",
            "origin",
            "state");

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final Holds holds;
    private final ApplicationEventPublisher events;
    private final FirmCalendar calendar;

    public Promises(
            Jdbi jdbi,
            Transactions transactions,
            Timeline timeline,
            AuditTrail audit,
            Holds holds,
            ApplicationEventPublisher events,
            FirmCalendar calendar) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.timeline = timeline;
        this.audit = audit;
        this.holds = holds;
        this.events = events;
        this.calendar = calendar;
    }

    /** A promise to be registered. */
    public record NewPromise(
            CaseId caseId, Currency currency, @Nullable Money amount, LocalDate promisedOn, String origin) {}

    /** Registers a promise; the same origin registers one only. The hold is placed by whoever decides. */
    public PromiseId register(
            CaseId caseId,
            Currency currency,
            @Nullable Money amount,
            LocalDate promisedOn,
            String origin,
            Actor actor) {
        return registerAll(List.of(new NewPromise(caseId, currency, amount, promisedOn, origin)), actor)
                .getFirst();
    }

    /** Registers many, each as if it were alone, with a few statements for all of them; their ids in the same order. */
    public List<PromiseId> registerAll(List<NewPromise> promises, Actor actor) {
        return promises.isEmpty() ? List.of() : transactions.in(() -> registerNew(promises, actor));
    }

    /** What makes a promise the same promise. */
    private record Cause(CaseId caseId, String origin) {

        static Cause of(NewPromise promise) {
            return new Cause(promise.caseId(), promise.origin());
        }

        static Cause of(ResultSet results) throws SQLException {
            return new Cause(new CaseId(results.getLong("case_id")), results.getString("origin"));
        }
    }

    private List<PromiseId> registerNew(List<NewPromise> promises, Actor actor) {
        Map<Cause, PromiseId> ids = known(promises);
        Map<Cause, NewPromise> fresh = new LinkedHashMap<>();
        promises.stream()
                .filter(promise -> !ids.containsKey(Cause.of(promise)))
                .forEach(promise -> fresh.putIfAbsent(Cause.of(promise), promise));
        Instant now = calendar.now();
        jdbi.useHandle(handle -> PROMISES.all(
                        handle,
                        List.copyOf(fresh.values()),
                        (row, promise) -> row.add(promise.caseId())
                                .add(
                                        promise.amount() == null
                                                ? null
                                                : promise.amount().amount().toPlainString())
                                .add(promise.currency().getCurrencyCode())
                                .add(promise.promisedOn())
                                .add(now)
                                .add(actor.name())
                                .add(promise.origin())
                                .add(PromiseToPay.State.PENDING),
                        "id, case_id, origin",
                        results -> Map.entry(Cause.of(results), new PromiseId(results.getLong("id"))))
                .forEach(each -> ids.put(each.getKey(), each.getValue())));
        fresh.forEach((cause, promise) -> note(promise, Objects.requireNonNull(ids.get(cause)), actor));
        return promises.stream()
                .map(promise -> Objects.requireNonNull(ids.get(Cause.of(promise))))
                .toList();
    }

    private Map<Cause, PromiseId> known(List<NewPromise> promises) {
        Map<Cause, PromiseId> known = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select id, case_id, origin
                        from promise_to_pay
                        where case_id in (<cases>) and origin in (<origins>)
                        order by id
                        """)
                .bindList(
                        "cases",
                        promises.stream().map(NewPromise::caseId).distinct().toList())
                .bindList(
                        "origins",
                        promises.stream().map(NewPromise::origin).distinct().toList())
                .map((results, _) -> Map.entry(Cause.of(results), new PromiseId(results.getLong("id"))))
                .forEach(each -> known.putIfAbsent(each.getKey(), each.getValue())));
        return known;
    }

    private void note(NewPromise promise, PromiseId id, Actor actor) {
        Map<String, String> details = Map.of(
                "on",
                promise.promisedOn().toString(),
                "amount",
                promise.amount() == null ? "" : promise.amount().toString());
        timeline.add(promise.caseId(), CaseEventKind.PROMISE_REGISTERED, actor, details, "promise", id.value());
        audit.record(
                actor,
                "promise-registered",
                Subject.of("promise", id.value()).inCase(promise.caseId().value()),
                promise.origin(),
                details);
    }

    /** Takes back every promise that one cause registered. */
    public void withdrawAllOf(CaseId caseId, String origin, Actor actor, String why) {
        transactions.run(() -> of(caseId).stream()
                .filter(promise -> promise.origin().equals(origin) && promise.state() == PromiseToPay.State.PENDING)
                .forEach(promise ->
                        resolve(promise, PromiseToPay.State.WITHDRAWN, CaseEventKind.PROMISE_WITHDRAWN, actor, why)));
    }

    /** Newest first. */
    public List<PromiseToPay> of(CaseId caseId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where case_id = :caseId order by id desc")
                .bind("caseId", caseId)
                .map((results, _) -> read(results))
                .list());
    }

    @Override
    public String name() {
        return "watch-promises";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(Duration.ofMinutes(10));
    }

    /** Marks as kept what money came for, and as broken what is past its grace without. */
    @Override
    public void run() {
        long last = 0;
        List<CaseId> cases = waitingAfter(last);
        while (!cases.isEmpty()) {
            look(cases);
            last = cases.getLast().value();
            cases = waitingAfter(last);
        }
    }

    private List<CaseId> waitingAfter(long last) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct case_id
                        from promise_to_pay
                        where state = 'PENDING' and case_id > :last
                        order by case_id
                        limit :limit
                        """)
                .bind("last", last)
                .bind("limit", BATCH)
                .mapTo(CaseId.class)
                .list());
    }

    /** What was seen without a transaction is looked at once more within it: money may have come between. */
    private void look(List<CaseId> cases) {
        byCase(cases).forEach((caseId, courses) -> {
            if (moves(courses)) {
                transactions.run(() -> byCase(List.of(caseId)).values().forEach(this::resolveAll));
            }
        });
    }

    private boolean moves(List<Course> courses) {
        return PromisePolicy.decide(courses, calendar.today()).stream()
                .anyMatch(outcome -> outcome != PromisePolicy.Outcome.WAITS);
    }

    private void resolveAll(List<Course> courses) {
        List<PromisePolicy.Outcome> outcomes = PromisePolicy.decide(courses, calendar.today());
        for (int i = 0; i < outcomes.size(); i++) {
            PromiseToPay promise = courses.get(i).promise();
            switch (outcomes.get(i)) {
                case WAITS -> {}
                case KEPT -> keep(promise);
                case BROKEN -> breakIfStillPending(promise);
            }
        }
    }

    /** What was promised came: whatever the promise held is free for the rest of the debt. */
    private void keep(PromiseToPay promise) {
        if (resolve(promise, PromiseToPay.State.KEPT, CaseEventKind.PROMISE_KEPT, SELF, "promise.money-came")) {
            holds.active(promise.caseId()).stream()
                    .filter(hold ->
                            hold.reason() == HoldReason.PROMISE && hold.origin().equals(promise.origin()))
                    .forEach(hold -> holds.release(hold.id(), SELF, "promise.money-came"));
        }
    }

    private Map<CaseId, List<Course>> byCase(List<CaseId> cases) {
        return courses("p.case_id in (<ids>) and p.state = 'PENDING'", cases).stream()
                .collect(Collectors.groupingBy(
                        course -> course.promise().caseId(), LinkedHashMap::new, Collectors.toList()));
    }

    /** In the order in which they are due. */
    private List<Course> courses(String condition, List<CaseId> cases) {
        return jdbi.withHandle(handle -> handle.createQuery(COURSES.replace("<condition>", condition))
                .bindList("ids", cases)
                .map((results, _) -> course(results))
                .list());
    }

    private Course course(ResultSet results) throws SQLException {
        PromiseToPay promise = read(results);
        Timestamp takenUp = results.getTimestamp("resolved_at");
        LocalDate from = promise.promisedOn();
        if (promise.state() == PromiseToPay.State.PENDING && takenUp != null) {
            LocalDate takenUpOn = calendar.local(takenUp.toInstant()).toLocalDate();
            from = takenUpOn.isAfter(from) ? takenUpOn : from;
        }
        return new Course(
                promise,
                DatabaseConfiguration.money(results, "came", "currency"),
                DatabaseConfiguration.money(results, "taken", "currency"),
                results.getBoolean("nothing_due"),
                calendar.plusBusinessDays(from, GRACE_BUSINESS_DAYS).plusDays(1));
    }

    /** Promises that were kept with money that went back wait for it again: the debtor has the grace once more. */
    public void takeUpAgain(CaseId caseId) {
        transactions.run(() -> courses(KEPT_WITH_MONEY_THAT_WENT, List.of(caseId)).stream()
                .filter(course -> !course.reached())
                .map(Course::promise)
                .forEach(promise -> {
                    int updated = jdbi.withHandle(handle -> handle.createUpdate("""
                                    update promise_to_pay
                                    set state = 'PENDING', resolved_at = :now
                                    where id = :id and state = 'KEPT'
                                    """)
                            .bind("now", calendar.now())
                            .bind("id", promise.id())
                            .execute());
                    if (updated == 1) {
                        tell(promise, "promise-unkept", CaseEventKind.PROMISE_UNKEPT, SELF, "promise.money-went");
                    }
                }));
    }

    void keepAll(List<CaseId> cases) {
        if (cases.isEmpty()) {
            return;
        }
        List<PromiseToPay> pending = jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "where case_id in (<cases>) and state = 'PENDING' order by id")
                        .bindList("cases", cases)
                        .map((results, _) -> read(results))
                        .list());
        pending.forEach(promise ->
                resolve(promise, PromiseToPay.State.KEPT, CaseEventKind.PROMISE_KEPT, SELF, "promise.all-paid"));
    }

    private void breakIfStillPending(PromiseToPay promise) {
        if (resolve(promise, PromiseToPay.State.BROKEN, CaseEventKind.PROMISE_BROKEN, SELF, "promise.no-money")) {
            events.publishEvent(new PromiseBroken(promise.caseId(), promise.id(), promise.promisedOn()));
        }
    }

    @CanIgnoreReturnValue // some callers have nothing to add
    private boolean resolve(
            PromiseToPay promise, PromiseToPay.State state, CaseEventKind kind, Actor actor, String why) {
        int updated = jdbi.withHandle(handle -> handle.createUpdate("""
                        update promise_to_pay
                        set state = :state, resolved_at = :now
                        where id = :id and state = 'PENDING'
                        """)
                .bind("state", state)
                .bind("now", calendar.now())
                .bind("id", promise.id())
                .execute());
        if (updated == 1) {
            tell(promise, "promise-" + state.name().toLowerCase(Locale.ROOT), kind, actor, why);
        }
        return updated == 1;
    }

    private void tell(PromiseToPay promise, String action, CaseEventKind kind, Actor actor, String why) {
        Map<String, String> details = Map.of("on", promise.promisedOn().toString(), "why", why);
        timeline.add(
                promise.caseId(), kind, actor, details, "promise", promise.id().value());
        audit.record(
                actor,
                action,
                Subject.of("promise", promise.id().value())
                        .inCase(promise.caseId().value()),
                why,
                details);
    }

    private static PromiseToPay read(ResultSet results) throws SQLException {
        return new PromiseToPay(
                new PromiseId(results.getLong("id")),
                new CaseId(results.getLong("case_id")),
                DatabaseConfiguration.moneyOrNull(results, "amount", "currency"),
                results.getObject("promised_on", LocalDate.class),
                PromiseToPay.State.valueOf(results.getString("state")),
                results.getString("origin"));
    }
}
