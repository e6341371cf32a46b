/**
 * What managers ask of the whole: how old debts are, what came in, what each level brings, which promises hold, what is to
 * come and who did what. It reads and never writes.
 */
@ApplicationModule(
        displayName = "Reporting",
        allowedDependencies = {"shared", "parties", "receivables"})
@CheckReturnValue
@NullMarked
package io.dunlin.core.reporting;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
