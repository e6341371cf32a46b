/**
 * Letters on paper: printed in piles, put into envelopes by a person, and sent once that person says that they were posted.
 * {@link Letters} is the way in.
 * <p>
 * Invariants: every {@link io.dunlin.core.correspondence.SendingGuard} is asked when a pile is printed; a letter lies in one
 * pile at a time; a pile looks the same however often it is written.
 */
@NamedInterface("letters")
@CheckReturnValue
@NullMarked
package io.dunlin.core.correspondence.letters;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
