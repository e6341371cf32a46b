/**
 * What administrators set: typed product settings with history, and the settings, secrets and state of plugins.
 */
@ApplicationModule(
        displayName = "Settings",
        allowedDependencies = {"shared", "audit", "access"})
@CheckReturnValue
@NullMarked
package io.dunlin.core.settings;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
