package io.dunlin.core.plans;

import io.dunlin.core.access.Role;
import io.dunlin.core.approvals.ApprovalPolicy;
import io.dunlin.core.settings.SettingGroup;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Within what plans are drafted and approved.
 *
 * @param usualInstalments how many where nobody said how many
 * @param mostMonths from the day of drafting to the last instalment
 * @param leastInstalment in whole units of the case's currency; the last may be less where the debt itself is
 * @param firstWithinDays by when the first is due, and when it is where nobody named a day
 * @param lawyerFrom in whole units of the case's currency: from that sum on only a lawyer approves; null for never
 * @param interestGoesOn whether interest for delay goes on while a plan is kept
 */
public record PlanLimits(
        int usualInstalments,
        int mostInstalments,
        int mostMonths,
        int leastInstalment,
        int firstWithinDays,
        @Nullable Integer lawyerFrom,
        boolean interestGoesOn) {

    public static final SettingGroup<PlanLimits> GROUP =
            new SettingGroup<>("instalment-plans", PlanLimits.class, new PlanLimits(3, 12, 12, 100, 14, 20_000, true));

    /** No plan is longer, whatever an administrator writes. */
    public static final int MOST = 60;

    public static final int LATEST_FIRST = 90;
    public static final int LARGEST_SUM = 100_000_000;

    public PlanLimits {
        boolean inOrder = 1 <= usualInstalments && usualInstalments <= mostInstalments && mostInstalments <= MOST;
        if (!inOrder || mostMonths < 1 || mostMonths > MOST) {
            throw new IllegalArgumentException("From 1 to " + MOST + " instalments and months, and no more instalments"
                    + " by default than at most");
        }
        if (leastInstalment < 1
                || leastInstalment > LARGEST_SUM
                || (lawyerFrom != null && (lawyerFrom < 1 || lawyerFrom > LARGEST_SUM))) {
            throw new IllegalArgumentException("Sums are from 1 to " + LARGEST_SUM);
        }
        if (firstWithinDays < 1 || firstWithinDays > LATEST_FIRST) {
            throw new IllegalArgumentException("The first instalment is due within 1 to " + LATEST_FIRST + " days");
        }
    }

    /** Who approves a plan of such a sum. */
    Set<Role> approversOf(Money sum) {
        boolean lawyerOnly = lawyerFrom != null && sum.amount().compareTo(BigDecimal.valueOf(lawyerFrom)) >= 0;
        return lawyerOnly ? Set.of(Role.LAWYER) : ApprovalPolicy.DECIDERS;
    }
}
