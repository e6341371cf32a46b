/**
 * Reads cases as they stand, in batches, and asks their policies; writes nothing. Begin with {@link DunningDecisions}, which
 * all share that decide: the run, the rehearsal, the explanation, the guard.
 */
@CheckReturnValue
@NullMarked
package io.dunlin.core.dunning.decisions;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
