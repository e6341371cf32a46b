/**
 * Decides what a payment is for: a ladder of explained rules over what the payer wrote and what is known of payers; and
 * whether a statement can be trusted. Pure.
 * <p>
 * Invariant: the lines of an allocation and its remainder add up to the payment. An amount alone never identifies anybody.
 */
@NamedInterface("decisions")
@CheckReturnValue
@NullMarked
package io.dunlin.core.remittances.policy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
