/**
 * A second person's word: what one person drafted and asks for, a named other one approves or rejects.
 * <p>
 * {@link Approvals} asks and hears the answer; {@link ApprovalPolicy} says who may be asked. What is approved, and what
 * follows, belongs to the feature that asks.
 * <p>
 * Invariants: nobody approves what he wrote or asked for; one question is open for a thing at a time, about one version of it;
 * only the named person answers, once, and only while that version is the newest and the person still may.
 */
@ApplicationModule(
        displayName = "Approvals",
        allowedDependencies = {"shared", "access"})
@CheckReturnValue
@NullMarked
package io.dunlin.core.approvals;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
