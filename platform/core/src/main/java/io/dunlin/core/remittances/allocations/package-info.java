/**
 * Allocates payments to receivables, by the policy or by people, and takes that back by counter-entries. Begin with
 * {@link Allocations}; {@link AllocationBatches} and {@link Refunds} are what else people do with a payment.
 */
@NamedInterface("allocations")
@CheckReturnValue
@NullMarked
package io.dunlin.core.remittances.allocations;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
