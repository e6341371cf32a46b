package io.dunlin.core.dunning.decisions;

import io.dunlin.core.dunning.policy.CaseStanding;
import io.dunlin.core.dunning.policy.CaseStanding.Block;
import io.dunlin.core.dunning.policy.CaseStanding.Item;
import io.dunlin.core.dunning.policy.CaseStanding.Pending;
import io.dunlin.core.dunning.policy.CaseStanding.Reach;
import io.dunlin.core.dunning.policy.DunningHistory;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.policy.LoadedCase;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.limitation.LimitationPolicy;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the rows of a batch's queries together, case by case. */
final class BatchFacts {

    private final LimitationPolicy limitation;
    private final LocalDate today;
    private final Map<Long, Facts> byCase = new HashMap<>();

    BatchFacts(LimitationPolicy limitation, LocalDate today) {
        this.limitation = limitation;
        this.today = today;
    }

    /** The debtor of a case is represented: nobody writes to the debtor. */
    record Represented(long caseId) {}

    /** An address of a case's debtor that may be used. */
    record Contact(long caseId, long id, Reach reach, String value) {}

    /** A stop of a case, or of one receivable of it. */
    record Blocked(long caseId, @Nullable Long receivableId, Block block) {}

    /** An open receivable with its balance; negative where the firm owes it back. */
    record Owed(long caseId, ReceivableId id, String number, LocalDate dueOn, Money balance) {}

    /** The limitation of a receivable was interrupted. */
    record Interrupted(long caseId, long receivableId, LimitationPolicy.Interruption interruption) {}

    /** How far the ladder was climbed. */
    record Climbed(long caseId, DunningHistory history) {}

    /** What is under way in a case. */
    record UnderWay(long caseId, Pending pending) {}

    /** How the case's debtor behaved. */
    record Behaved(long caseId, LoadedCase.Conduct conduct) {}

    private static final class Facts {
        private @Nullable Block block;
        private boolean represented;
        private final Map<Reach, Contact> contacts = new EnumMap<>(Reach.class);
        private final Map<Long, Block> itemBlocks = new HashMap<>();
        private final List<Owed> owed = new ArrayList<>();
        private final Map<Long, List<LimitationPolicy.Interruption>> interruptions = new HashMap<>();
        private final Set<Pending> pending = EnumSet.noneOf(Pending.class);
        private DunningHistory history = DunningHistory.NONE;
        private LoadedCase.Conduct conduct = LoadedCase.Conduct.UNKNOWN;
    }

    void add(LoadedCase.Heading heading) {
        byCase.put(heading.id().value(), new Facts());
    }

    void add(Represented represented) {
        about(represented.caseId, facts -> {
            facts.represented = true;
            facts.block = longer(facts.block, new Block(DunningReason.REPRESENTED, null));
        });
    }

    /** The address that was known first is the one that is used. */
    void add(Contact contact) {
        about(
                contact.caseId,
                facts -> facts.contacts.merge(
                        contact.reach, contact, (first, second) -> first.id <= second.id ? first : second));
    }

    void add(Blocked blocked) {
        about(blocked.caseId, facts -> {
            if (blocked.receivableId == null) {
                facts.block = longer(facts.block, blocked.block);
            } else {
                facts.itemBlocks.merge(blocked.receivableId, blocked.block, BatchFacts::longer);
            }
        });
    }

    void add(Owed owed) {
        about(owed.caseId, facts -> facts.owed.add(owed));
    }

    void add(Interrupted interrupted) {
        about(
                interrupted.caseId,
                facts -> facts.interruptions
                        .computeIfAbsent(interrupted.receivableId, _ -> new ArrayList<>())
                        .add(interrupted.interruption));
    }

    void add(Climbed climbed) {
        about(climbed.caseId, facts -> facts.history = climbed.history);
    }

    void add(Behaved behaved) {
        about(behaved.caseId, facts -> facts.conduct = behaved.conduct);
    }

    void add(UnderWay underWay) {
        about(underWay.caseId, facts -> facts.pending.add(underWay.pending));
    }

    LoadedCase loaded(LoadedCase.Heading heading) {
        Facts facts = of(heading.id().value());
        PartyKind kind = PartyKind.valueOf(heading.debtorKind());
        List<Item> items = facts.owed.stream()
                .filter(owed -> owed.balance.isPositive())
                .map(owed -> item(facts, owed, kind))
                .toList();
        Money credits = facts.owed.stream()
                .map(Owed::balance)
                .filter(Money::isNegative)
                .map(Money::negated)
                .reduce(Money.zero(heading.currency()), Money::plus);
        CaseStanding standing =
                new CaseStanding(heading.stage(), facts.block, items, credits, facts.contacts.keySet(), facts.pending);
        LoadedCase.Heading reached = heading.reached(
                facts.represented, address(facts.contacts.get(Reach.EMAIL)), address(facts.contacts.get(Reach.PHONE)));
        return new LoadedCase(reached, standing, facts.history, facts.conduct);
    }

    private static @Nullable String address(@Nullable Contact contact) {
        return contact == null ? null : contact.value;
    }

    private Item item(Facts facts, Owed owed, PartyKind kind) {
        LocalDate until = limitation
                .demandableUntil(kind, owed.dueOn, facts.interruptions.getOrDefault(owed.id.value(), List.of()))
                .orElse(null);
        Block known = facts.itemBlocks.get(owed.id.value());
        Block block = until != null && today.isAfter(until)
                ? longer(known, new Block(DunningReason.LIMITATION_PASSED, null))
                : known;
        return new Item(owed.id, owed.number, owed.dueOn, owed.balance, until, block);
    }

    /** Among the cases of a stretch are closed ones, which nobody asked about. */
    private void about(long caseId, Consumer<Facts> fact) {
        Facts facts = byCase.get(caseId);
        if (facts != null) {
            fact.accept(facts);
        }
    }

    private Facts of(long caseId) {
        Facts facts = byCase.get(caseId);
        if (facts == null) {
            throw new IllegalStateException("Case " + caseId + " is not in this batch");
        }
        return facts;
    }

    /** What lasts longer stops longer; what has no end of its own lasts longest. */
    private static Block longer(@Nullable Block first, Block second) {
        if (first == null) {
            return second;
        }
        LocalDate firstEnd = first.until();
        LocalDate secondEnd = second.until();
        if (firstEnd == null) {
            return first;
        }
        return secondEnd == null || secondEnd.isAfter(firstEnd) ? second : first;
    }
}
