package io.dunlin.core.dunning;

import io.dunlin.core.dunning.CaseStanding.Block;
import io.dunlin.core.dunning.CaseStanding.Item;
import io.dunlin.core.dunning.CaseStanding.Pending;
import io.dunlin.core.dunning.CaseStanding.Reach;
import io.dunlin.core.receivables.LimitationPolicy;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
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

    /** A stop of a case, or of one receivable of it. */
    record Blocked(long caseId, @Nullable Long receivableId, Block block) {}

    /** An open receivable with its balance; negative where the firm owes it back. */
    record Owed(long caseId, ReceivableId id, String number, LocalDate dueOn, Money balance) {}

    /** How far the ladder was climbed. */
    record Climbed(long caseId, DunningHistory history) {}

    /** What is under way in a case. */
    record UnderWay(long caseId, Pending pending) {}

    /** How the case's debtor behaved. */
    record Behaved(long caseId, LoadedCase.Conduct conduct) {}

    private static final class Facts {
        private @Nullable Block block;
        private final Map<Long, Block> itemBlocks = new HashMap<>();
        private final List<Owed> owed = new ArrayList<>();
        private final Set<Pending> pending = EnumSet.noneOf(Pending.class);
        private DunningHistory history = DunningHistory.NONE;
        private LoadedCase.Conduct conduct = LoadedCase.Conduct.UNKNOWN;
    }

    void add(LoadedCase.Heading heading) {
        Facts facts = new Facts();
        if (heading.represented()) {
            facts.block = new Block(DunningReason.REPRESENTED, null);
        }
        byCase.put(heading.id().value(), facts);
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
                .map(owed -> new Item(owed.id, owed.number, owed.dueOn, owed.balance, itemBlock(facts, owed, kind)))
                .toList();
        Money credits = facts.owed.stream()
                .map(Owed::balance)
                .filter(Money::isNegative)
                .map(Money::negated)
                .reduce(Money.zero(heading.currency()), Money::plus);
        Set<Reach> reach = EnumSet.noneOf(Reach.class);
        if (heading.email() != null) {
            reach.add(Reach.EMAIL);
        }
        if (heading.phone() != null) {
            reach.add(Reach.PHONE);
        }
        CaseStanding standing = new CaseStanding(heading.stage(), facts.block, items, credits, reach, facts.pending);
        return new LoadedCase(heading, standing, facts.history, facts.conduct);
    }

    private @Nullable Block itemBlock(Facts facts, Owed owed, PartyKind kind) {
        Block known = facts.itemBlocks.get(owed.id.value());
        return limitation.bars(kind, owed.dueOn, today)
                ? longer(known, new Block(DunningReason.LIMITATION_PASSED, null))
                : known;
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
