package io.dunlin.core.remittances.feeds;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Since when a feed does not answer, so that it is told once and not at every time that is missed. In the running transaction. */
@Component
class FeedOutages {

    private final Jdbi jdbi;

    FeedOutages(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Notes that a feed does not answer; whether that was not known before. */
    boolean begin(String feed, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "insert ignore into bank_feed_outage (feed, began_at) values (:feed, :at)")
                        .bind("feed", feed)
                        .bind("at", at)
                        .execute())
                == 1;
    }

    Optional<Instant> openSince(String feed) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select began_at from bank_feed_outage where open_feed = :feed")
                        .bind("feed", feed)
                        .mapTo(Instant.class)
                        .findOne());
    }

    /** Notes that a feed answers; since when it had not, where that was so. */
    Optional<Instant> end(String feed, Instant at) {
        Optional<Instant> since = openSince(feed);
        since.ifPresent(_ -> jdbi.useHandle(
                handle -> handle.createUpdate("update bank_feed_outage set ended_at = :at where open_feed = :feed")
                        .bind("at", at)
                        .bind("feed", feed)
                        .execute()));
        return since;
    }
}
