/**
 * Work that is to be done later, surely and once: scheduled in the transaction that asks for it, run outside of it.
 * <p>
 * Entry points: {@link JobQueue} to schedule, {@link JobHandler} to do, {@link FailedJobs} for what gave up. Handlers are
 * idempotent: a job may run again after a crash.
 */
@ApplicationModule(
        displayName = "Jobs",
        allowedDependencies = {"shared"})
@CheckReturnValue
@NullMarked
package io.dunlin.core.jobs;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
