/**
 * Finds out what payments are for, changing nothing: reads what the policy's ladder asks for, for many payments at once. Begin
 * with {@link Matching}; {@link AnnouncedPayments} are what debtors said that they would pay.
 */
@NamedInterface("matching")
@CheckReturnValue
@NullMarked
package io.dunlin.core.remittances.matching;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
