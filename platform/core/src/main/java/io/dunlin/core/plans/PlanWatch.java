package io.dunlin.core.plans;

import io.dunlin.core.approvals.Approvals;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseReopened;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.CasesClosed;
import io.dunlin.core.cases.Promises;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.plans.JdbiProgress.Followed;
import io.dunlin.core.plans.PlanProgressPolicy.Progress;
import io.dunlin.core.remittances.BankCoverage;
import io.dunlin.core.remittances.PaymentReversed;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Follows active plans: notes what came, moves the hold to the next instalment, ends what is kept or broken. All that it does
 * follows from the ledger and the day, so that a run that was cut short is made good by the next.
 */
@Component
public class PlanWatch implements RecurringJob {

    static final Actor SELF = Actor.system("plans");
    static final String PLAN = "plan";
    private static final int BATCH = 500;
    private static final String ALL_PAID = "plan.all-paid";
    private static final String MISSED = "plan.missed";
    private static final String CLOSED = "plan.case-closed";

    private final JdbiPlans store;
    private final JdbiProgress progress;
    private final PlanHolds holds;
    private final Approvals approvals;
    private final Outbox outbox;
    private final BankCoverage bank;
    private final Cases cases;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final FirmCalendar calendar;

    PlanWatch(
            JdbiPlans store,
            JdbiProgress progress,
            PlanHolds holds,
            Approvals approvals,
            Outbox outbox,
            BankCoverage bank,
            Cases cases,
            Timeline timeline,
            AuditTrail audit,
            Transactions transactions,
            ApplicationEventPublisher events,
            FirmCalendar calendar) {
        this.store = store;
        this.progress = progress;
        this.holds = holds;
        this.approvals = approvals;
        this.outbox = outbox;
        this.bank = bank;
        this.cases = cases;
        this.timeline = timeline;
        this.audit = audit;
        this.transactions = transactions;
        this.events = events;
        this.calendar = calendar;
    }

    @Override
    public String name() {
        return "watch-plans";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(Duration.ofMinutes(10));
    }

    @Override
    public void run() {
        LocalDate readUntil = bank.until().orElse(null);
        long last = 0;
        List<Followed> batch = progress.after(last, BATCH);
        while (!batch.isEmpty()) {
            List<Followed> moved = batch.stream()
                    .filter(plan -> !(decide(plan, readUntil) instanceof Progress.Same))
                    .toList();
            if (!moved.isEmpty()) {
                transactions.run(() -> move(moved, readUntil));
            }
            last = batch.getLast().id().value();
            batch = progress.after(last, BATCH);
        }
    }

    /** The first day on which an instalment of a day is late. */
    static LocalDate afterGrace(FirmCalendar calendar, LocalDate day) {
        return calendar.plusBusinessDays(day, Promises.GRACE_BUSINESS_DAYS).plusDays(1);
    }

    private Progress decide(Followed plan, @Nullable LocalDate readUntil) {
        return new PlanProgressPolicy(day -> afterGrace(calendar, day))
                .decide(plan.course(), calendar.today(), readUntil);
    }

    /** What was seen without a lock is looked at once more with it: money may have come between. */
    private void move(List<Followed> seen, @Nullable LocalDate readUntil) {
        store.lockReceivables(seen.stream()
                .flatMap(plan -> plan.receivables().stream())
                .distinct()
                .toList());
        int locked = cases.lockAll(
                        seen.stream().map(Followed::caseId).distinct().toList())
                .size();
        assert locked > 0;
        List<InstalmentPlanId> ids = seen.stream().map(Followed::id).toList();
        store.lock(ids);
        Moves moves = new Moves();
        progress.active(ids).forEach(plan -> {
            switch (decide(plan, readUntil)) {
                case Progress.Same _ -> {}
                case Progress.Moved moved -> moves.moved(plan, moved);
                case Progress.AllKept _ -> moves.kept(plan);
                case Progress.Missed missed -> moves.missed(plan, missed.instalment());
            }
        });
        moves.write();
    }

    /** A case that ends takes its plan with it: paid, or covered by credits, is kept, anything else is no longer wanted. */
    @EventListener
    void on(CasesClosed closed) {
        boolean paid = Cases.PAID.equals(closed.reason()) || Cases.COVERED.equals(closed.reason());
        List<InstalmentPlan> live = store.liveOf(closed.caseIds());
        Moves moves = new Moves();
        List<InstalmentPlan> withdrawn = new ArrayList<>();
        for (InstalmentPlan plan : live) {
            if (paid && plan.state() == InstalmentPlan.State.ACTIVE) {
                moves.kept(new Followed(plan.id(), plan.caseId(), List.of(), paidIn(plan)));
            } else {
                withdrawn.add(plan);
            }
        }
        moves.write();
        withdraw(withdrawn, CLOSED, SELF);
    }

    private static PlanProgressPolicy.Course paidIn(InstalmentPlan plan) {
        InstalmentPlan.Course course = Objects.requireNonNull(plan.course());
        return new PlanProgressPolicy.Course(
                plan.terms().instalments(), plan.terms().total(), course.credited(), course.kept(), course.heldUntil());
    }

    /** Ends plans that nobody wants any more; what told the debtor and has not left is taken back. */
    void withdraw(List<InstalmentPlan> plans, String why, Actor actor) {
        if (plans.isEmpty()) {
            return;
        }
        Map<InstalmentPlanId, CaseId> ended = new LinkedHashMap<>();
        for (InstalmentPlan plan : plans) {
            ended.put(plan.id(), plan.caseId());
            approvals.withdraw(plan.id().asSubject());
            InstalmentPlan.Course course = plan.course();
            if (course != null && course.confirmation() != null) {
                boolean stopped = outbox.cancel(course.confirmation(), "plan.withdrawn", actor);
                assert stopped || course.confirmation().value() > 0;
            }
        }
        store.end(ended.keySet(), InstalmentPlan.State.WITHDRAWN, why, actor);
        holds.release(ended, actor, why);
        tell(
                plans.stream()
                        .map(plan -> new Told(
                                plan.id(),
                                plan.caseId(),
                                CaseEventKind.PLAN_WITHDRAWN,
                                "plan-withdrawn",
                                why,
                                Map.of("why", why)))
                        .toList(),
                actor);
    }

    @EventListener
    void on(CaseReopened reopened) {
        takeUpAgain(reopened.caseId());
    }

    @EventListener
    void on(PaymentReversed reversed) {
        if (reversed.caseId() != null) {
            takeUpAgain(new CaseId(reversed.caseId()));
        }
    }

    /** A plan that was kept with money that went back is not: the debtor has the grace to pay again. */
    private void takeUpAgain(CaseId caseId) {
        List<Followed> unkept = progress.keptOf(List.of(caseId)).stream()
                .filter(plan -> PlanProgressPolicy.kept(
                                plan.course().instalments(), plan.course().credited())
                        < plan.course().instalments().size())
                .toList();
        if (unkept.isEmpty()) {
            return;
        }
        progress.takeUpAgain(unkept.stream().map(Followed::id).toList());
        Moves moves = new Moves();
        unkept.forEach(plan -> {
            if (decide(plan, null) instanceof Progress.Moved moved) {
                moves.moved(plan, moved);
            }
        });
        moves.write();
    }

    private record Told(
            InstalmentPlanId plan,
            CaseId caseId,
            CaseEventKind kind,
            String action,
            String why,
            Map<String, String> details) {}

    private void tell(List<Told> told, Actor actor) {
        timeline.addAll(
                told.stream()
                        .map(each ->
                                new Timeline.NewEntry(each.caseId, each.kind, each.details, PLAN, each.plan.value()))
                        .toList(),
                actor);
        audit.record(told.stream()
                .map(each -> new AuditTrail.Act(
                        actor,
                        each.action,
                        Subject.of(PLAN, each.plan.value()).inCase(each.caseId.value()),
                        each.why,
                        each.details))
                .toList());
    }

    /** What became of many plans, written down together. */
    private final class Moves {

        private final List<JdbiProgress.Noted> noted = new ArrayList<>();
        private final List<PlanHolds.Held> held = new ArrayList<>();
        private final Map<InstalmentPlanId, CaseId> kept = new LinkedHashMap<>();
        private final List<PlansBroken.Broken> broken = new ArrayList<>();
        private final List<Told> told = new ArrayList<>();

        void moved(Followed plan, Progress.Moved moved) {
            noted.add(new JdbiProgress.Noted(plan.id(), plan.course().credited(), moved.kept(), moved.heldUntil()));
            if (moved.kept() != plan.course().keptBefore()) {
                held.add(new PlanHolds.Held(plan.id(), plan.caseId(), plan.receivables(), moved.heldUntil()));
            }
            plan.course().instalments().stream()
                    .filter(instalment ->
                            instalment.number() > plan.course().keptBefore() && instalment.number() <= moved.kept())
                    .forEach(instalment -> told.add(about(
                            plan, instalment, CaseEventKind.INSTALMENT_KEPT, "instalment-kept", "plan.money-came")));
            plan.course().instalments().stream()
                    .filter(instalment -> instalment.number() > moved.kept()
                            && instalment.number() <= plan.course().keptBefore())
                    .forEach(instalment -> told.add(about(
                            plan,
                            instalment,
                            CaseEventKind.INSTALMENT_UNKEPT,
                            "instalment-unkept",
                            "plan.money-went")));
        }

        void kept(Followed plan) {
            noted.add(new JdbiProgress.Noted(
                    plan.id(),
                    plan.course().credited(),
                    plan.course().instalments().size(),
                    plan.course().heldUntil()));
            kept.put(plan.id(), plan.caseId());
            told.add(new Told(plan.id(), plan.caseId(), CaseEventKind.PLAN_KEPT, "plan-kept", ALL_PAID, Map.of()));
        }

        void missed(Followed plan, Instalment instalment) {
            noted.add(new JdbiProgress.Noted(
                    plan.id(),
                    plan.course().credited(),
                    plan.course().keptBefore(),
                    plan.course().heldUntil()));
            broken.add(new PlansBroken.Broken(
                    plan.id(),
                    plan.caseId(),
                    plan.receivables().getFirst(),
                    instalment,
                    plan.course().instalments().size()));
            told.add(about(plan, instalment, CaseEventKind.PLAN_BROKEN, "plan-broken", MISSED));
        }

        private Told about(Followed plan, Instalment instalment, CaseEventKind kind, String action, String why) {
            return new Told(
                    plan.id(),
                    plan.caseId(),
                    kind,
                    action,
                    why,
                    Map.of(
                            "number", Integer.toString(instalment.number()),
                            "on", instalment.dueOn().toString(),
                            "amount", instalment.amount().toString()));
        }

        void write() {
            progress.note(noted);
            if (!held.isEmpty()) {
                holds.hold(held, SELF);
            }
            if (!kept.isEmpty()) {
                store.end(kept.keySet(), InstalmentPlan.State.KEPT, ALL_PAID, SELF);
                holds.release(kept, SELF, ALL_PAID);
            }
            if (!broken.isEmpty()) {
                Map<InstalmentPlanId, CaseId> ended = broken.stream()
                        .collect(Collectors.toMap(PlansBroken.Broken::planId, PlansBroken.Broken::caseId));
                store.end(ended.keySet(), InstalmentPlan.State.BROKEN, MISSED, SELF);
                holds.release(ended, SELF, MISSED);
            }
            if (!told.isEmpty()) {
                tell(told, SELF);
            }
            if (!broken.isEmpty()) {
                events.publishEvent(new PlansBroken(broken));
            }
        }
    }
}
