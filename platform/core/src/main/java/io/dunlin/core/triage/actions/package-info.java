/**
 * How decisions happen to cases, and how they are taken back. Entry point is {@link
 * io.dunlin.core.triage.actions.ActionRunner}; each {@link io.dunlin.core.triage.actions.ActionPart} acts on one kind of
 * thing. Everything done bears its decision's origin, so that undoing finds all of it.
 */
@CheckReturnValue
@NullMarked
package io.dunlin.core.triage.actions;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
