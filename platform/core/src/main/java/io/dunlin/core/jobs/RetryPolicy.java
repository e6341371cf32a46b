package io.dunlin.core.jobs;

import java.time.Duration;

/**
 * How often and how patiently a job is tried again.
 *
 * @param mostAttempts tries in all, the first included; then the job is shown to a person
 * @param firstPause before the second try; doubled after each
 * @param longestPause no pause is longer
 */
public record RetryPolicy(int mostAttempts, Duration firstPause, Duration longestPause) {

    /** Eight tries over about two hours. */
    public static final RetryPolicy STANDARD = new RetryPolicy(8, Duration.ofSeconds(30), Duration.ofHours(1));

    private static final int MOST_DOUBLINGS = 20;

    public RetryPolicy {
        if (mostAttempts < 1 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("At least one attempt and a longest pause not under the first one");
        }
    }

    /** The pause after so many failed attempts, 1 or more. */
    public Duration pauseAfter(int failedAttempts) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(failedAttempts - 1, MOST_DOUBLINGS));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
