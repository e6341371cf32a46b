package io.dunlin.core.remittances.feeds;

import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Looks into the folders on SFTP servers between the times of the settings: as often as each feed says, and soon again where a
 * file is still being written.
 */
@Component
class SftpWatch implements RecurringJob {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final JdbiSftpFeeds store;
    private final SftpFolder folder;
    private final Clock clock;
    private final Map<SftpFeedId, Instant> looks = new HashMap<>();

    SftpWatch(JdbiSftpFeeds store, SftpFolder folder, Clock clock) {
        this.store = store;
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "watch-sftp-folders";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(LOOK_AGAIN);
    }

    @Override
    public synchronized void run() {
        for (JdbiSftpFeeds.FeedRow row : store.all()) {
            boolean asked = row.feed().enabled() && row.hostKey() != null && row.refusedHostKey() == null;
            if (asked && isTime(row.id())) {
                BankFeed.Look look = folder.look(row.id());
                looks.put(row.id(), clock.instant().plus(pauseAfter(look, row.feed())));
            }
        }
    }

    private boolean isTime(SftpFeedId id) {
        return !clock.instant().isBefore(looks.getOrDefault(id, Instant.MIN)) || store.isSettling(id);
    }

    private static Duration pauseAfter(BankFeed.Look look, SftpFeed feed) {
        boolean waiting = look instanceof BankFeed.Look.Done(int files) && files > 0;
        return waiting ? LOOK_AGAIN : Duration.ofMinutes(feed.lookEveryMinutes());
    }
}
