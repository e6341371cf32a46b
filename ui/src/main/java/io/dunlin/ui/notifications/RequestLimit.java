package io.dunlin.ui.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts requests by address in spans of a minute. Remembers the addresses that asked last, and forgets the others. */
final class RequestLimit {

    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 10_000;

    private record Count(Instant since, int requests) {}

    private final int most;
    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    RequestLimit(int mostInAMinute, Clock clock) {
        this.most = mostInAMinute;
        this.clock = clock;
    }

    synchronized boolean admits(String address) {
        Instant now = clock.instant();
        Count before = counts.get(address);
        Count count = before == null || !before.since.plus(SPAN).isAfter(now)
                ? new Count(now, 1)
                : new Count(before.since, before.requests + 1);
        counts.put(address, count);
        return count.requests <= most;
    }
}
