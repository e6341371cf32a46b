package io.dunlin.core.plans;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.spi.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan by which a debtor pays what is owed in parts.
 *
 * @param versionNumber of its terms, from 1
 * @param origin what asked for it; undoing that takes a draft back
 * @param note what whoever wrote the newest version said of it
 * @param course how far it came; null until it is approved
 * @param end how it ended; null while it lives
 */
public record InstalmentPlan(
        InstalmentPlanId id,
        CaseId caseId,
        State state,
        int versionNumber,
        String origin,
        PlanTerms terms,
        String note,
        String changedBy,
        Instant changedAt,
        @Nullable Course course,
        @Nullable End end) {

    /** Where a plan stands. */
    public enum State {
        DRAFT,
        SUBMITTED,
        /** Approved: the receivables it covers are held while it is kept. */
        ACTIVE,
        KEPT,
        BROKEN,
        WITHDRAWN;

        public boolean isLive() {
            return this == DRAFT || this == SUBMITTED || this == ACTIVE;
        }
    }

    /**
     * How far an approved plan came.
     *
     * @param credited what was paid since it began
     * @param kept how many instalments that pays
     * @param heldUntil the first day on which the next instalment is late
     * @param confirmation the message that told the debtor; null where none could be made
     * @param acceptedAt when somebody noted that the debtor agreed
     */
    public record Course(
            LocalDate beganOn,
            Money credited,
            int kept,
            LocalDate heldUntil,
            @Nullable OutboundMessageId confirmation,
            @Nullable Instant acceptedAt) {}

    /** The end of a plan. */
    public record End(Instant at, String by, String why) {}

    /**
     * An instalment as it stands.
     *
     * @param came what of it is paid
     */
    public record Standing(Instalment instalment, Money came, Stage stage) {}

    /** Where an instalment stands. Texts are by key: {@code plan.stage.<name>}. */
    public enum Stage {
        /** The plan is not approved, or ended before its turn came. */
        PLANNED,
        KEPT,
        /** The next one to come. */
        AWAITED,
        MISSED
    }

    /** Each instalment with what came of it. */
    public List<Standing> standings() {
        List<Standing> standings = new ArrayList<>();
        Money left = course == null || course.credited().isNegative()
                ? Money.zero(terms.total().currency())
                : course.credited();
        for (Instalment instalment : terms.instalments()) {
            Money came = instalment.amount().min(left);
            left = left.minus(came);
            standings.add(new Standing(instalment, came, stageOf(instalment)));
        }
        return List.copyOf(standings);
    }

    private Stage stageOf(Instalment instalment) {
        if (course == null) {
            return Stage.PLANNED;
        }
        if (instalment.number() <= course.kept()) {
            return Stage.KEPT;
        }
        boolean next = instalment.number() == course.kept() + 1;
        return switch (state) {
            case ACTIVE -> next ? Stage.AWAITED : Stage.PLANNED;
            case BROKEN -> next ? Stage.MISSED : Stage.PLANNED;
            case DRAFT, SUBMITTED, KEPT, WITHDRAWN -> Stage.PLANNED;
        };
    }
}
