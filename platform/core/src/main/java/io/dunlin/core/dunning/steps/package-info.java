/**
 * How a step is taken and taken back: its message or its task, and a last look at the case when the message leaves. Begin with
 * {@link StepTaker}, then {@link DunningGuard} and {@link DunningReactions}.
 */
@CheckReturnValue
@NullMarked
package io.dunlin.core.dunning.steps;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
