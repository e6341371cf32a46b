/**
 * What the law adds to a debt: late interest over dated rates, and the compensation for the costs of recovery. Pure.
 * <p>
 * Invariant: where a rate of a needed day is missing, nothing is computed and the missing day is named. Rounding happens once,
 * on the sum of all periods.
 */
@NamedInterface("decisions")
@CheckReturnValue
@NullMarked
package io.dunlin.core.receivables.policy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
