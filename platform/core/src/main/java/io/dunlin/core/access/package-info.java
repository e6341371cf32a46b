/**
 * Users, their roles and their passwords.
 */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"shared", "audit"})
@CheckReturnValue
@NullMarked
package io.dunlin.core.access;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
