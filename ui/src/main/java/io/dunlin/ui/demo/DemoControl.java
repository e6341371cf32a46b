package io.dunlin.ui.demo;

import java.time.LocalDate;

/** Plays a demo: moves its clock on, day by day, with all that happens on a day. Thread-safe. */
public interface DemoControl {

    /**
     * Plays days, in the background. What is still to come of the present day comes first.
     *
     * @return false where days are being played already; nothing is added to them
     */
    boolean playDays(int days);

    Progress progress();

    /** Calls on each change, on any thread, until the returned action is run. */
    Runnable onProgress(Runnable listener);

    /**
     * Where the demo stands.
     *
     * @param today the demo's day
     * @param step what is going on
     * @param daysLeft days that are still to be played; 0 where nobody plays
     * @param mailsToCome mails of debtors that are still on their way today
     */
    record Progress(LocalDate today, Step step, int daysLeft, int mailsToCome) {}

    /** What is going on in a demo. */
    enum Step {
        /** The sample firm is brought in. */
        PREPARING,
        /** Time goes by as it does. */
        LIVE,
        /** Days are played. */
        PLAYING,
        /** The demo stopped with a fault, which the log tells. */
        FAILED
    }
}
