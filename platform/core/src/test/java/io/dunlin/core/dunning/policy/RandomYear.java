package io.dunlin.core.dunning.policy;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.dunning.policy.CaseStanding.Block;
import io.dunlin.core.dunning.policy.CaseStanding.Item;
import io.dunlin.core.dunning.policy.CaseStanding.Pending;
import io.dunlin.core.dunning.policy.CaseStanding.Reach;
import io.dunlin.core.dunning.policy.CaseStanding.Stage;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.plans.Instalment;
import io.dunlin.core.plans.PlanLimits;
import io.dunlin.core.plans.PlanPolicy;
import io.dunlin.core.plans.PlanProgressPolicy;
import io.dunlin.core.plans.PlanProgressPolicy.Progress;
import io.dunlin.core.plans.PlanWish;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.limitation.LimitationPolicy;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Money;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A year of a small portfolio, lived at random: debtors buy, pay, promise, agree to pay in parts and do or do not, dispute,
 * hire counsel; people do their tasks or do not; the bank is late; the machine is down for days, and its clock jumps both
 * ways. Decisions come from the pure policies alone; what they may not do is looked for by {@link YearInvariants}, which knows the facts and not the policies.
 */
final class RandomYear {

    static final Currency PLN = Currency.getInstance("PLN");
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final LocalTime RUN_AT = LocalTime.of(7, 30);
    private static final int DEBTORS = 8;
    private static final LimitationPolicy LIMITATION = new LimitationPolicy(2, 2);
    private static final ContactLimitPolicy LIMITS = new ContactLimitPolicy(1, 3, 7);
    private static final int STALE_DAYS = 5;
    private static final PlanLimits PLANS = new PlanLimits(3, 6, 6, 10, 14, null, true);

    private final Random random;
    private final FirmCalendar calendar;
    private final PolicyBook book;
    private final YearInvariants check;
    private final List<Account> accounts = new ArrayList<>();
    private final Set<LocalDate> decided = new HashSet<>();
    private Instant now;
    private int receivables;
    private boolean bankLate;

    /** What is owed under one document. */
    static final class Debt {
        final long id;
        final LocalDate dueOn;
        Money balance;
        boolean disputed;

        @Nullable
        LocalDate heldUntil;

        Debt(long id, LocalDate dueOn, Money balance) {
            this.id = id;
            this.dueOn = dueOn;
            this.balance = balance;
        }
    }

    /** An agreement to pay some debts in parts. */
    static final class Plan {
        final List<Instalment> instalments;
        final List<Debt> covered;
        Money credited = Money.zero(PLN);
        /** Whether an instalment is late, by what came and nothing else. */
        boolean late;
        /** Whether one ever was: what came after that may have saved the plan, where the bank was late too. */
        boolean wasLate;
        /** The instalment whose day came last, paid or not. */
        private int tried;

        private Money noted = Money.zero(PLN);
        private int kept;
        private LocalDate heldUntil;

        Plan(List<Instalment> instalments, List<Debt> covered, LocalDate heldUntil) {
            this.instalments = instalments;
            this.covered = covered;
            this.heldUntil = heldUntil;
        }

        PlanProgressPolicy.Course course() {
            return new PlanProgressPolicy.Course(instalments, credited, noted, kept, heldUntil);
        }
    }

    /** A message that was written. */
    static final class Message {
        final LocalDate queuedOn;
        final List<Item> items;
        /** Whether it answered a broken promise: taken back, that is still to be answered. */
        final boolean promiseBroken;

        Message(LocalDate queuedOn, List<Item> items, boolean promiseBroken) {
            this.queuedOn = queuedOn;
            this.items = items;
            this.promiseBroken = promiseBroken;
        }
    }

    /** Who owes, over all cases. */
    static final class Person {
        final long id;
        final PartyKind kind;
        final boolean email;
        final boolean phone;
        final List<LocalDate> sentOn = new ArrayList<>();
        boolean represented;

        @Nullable
        LocalDate contactedOn;

        Person(long id, PartyKind kind, boolean email, boolean phone) {
            this.id = id;
            this.kind = kind;
            this.email = email;
            this.phone = phone;
        }
    }

    /** A case: the facts of it, and what was done. */
    static final class Account {
        final long id;
        final CaseReference reference;
        final Person person;
        final List<Debt> debts = new ArrayList<>();
        final Deque<DunningHistory.Taken> taken = new ArrayDeque<>();
        Stage stage = Stage.OPEN;
        Money credits = Money.zero(PLN);

        @Nullable
        LocalDate heldUntil;

        @Nullable
        LocalDate promisedOn;

        boolean promiseBroken;
        boolean taskOpen;

        /** What was agreed last, whatever became of it. */
        @Nullable
        Plan agreed;

        /** The same while it holds. */
        @Nullable
        Plan plan;

        @Nullable
        Message message;
        /** Counts what happened to the case: a decision to wait holds until something does. */
        int changes;

        Account(long id, Person person) {
            this.id = id;
            this.reference = CaseReference.of(id + 1);
            this.person = person;
        }
    }

    RandomYear(long seed, PolicyBook book, FirmCalendar calendar, YearInvariants check) {
        this.random = new Random(seed);
        this.book = book;
        this.calendar = calendar;
        this.check = check;
        LocalDate first = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1200));
        this.now = first.atTime(5, 0).atZone(WARSAW).toInstant();
        for (int debtor = 0; debtor < DEBTORS; debtor++) {
            PartyKind kind = PartyKind.values()[random.nextInt(PartyKind.values().length)];
            Person person = new Person(debtor, kind, random.nextInt(6) > 0, random.nextInt(4) > 0);
            accounts.add(new Account(accounts.size(), person));
            if (debtor % 4 == 0) {
                accounts.add(new Account(accounts.size(), person));
            }
            if (random.nextInt(3) == 0) {
                // A claim that becomes time-barred, or became so, within the year.
                Account old = accounts.getLast();
                old.debts.add(debt(first.minusYears(2).minusDays(random.nextInt(500) - 250)));
            }
        }
    }

    /** Lives the year in steps of some hours. */
    void live() {
        Instant end = now.plus(Duration.ofDays(366));
        LocalDate lastLived = LocalDate.MIN;
        while (now.isBefore(end)) {
            LocalDate today = LocalDate.ofInstant(now, WARSAW);
            if (today.isAfter(lastLived)) {
                bankLate = random.nextInt(20) == 0;
                accounts.forEach(account -> happen(account, today));
                lastLived = today;
            }
            boolean runDue = !LocalTime.ofInstant(now, WARSAW).isBefore(RUN_AT) && decided.add(today);
            if (runDue) {
                decide(today);
                check.endOfRun(accounts, today);
            }
            accounts.forEach(account -> send(account, today));
            now = now.plus(pause());
        }
    }

    /** Mostly some hours; at times three days of downtime, or a clock that was set anew. */
    private Duration pause() {
        int kind = random.nextInt(400);
        if (kind == 0) {
            return Duration.ofDays(3);
        }
        if (kind == 1) {
            return Duration.ofHours(random.nextInt(60) - 30);
        }
        return Duration.ofHours(3 + random.nextInt(8));
    }

    private Debt debt(LocalDate dueOn) {
        return new Debt(++receivables, dueOn, Money.of((1 + random.nextInt(300)) + ".00", "PLN"));
    }

    private void happen(Account account, LocalDate today) {
        if (account.promisedOn != null && !today.isBefore(graceEnd(account.promisedOn))) {
            account.promisedOn = null;
            account.promiseBroken = account.taken.peek() != null;
            account.changes++;
        }
        if (account.plan != null) {
            payInstalments(account.plan, today);
            watch(account, account.plan, today);
        }
        if (account.stage != Stage.OPEN) {
            return;
        }
        int before = account.changes;
        account.changes++;
        switch (random.nextInt(160)) {
            case 0, 1, 2, 3 -> account.debts.add(debt(today.plusDays(random.nextInt(15))));
            case 4, 5 -> pay(account, false);
            case 6 -> pay(account, true);
            case 7 -> account.heldUntil = today.plusDays(1 + random.nextInt(12));
            case 8 -> account.promisedOn = today.plusDays(random.nextInt(10));
            case 9 -> any(account).ifPresent(debt -> debt.disputed = !debt.disputed);
            case 10 -> any(account).ifPresent(debt -> debt.heldUntil = today.plusDays(1 + random.nextInt(20)));
            case 11 -> account.credits = Money.of(random.nextInt(50) + ".00", "PLN");
            case 12 -> account.person.represented |= random.nextInt(8) == 0;
            case 13 -> account.promisedOn = null;
            case 14, 15 -> agree(account, today);
            default -> account.changes = before;
        }
        if (account.taskOpen && random.nextInt(4) == 0) {
            account.taskOpen = false;
            account.changes++;
        }
    }

    private Optional<Debt> any(Account account) {
        List<Debt> owed = owed(account);
        return owed.isEmpty() ? Optional.empty() : Optional.of(owed.get(random.nextInt(owed.size())));
    }

    private void pay(Account account, boolean inPart) {
        any(account).ifPresent(debt -> {
            Money part = Money.of("1.00", "PLN");
            credit(account.plan, debt, inPart && debt.balance.compareTo(part) > 0 ? part : debt.balance);
        });
    }

    /** Whatever comes for what a plan covers counts towards its instalments. */
    private static void credit(@Nullable Plan plan, Debt debt, Money amount) {
        debt.balance = debt.balance.minus(amount);
        if (plan != null && plan.covered.contains(debt)) {
            plan.credited = plan.credited.plus(amount);
        }
    }

    /** On what is owed and not disputed, or on a part of it. */
    private void agree(Account account, LocalDate today) {
        List<Debt> possible =
                owed(account).stream().filter(debt -> !debt.disputed).toList();
        if (possible.isEmpty() || account.plan != null || account.person.represented) {
            return;
        }
        List<Debt> covered = possible.subList(0, 1 + random.nextInt(possible.size()));
        Money total = covered.stream().map(debt -> debt.balance).reduce(Money.zero(PLN), Money::plus);
        PlanWish wish = new PlanWish(1 + random.nextInt(4), null, today.plusDays(1 + random.nextInt(14)));
        List<Instalment> instalments = new PlanPolicy(PLANS, day -> calendar.plusBusinessDays(day, 0))
                .draft(total, wish, today)
                .instalments();
        account.plan = new Plan(
                instalments,
                List.copyOf(covered),
                graceEnd(instalments.getFirst().dueOn()));
        account.agreed = account.plan;
    }

    /** Of six instalments five come, on their day. */
    private void payInstalments(Plan plan, LocalDate today) {
        for (Instalment instalment : plan.instalments) {
            if (instalment.number() > plan.tried && !instalment.dueOn().isAfter(today)) {
                plan.tried = instalment.number();
                if (random.nextInt(6) > 0) {
                    pay(plan, instalment.amount());
                }
            }
        }
        Money due = Money.zero(PLN);
        plan.late = false;
        for (Instalment instalment : plan.instalments) {
            due = due.plus(instalment.amount());
            plan.late |= !today.isBefore(graceEnd(instalment.dueOn())) && !due.isAtMost(plan.credited);
        }
        plan.wasLate |= plan.late;
    }

    private static void pay(Plan plan, Money amount) {
        Money left = amount;
        for (Debt debt : plan.covered) {
            Money part = debt.balance.isAtMost(left) ? debt.balance : left;
            credit(plan, debt, part);
            left = left.minus(part);
        }
    }

    /** As often as something comes of it. A missed instalment is a broken promise. */
    private void watch(Account account, Plan plan, LocalDate today) {
        LocalDate bankReadUntil = today.minusDays(bankLate ? 10 : 1);
        PlanProgressPolicy policy = new PlanProgressPolicy(this::graceEnd);
        Progress progress = policy.decide(plan.course(), today, bankReadUntil);
        while (progress instanceof Progress.Moved moved) {
            plan.noted = plan.credited;
            plan.kept = moved.kept();
            plan.heldUntil = moved.heldUntil();
            account.changes++;
            progress = policy.decide(plan.course(), today, bankReadUntil);
        }
        if (!(progress instanceof Progress.Same)) {
            account.plan = null;
            account.promiseBroken |= progress instanceof Progress.Missed && account.taken.peek() != null;
            account.changes++;
        }
    }

    static List<Debt> owed(Account account) {
        return account.debts.stream().filter(debt -> debt.balance.isPositive()).toList();
    }

    private LocalDate graceEnd(LocalDate promisedOn) {
        return calendar.plusBusinessDays(promisedOn, 2).plusDays(1);
    }

    private void decide(LocalDate today) {
        DunningDay day = new DunningDay(
                today,
                today.getDayOfWeek() == DayOfWeek.SUNDAY || calendar.isHoliday(today),
                bankLate ? DunningDay.Bank.TOO_OLD : DunningDay.Bank.FRESH);
        for (Account account : accounts) {
            LoadedCase loaded = loaded(account, today);
            PolicyVersion version = book.versionFor(loaded, today);
            DunningPolicy policy = book.policy(version, PLN);
            Decision decision = policy.decide(loaded.history(), loaded.standing(), day);
            check.decided(account, policy, decision, day);
            carryOut(account, decision, today);
        }
    }

    private LoadedCase loaded(Account account, LocalDate today) {
        Person person = account.person;
        Set<Reach> reach = EnumSet.noneOf(Reach.class);
        if (person.email) {
            reach.add(Reach.EMAIL);
        }
        if (person.phone) {
            reach.add(Reach.PHONE);
        }
        Set<Pending> pending = EnumSet.noneOf(Pending.class);
        if (account.taskOpen) {
            pending.add(Pending.TASK);
        }
        if (account.message != null) {
            pending.add(Pending.MESSAGE);
        }
        if (today.equals(person.contactedOn)) {
            pending.add(Pending.CONTACTED_TODAY);
        }
        List<Item> items = owed(account).stream()
                .map(debt -> new Item(
                        new ReceivableId(debt.id),
                        "FV/" + debt.id,
                        debt.dueOn,
                        debt.balance,
                        LIMITATION
                                .demandableUntil(person.kind, debt.dueOn, List.of())
                                .orElse(null),
                        block(account, debt, today)))
                .toList();
        CaseStanding standing =
                new CaseStanding(account.stage, block(account, today), items, account.credits, reach, pending);
        LoadedCase.Heading heading = new LoadedCase.Heading(
                new CaseId(account.id + 1),
                account.reference,
                new CreditorId(1),
                new DebtorId(person.id + 1),
                "Dłużnik",
                "pl",
                PLN,
                account.stage,
                null,
                null,
                person.kind.name(),
                person.represented,
                null,
                null,
                null,
                0);
        DunningHistory history = new DunningHistory(account.taken.peek(), account.promiseBroken);
        return new LoadedCase(heading, standing, history, LoadedCase.Conduct.UNKNOWN);
    }

    private @Nullable Block block(Account account, LocalDate today) {
        if (account.person.represented) {
            return new Block(DunningReason.REPRESENTED, null);
        }
        if (account.heldUntil != null && account.heldUntil.isAfter(today)) {
            return new Block(DunningReason.HELD, account.heldUntil);
        }
        return account.promisedOn == null ? null : new Block(DunningReason.PROMISED, graceEnd(account.promisedOn));
    }

    private static @Nullable Block block(Account account, Debt debt, LocalDate today) {
        if (LIMITATION.bars(account.person.kind, debt.dueOn, today)) {
            return new Block(DunningReason.LIMITATION_PASSED, null);
        }
        if (debt.disputed) {
            return new Block(DunningReason.DISPUTED, null);
        }
        boolean held = debt.heldUntil != null && debt.heldUntil.isAfter(today);
        Plan plan = account.plan;
        if (plan != null && plan.covered.contains(debt)) {
            return held && debt.heldUntil.isAfter(plan.heldUntil)
                    ? new Block(DunningReason.HELD, debt.heldUntil)
                    : new Block(DunningReason.INSTALMENT_PLAN, plan.heldUntil);
        }
        return held ? new Block(DunningReason.HELD, debt.heldUntil) : null;
    }

    private void carryOut(Account account, Decision decision, LocalDate today) {
        switch (decision) {
            case Decision.Take take -> {
                account.taken.push(new DunningHistory.Taken(
                        take.round(),
                        take.step().code(),
                        take.step().level(),
                        today,
                        take.items().getLast().dueOn()));
                account.promiseBroken = false;
                account.changes++;
                if (take.via().isAutomatic()) {
                    account.message = new Message(today, take.items(), take.reason() == DunningReason.PROMISE_BROKEN);
                    account.person.contactedOn = today;
                } else {
                    account.taskOpen = true;
                }
            }
            case Decision.HandOver _ -> account.stage = Stage.LITIGATION;
            case Decision.Wait _, Decision.Stop _ -> {}
        }
    }

    /** As the outbox does: what is no longer right is taken back, and what may not go yet waits. */
    private void send(Account account, LocalDate today) {
        Message message = account.message;
        if (message == null) {
            return;
        }
        LoadedCase loaded = loaded(account, today);
        boolean right = loaded.standing().stage() == Stage.OPEN
                && loaded.standing().block() == null
                && loaded.standing().free().containsAll(message.items)
                && !message.queuedOn.plusDays(STALE_DAYS).isBefore(today);
        boolean free = today.getDayOfWeek() == DayOfWeek.SUNDAY || calendar.isHoliday(today);
        if (!right) {
            account.message = null;
            account.taken.pop();
            account.promiseBroken |= message.promiseBroken && !account.taken.isEmpty();
            account.changes++;
            check.takenBack(account);
        } else if (!free && LIMITS.blockedUntil(account.person.sentOn, today).isEmpty()) {
            account.message = null;
            account.person.sentOn.add(today);
            account.changes++;
            check.sent(account, message, today, accounts);
        }
    }
}
