package io.dunlin.core.plans;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How somebody would like to pay; what is null is left to the limits.
 *
 * @param count how many instalments
 * @param amount what each of them is to be
 * @param firstOn the day of the first
 */
public record PlanWish(
        @Nullable Integer count,
        @Nullable Money amount,
        @Nullable LocalDate firstOn) {

    /** No wish: as the limits have it. */
    public static final PlanWish NONE = new PlanWish(null, null, null);

    public PlanWish {
        if ((count != null && count < 1) || (amount != null && !amount.isPositive())) {
            throw new IllegalArgumentException("One instalment at least, of an amount above nothing");
        }
    }
}
