/**
 * What every feature needs and none owns: actors, windows of lists, the database's setup, the business calendar.
 * <p>
 * Small on purpose: a type comes here only when three features need it.
 */
@ApplicationModule(
        displayName = "Shared",
        allowedDependencies = {})
@CheckReturnValue
@NullMarked
package io.dunlin.core.shared;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
