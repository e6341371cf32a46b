package io.dunlin.core.jobs;

/**
 * Work that is done again and again. No promise is made that every time of a schedule runs: work that belongs to a day
 * keeps its own record of days.
 */
public interface RecurringJob {

    /** Stable and unique; lower-case letters, digits and hyphens. */
    String name();

    Recurrence recurrence();

    void run();
}
