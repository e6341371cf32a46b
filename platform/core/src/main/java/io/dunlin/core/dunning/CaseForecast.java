package io.dunlin.core.dunning;

import io.dunlin.core.dunning.policy.CaseStanding;
import io.dunlin.core.dunning.policy.Decision;
import io.dunlin.core.dunning.policy.DunningDay;
import io.dunlin.core.dunning.policy.DunningHistory;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.LoadedCase;
import io.dunlin.core.dunning.policy.PolicyBook;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks a case through the days to come with the policy that the run will ask, on the assumption that nobody does anything
 * to stop it: nobody pays, writes or disputes, promises break, holds end on their day, tasks are done and messages leave on
 * the day they are due, and statements keep coming. What stops a case without an end goes on stopping it.
 *
 * @param days the days to walk, the first of them with the case as it stands
 */
record CaseForecast(PolicyBook book, List<DunningDay> days) {

    /** The longest walk: each day of it is one bit. */
    static final int MOST_DAYS = 62;

    CaseForecast {
        days = List.copyOf(days);
        if (days.isEmpty() || days.size() > MOST_DAYS) {
            throw new IllegalArgumentException("A forecast looks 1 to " + MOST_DAYS + " days ahead");
        }
    }

    /** A step to come. */
    record Foreseen(
            LocalDate on,
            PolicyVersion version,
            DunningStep step,
            DunningStep.Channel via,
            Money total,
            DunningReason reason) {}

    /** Who gets a message on which day of the walk, so that no debtor of several cases gets two. */
    static final class Contacts {

        private final Map<Long, Long> daysByDebtor = new HashMap<>();

        private boolean on(long debtor, int day) {
            return (daysByDebtor.getOrDefault(debtor, 0L) & (1L << day)) != 0;
        }

        private void add(long debtor, int day) {
            daysByDebtor.merge(debtor, 1L << day, (first, second) -> first | second);
        }
    }

    /** The steps of a case, in order; what one case sends is noted among the contacts for the next. */
    List<Foreseen> of(LoadedCase loaded, Contacts contacts) {
        List<Foreseen> steps = new ArrayList<>();
        LoadedCase then = loaded;
        int at = 0;
        while (at < days.size() && then.standing().stage() == CaseStanding.Stage.OPEN) {
            DunningDay day = days.get(at);
            then = at == 0 ? then : onLaterDay(loaded, then, day.date());
            PolicyVersion version = book.versionFor(then, day.date());
            switch (decide(then, version, day, contacts.on(debtor(loaded), at))) {
                case Decision.Take take -> {
                    steps.add(new Foreseen(day.date(), version, take.step(), take.via(), take.total(), take.reason()));
                    then = then.with(taken(take, day.date()));
                    if (take.via().isAutomatic()) {
                        contacts.add(debtor(loaded), at);
                    }
                    at++;
                }
                case Decision.HandOver over -> {
                    steps.add(new Foreseen(
                            day.date(), version, over.step(), over.step().channel(), over.total(), over.reason()));
                    return steps;
                }
                case Decision.Wait wait -> at = next(at, wait, loaded);
                case Decision.Stop _ -> at++;
            }
        }
        return steps;
    }

    private Decision decide(LoadedCase then, PolicyVersion version, DunningDay day, boolean contacted) {
        CaseStanding standing = contacted ? then.standing().contactedToday() : then.standing();
        return book.policy(version, then.heading().currency()).decide(then.history(), standing, day);
    }

    /** Holds and limitation are those of the case as it was read; how far the ladder was climbed is the walk's own. */
    private LoadedCase onLaterDay(LoadedCase loaded, LoadedCase then, LocalDate day) {
        CaseStanding standing = loaded.standing().onLaterDay(day);
        LoadedCase later = then.with(standing);
        CaseStanding.Block promise = then.standing().block();
        boolean breaks = promise != null && promise.reason() == DunningReason.PROMISED && standing.block() == null;
        return breaks || plansOf(then.standing()) > plansOf(standing)
                ? later.with(new DunningHistory(then.history().last(), true))
                : later;
    }

    /** How many receivables an instalment plan stops. */
    private static long plansOf(CaseStanding standing) {
        return standing.items().stream()
                .filter(item -> item.block() != null && item.block().reason() == DunningReason.INSTALMENT_PLAN)
                .count();
    }

    private static DunningHistory taken(Decision.Take take, LocalDate on) {
        return new DunningHistory(
                new DunningHistory.Taken(
                        take.round(),
                        take.step().code(),
                        take.step().level(),
                        on,
                        take.items().getLast().dueOn()),
                false);
    }

    /** The next day worth asking about: nothing changes before the step's day or the end of what stops something. */
    private int next(int at, Decision.Wait wait, LoadedCase loaded) {
        LocalDate today = days.get(at).date();
        if (wait.until() == null || wait.reason() != DunningReason.NOT_YET) {
            return at + 1;
        }
        LocalDate until = loaded.standing().items().stream()
                .map(CaseStanding.Item::block)
                .filter(block ->
                        block != null && block.until() != null && block.until().isAfter(today))
                .map(CaseStanding.Block::until)
                .min(LocalDate::compareTo)
                .filter(end -> end.isBefore(wait.until()))
                .orElse(wait.until());
        int later = at + 1;
        while (later < days.size() && days.get(later).date().isBefore(until)) {
            later++;
        }
        return later;
    }

    private static long debtor(LoadedCase loaded) {
        return loaded.heading().debtorId().value();
    }
}
