package io.dunlin.core.dunning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.dunning.policy.CaseStanding.Item;
import io.dunlin.core.dunning.policy.RandomYear.Account;
import io.dunlin.core.dunning.policy.RandomYear.Debt;
import io.dunlin.core.dunning.policy.RandomYear.Message;
import io.dunlin.core.dunning.policy.RandomYear.Plan;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Money;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must never happen on any day, judged by the facts of a case alone. */
final class YearInvariants {

    private final String year;
    private final FirmCalendar calendar;
    private final Map<DunningReason, Integer> reasons;
    private final Map<Account, Deque<Step>> climbed = new HashMap<>();
    private final Map<Account, Awaited> awaited = new HashMap<>();
    private final Set<Account> decidedToday = new HashSet<>();
    private final List<LocalDate> lost = new ArrayList<>();
    private int sent;

    private record Step(int round, int level, LocalDate on) {}

    /** A promise to do nothing before a day, unless something happens to the case. */
    private record Awaited(LocalDate until, int changes, Set<Long> free) {}

    /** @param reasons counts, over all years, why something was decided */
    YearInvariants(String year, FirmCalendar calendar, Map<DunningReason, Integer> reasons) {
        this.year = year;
        this.calendar = calendar;
        this.reasons = reasons;
    }

    static Map<DunningReason, Integer> counts() {
        return new EnumMap<>(DunningReason.class);
    }

    int sent() {
        return sent;
    }

    void decided(Account account, DunningPolicy policy, Decision decision, DunningDay day) {
        reasons.merge(decision.reason(), 1, Integer::sum);
        that(decidedToday.add(account), account, day.date(), "is decided once a day");
        that(!decision.reason().text().pl().isBlank(), account, day.date(), "says why");
        if (decision.reason() == DunningReason.INSTALMENT_PLAN) {
            waitsForPlan(account, day);
        }
        switch (decision) {
            case Decision.Take take -> {
                acts(account, policy, take.items(), take.total(), take.step(), day);
                climbs(account, policy, take.round(), take.step().level(), day.date());
            }
            case Decision.HandOver over -> {
                acts(account, policy, over.items(), over.total(), over.step(), day);
                climbs(account, policy, over.round(), over.step().level(), day.date());
            }
            case Decision.Wait wait -> {
                that(
                        wait.until() == null || wait.until().isAfter(day.date()),
                        account,
                        day.date(),
                        "waits for a day to come");
                if (wait.until() != null && wait.reason() == DunningReason.NOT_YET) {
                    awaited.put(account, new Awaited(wait.until(), account.changes, free(account, day.date())));
                }
            }
            case Decision.Stop _ -> {}
        }
    }

    private void acts(
            Account account, DunningPolicy policy, List<Item> named, Money total, DunningStep step, DunningDay day) {
        LocalDate today = day.date();
        that(account.stage == CaseStanding.Stage.OPEN, account, today, "acts on open cases only");
        that(!account.person.represented, account, today, "never presses who is represented");
        that(account.heldUntil == null || !account.heldUntil.isAfter(today), account, today, "never acts under a hold");
        that(account.promisedOn == null, account, today, "never acts while a promise is open");
        that(today.getDayOfWeek() != DayOfWeek.SUNDAY, account, today, "rests on Sundays");
        that(!calendar.isHoliday(today), account, today, "rests on holidays");
        that(
                day.bank() != DunningDay.Bank.TOO_OLD || step.isCourtesy(),
                account,
                today,
                "presses on fresh bank data only");
        that(!account.taskOpen, account, today, "waits for the task of the step before");
        that(account.message == null, account, today, "waits for the message before");
        that(!today.equals(account.person.contactedOn), account, today, "writes to a debtor once a day");
        that(!named.isEmpty(), account, today, "names what is owed");
        Money sum = Money.zero(RandomYear.PLN);
        for (Item item : named) {
            Debt debt = debt(account, item);
            mayBeNamed(account, debt, today);
            that(debt.balance.equals(item.balance()), account, today, "names what is owed now");
            that(step.isCourtesy() || debt.dueOn.isBefore(today), account, today, "demands nothing before it is due");
            sum = sum.plus(debt.balance);
        }
        that(total.equals(sum.minus(account.credits)), account, today, "asks for the sum net of credits");
        that(!total.isAtMost(policy.tolerance()), account, today, "leaves trifles alone");
        Awaited wait = awaited.remove(account);
        boolean early = wait != null
                && wait.changes == account.changes
                && wait.free.equals(free(account, today))
                && today.isBefore(wait.until);
        that(!early, account, today, "does nothing before the day it said");
    }

    /** A plan holds while its instalments come; once the bank shows that one is late, it stops nothing any more. */
    private void waitsForPlan(Account account, DunningDay day) {
        Plan plan = account.agreed;
        boolean covers = plan != null && RandomYear.owed(account).stream().anyMatch(plan.covered::contains);
        that(covers, account, day.date(), "waits for a plan only where it covers what is owed");
        boolean missed = plan != null && plan.late && day.bank() == DunningDay.Bank.FRESH;
        that(!missed, account, day.date(), "goes on once an instalment is missed");
    }

    /** Whether a debt is paid off by a plan of which no instalment was ever late. */
    private static boolean keptByPlan(Account account, Debt debt) {
        Plan plan = account.agreed;
        return plan != null && !plan.wasLate && plan.covered.contains(debt);
    }

    /** What nothing stops: where that changes, the day that was said holds no more. */
    private static Set<Long> free(Account account, LocalDate today) {
        Set<Long> free = new HashSet<>();
        for (Debt debt : RandomYear.owed(account)) {
            boolean held = debt.heldUntil != null && debt.heldUntil.isAfter(today);
            boolean planned = account.plan != null && account.plan.covered.contains(debt);
            if (!debt.disputed && !held && !planned && !barred(account, debt, today)) {
                free.add(debt.id);
            }
        }
        return free;
    }

    private static boolean barred(Account account, Debt debt, LocalDate today) {
        boolean protectedDebtor = account.person.kind == PartyKind.CONSUMER || account.person.kind == PartyKind.UNKNOWN;
        return protectedDebtor && today.getYear() > debt.dueOn.getYear() + 2;
    }

    private void mayBeNamed(Account account, Debt debt, LocalDate today) {
        that(debt.balance.isPositive(), account, today, "names nothing that is paid");
        that(!debt.disputed, account, today, "names nothing that is disputed");
        that(debt.heldUntil == null || !debt.heldUntil.isAfter(today), account, today, "names nothing that is held");
        that(!barred(account, debt, today), account, today, "demands nothing time-barred of a consumer");
        that(!keptByPlan(account, debt), account, today, "names nothing that is paid off by a plan that is kept");
    }

    private void climbs(Account account, DunningPolicy policy, int round, int level, LocalDate today) {
        Deque<Step> steps = climbed.computeIfAbsent(account, _ -> new ArrayDeque<>());
        Step before = steps.peek();
        if (before == null || before.round != round) {
            that(level <= 1, account, today, "begins at the first level");
            that(before == null || round == before.round + 1, account, today, "counts rounds one by one");
        } else {
            that(level >= before.level && level <= before.level + 1, account, today, "climbs level by level");
            that(
                    !account.promiseBroken || level > before.level,
                    account,
                    today,
                    "goes one level higher after a promise or a plan that broke");
        }
        if (before != null) {
            that(
                    !today.isBefore(before.on.plusDays(policy.minimumGapDays())),
                    account,
                    today,
                    "leaves the gap between steps");
        }
        steps.push(new Step(round, level, today));
    }

    /** A step whose message reached nobody does not count. */
    void takenBack(Account account) {
        climbed.get(account).pop();
    }

    void sent(Account account, Message message, LocalDate today, List<Account> all) {
        sent++;
        that(account.stage == CaseStanding.Stage.OPEN, account, today, "sends for open cases only");
        that(!account.person.represented, account, today, "sends nothing to who is represented");
        that(
                account.heldUntil == null || !account.heldUntil.isAfter(today),
                account,
                today,
                "sends nothing under a hold");
        that(account.promisedOn == null, account, today, "sends nothing while a promise is open");
        that(
                today.getDayOfWeek() != DayOfWeek.SUNDAY && !calendar.isHoliday(today),
                account,
                today,
                "sends on no free day");
        for (Item item : message.items) {
            mayBeNamed(account, debt(account, item), today);
            that(debt(account, item).balance.equals(item.balance()), account, today, "sends no outdated amount");
        }
        List<LocalDate> days = account.person.sentOn;
        that(within(days, today, 1) <= 1, account, today, "sends one message a day to a debtor of " + all.size());
        that(within(days, today, 7) <= 3, account, today, "sends three messages in a week");
        that(within(days, today, 14) <= 7, account, today, "sends seven messages in a fortnight");
    }

    private static long within(List<LocalDate> days, LocalDate today, int window) {
        return days.stream()
                .filter(day -> !day.isAfter(today) && day.isAfter(today.minusDays(window)))
                .count();
    }

    void endOfRun(List<Account> accounts, LocalDate today) {
        if (decidedToday.size() != accounts.size()) {
            lost.add(today);
        }
        assertThat(lost).as("%s: days on which a case was left out", year).isEmpty();
        decidedToday.clear();
    }

    private static Debt debt(Account account, Item item) {
        return account.debts.stream()
                .filter(debt -> debt.id == item.id().value())
                .findFirst()
                .orElseThrow();
    }

    private void that(boolean holds, Account account, LocalDate today, String rule) {
        if (!holds) {
            throw new AssertionError(year + ", case " + account.id + ", " + today + ": broke \"" + rule + "\"");
        }
    }
}
