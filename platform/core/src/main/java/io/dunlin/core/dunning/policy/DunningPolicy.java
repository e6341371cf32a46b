package io.dunlin.core.dunning.policy;

import io.dunlin.core.dunning.policy.CaseStanding.Block;
import io.dunlin.core.dunning.policy.CaseStanding.Item;
import io.dunlin.core.dunning.policy.CaseStanding.Pending;
import io.dunlin.core.dunning.policy.CaseStanding.Reach;
import io.dunlin.core.dunning.policy.DunningHistory.Taken;
import io.dunlin.core.dunning.policy.DunningStep.Anchor;
import io.dunlin.core.dunning.policy.DunningStep.Channel;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which dunning step, if any, a case is due for on a given day.
 * <p>
 * Never skips a level and never acts while something stops the case. For example, a case 40 days overdue whose last step
 * was the first reminder is due for the second one, even if the policy has later levels. Between two steps that count
 * from the due date passes at least the time that lies between them in the policy, so that a backlog makes no burst. A
 * courtesy before the due date lapses with it.
 *
 * @param tolerance up to this sum nothing is done
 * @param minimumGapDays days between any two steps, at least 1
 */
public record DunningPolicy(DunningLevels levels, Money tolerance, int minimumGapDays) {

    public DunningPolicy {
        if (minimumGapDays < 1 || tolerance.isNegative()) {
            throw new IllegalArgumentException("The gap is at least 1 day, the tolerance not negative");
        }
    }

    public Decision decide(DunningHistory history, CaseStanding standing, DunningDay day) {
        Optional<Decision> stopped = stopped(standing, day.date());
        if (stopped.isPresent()) {
            return stopped.get();
        }
        List<Item> free = standing.free();
        if (free.isEmpty()) {
            return nothingFree(standing, day.date());
        }
        LocalDate oldest = free.getFirst().dueOn();
        Taken last = history.lastOfRound(oldest);
        boolean resumes = last != null && history.promiseBroken();
        return next(last, oldest, resumes, day.date())
                .map(step -> decide(step, resumes, history, standing, day))
                .orElse(new Decision.Stop(DunningReason.LEVELS_EXHAUSTED));
    }

    private static Optional<Decision> stopped(CaseStanding standing, LocalDate today) {
        Block block = standing.block();
        return switch (standing.stage()) {
            case CLOSED -> Optional.of(new Decision.Stop(DunningReason.CLOSED));
            case LITIGATION -> Optional.of(new Decision.Stop(DunningReason.IN_LITIGATION));
            case OPEN ->
                Optional.ofNullable(block)
                        .map(known -> new Decision.Wait(toCome(known.until(), today), known.reason(), null));
        };
    }

    /** What should have ended and has not, such as a plan whose instalment the bank has not told of, ends on no known day. */
    private static @Nullable LocalDate toCome(@Nullable LocalDate until, LocalDate today) {
        return until != null && until.isAfter(today) ? until : null;
    }

    private static Decision nothingFree(CaseStanding standing, LocalDate today) {
        List<Block> blocks = standing.items().stream()
                .flatMap(item -> Optional.ofNullable(item.block()).stream())
                .toList();
        if (blocks.isEmpty()) {
            return new Decision.Stop(DunningReason.NOTHING_OWED);
        }
        if (blocks.stream().allMatch(block -> block.reason() == DunningReason.LIMITATION_PASSED)) {
            return new Decision.Stop(DunningReason.LIMITATION_PASSED);
        }
        LocalDate earliest = blocks.stream()
                .flatMap(block -> Optional.ofNullable(block.until()).stream())
                .min(LocalDate::compareTo)
                .orElse(null);
        boolean byPlan = blocks.stream().allMatch(block -> block.reason() == DunningReason.INSTALMENT_PLAN);
        return new Decision.Wait(
                toCome(earliest, today), byPlan ? DunningReason.INSTALMENT_PLAN : DunningReason.ITEMS_HELD, null);
    }

    /** The step after the last one; courtesies whose day has passed are left out, and only these. */
    private Optional<DunningStep> next(@Nullable Taken last, LocalDate oldest, boolean resumes, LocalDate today) {
        List<DunningStep> open = last == null ? levels.steps() : levels.after(last.stepCode(), last.level());
        return open.stream()
                .filter(step -> !resumes || step.level() > levelOf(last))
                .filter(step -> !step.isCourtesy() || !hasLapsed(step, oldest, today))
                .findFirst();
    }

    private static int levelOf(@Nullable Taken last) {
        return last == null ? -1 : last.level();
    }

    private static boolean hasLapsed(DunningStep courtesy, LocalDate oldest, LocalDate today) {
        return courtesy.offsetDays() < 0 ? !today.isBefore(oldest) : today.isAfter(oldest);
    }

    private Decision decide(
            DunningStep step, boolean resumes, DunningHistory history, CaseStanding standing, DunningDay day) {
        LocalDate oldest = standing.free().getFirst().dueOn();
        LocalDate earliest = earliest(step, oldest, resumes, history);
        if (day.date().isBefore(earliest)) {
            return new Decision.Wait(earliest, DunningReason.NOT_YET, step);
        }
        List<Item> named = standing.free().stream()
                .filter(item -> isNamed(item, step, day.date()))
                .toList();
        Money total = total(named, standing);
        if (total.isAtMost(tolerance)) {
            return new Decision.Stop(DunningReason.BELOW_TOLERANCE);
        }
        Optional<Decision> postponed = postponed(step, standing, day);
        if (postponed.isPresent()) {
            return postponed.get();
        }
        DunningReason reason = resumes ? DunningReason.PROMISE_BROKEN : DunningReason.STEP_DUE;
        int round = history.round(oldest);
        if (step.channel() == Channel.HAND_OVER) {
            return new Decision.HandOver(step, round, named, total, reason);
        }
        return via(step.channel(), standing)
                .<Decision>map(via -> new Decision.Take(step, round, via, named, total, reason))
                .orElse(new Decision.Wait(null, DunningReason.NO_CONTACT, step));
    }

    private LocalDate earliest(DunningStep step, LocalDate oldest, boolean resumes, DunningHistory history) {
        Taken last = history.lastOfRound(oldest);
        LocalDate byPolicy = switch (step.anchor()) {
            case DUE_DATE -> oldest.plusDays(step.offsetDays());
            case PREVIOUS_STEP -> (last == null ? oldest : last.takenOn()).plusDays(step.offsetDays());
        };
        if (history.last() == null) {
            return byPolicy;
        }
        LocalDate lastAct = history.last().takenOn();
        LocalDate afterGap = lastAct.plusDays(minimumGapDays);
        if (resumes) {
            return afterGap;
        }
        LocalDate afterSpacing = last == null ? afterGap : last.takenOn().plusDays(spacing(last, step));
        return latest(byPolicy, latest(afterGap, afterSpacing));
    }

    /** The days that lie between two steps in the policy, for steps after the due date. */
    private int spacing(Taken last, DunningStep step) {
        return levels.steps().stream()
                .filter(before -> before.code().equals(last.stepCode()))
                .filter(before ->
                        !before.isCourtesy() && before.anchor() == Anchor.DUE_DATE && step.anchor() == Anchor.DUE_DATE)
                .map(before -> step.offsetDays() - before.offsetDays())
                .findFirst()
                .orElse(minimumGapDays);
    }

    /** A courtesy names what falls due in its time; later steps what is overdue. */
    private static boolean isNamed(Item item, DunningStep step, LocalDate today) {
        return step.isCourtesy()
                ? !item.dueOn().isAfter(today.plusDays(Math.max(0, -step.offsetDays())))
                : item.dueOn().isBefore(today);
    }

    private static Optional<Decision> postponed(DunningStep step, CaseStanding standing, DunningDay day) {
        LocalDate tomorrow = day.date().plusDays(1);
        if (day.free()) {
            return wait(tomorrow, DunningReason.FREE_DAY, step);
        }
        if (day.bank() == DunningDay.Bank.TOO_OLD && !step.isCourtesy()) {
            return wait(null, DunningReason.BANK_DATA_OLD, step);
        }
        if (standing.pending().contains(Pending.TASK)) {
            return wait(null, DunningReason.TASK_OPEN, step);
        }
        if (standing.pending().contains(Pending.MESSAGE)) {
            return wait(null, DunningReason.MESSAGE_WAITING, step);
        }
        if (standing.pending().contains(Pending.CONTACTED_TODAY)) {
            return wait(tomorrow, DunningReason.CONTACTED_TODAY, step);
        }
        return Optional.empty();
    }

    private static Optional<Decision> wait(@Nullable LocalDate until, DunningReason reason, DunningStep step) {
        return Optional.of(new Decision.Wait(until, reason, step));
    }

    private static Optional<Channel> via(Channel wanted, CaseStanding standing) {
        boolean email = standing.reachedBy().contains(Reach.EMAIL);
        boolean phone = standing.reachedBy().contains(Reach.PHONE);
        return switch (wanted) {
            case MAIL -> email ? Optional.of(Channel.MAIL) : phone ? Optional.of(Channel.SMS) : Optional.empty();
            case SMS -> phone ? Optional.of(Channel.SMS) : email ? Optional.of(Channel.MAIL) : Optional.empty();
            case CALL -> phone ? Optional.of(Channel.CALL) : Optional.empty();
            case LETTER, DECISION, FINAL_DEMAND, HAND_OVER -> Optional.of(wanted);
        };
    }

    private static Money total(List<Item> named, CaseStanding standing) {
        Money sum = Money.zero(standing.credits().currency());
        for (Item item : named) {
            sum = sum.plus(item.balance());
        }
        return sum.minus(standing.credits());
    }

    private static LocalDate latest(LocalDate first, LocalDate second) {
        return first.isAfter(second) ? first : second;
    }
}
