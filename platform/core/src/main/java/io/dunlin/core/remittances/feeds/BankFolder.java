package io.dunlin.core.remittances.feeds;

import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.remittances.statements.StatementFileId;
import io.dunlin.core.remittances.statements.StatementReceipt;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.WatchedFolder;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Watches a folder for files of bank statements. */
@Component
class BankFolder implements RecurringJob, BankFeed {

    private static final Logger log = LoggerFactory.getLogger(BankFolder.class);
    static final Actor SELF = Actor.system("bank-folder");
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    static final String KEY = "folder";

    private final Statements statements;
    private final BankProperties properties;
    private final Jdbi jdbi;
    private final Optional<WatchedFolder> watched;

    BankFolder(Statements statements, BankProperties properties, Jdbi jdbi, Clock clock) {
        this.statements = statements;
        this.properties = properties;
        this.jdbi = jdbi;
        this.watched = Optional.ofNullable(properties.folder()).map(folder -> new WatchedFolder(folder, clock));
    }

    @Override
    public String name() {
        return "watch-bank-folder";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(LOOK_AGAIN);
    }

    boolean isWatched() {
        return watched.isPresent();
    }

    @Override
    public void run() {
        takeAll();
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String title() {
        return String.valueOf(properties.folder());
    }

    @Override
    public Look look() {
        try {
            takeAll();
            return new Look.Done(0);
        } catch (UncheckedIOException e) {
            log.warn("The bank folder could not be read; it is tried again", e);
            return new Look.Failed(FeedFault.FOLDER_UNREADABLE, FeedTrouble.printable(String.valueOf(e.getCause())));
        }
    }

    @Override
    public int filesSince(@Nullable Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from statement_file
                        where received_by = :actor and (:since is null or received_at > :since)
                        """)
                .bind("actor", SELF.name())
                .bind("since", since)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Optional<Instant> lastFileAt() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select max(received_at) from statement_file where received_by = :actor")
                        .bind("actor", SELF.name())
                        .mapTo(Instant.class)
                        .findOne());
    }

    private void takeAll() {
        watched.ifPresent(folder -> folder.takeAll(this::take));
    }

    private void take(String name, byte[] content) {
        switch (statements.receive(name, content, SELF)) {
            case StatementReceipt.Stored(StatementFileId id) ->
                log.info("{} was taken from the bank folder as file {}", name, id.value());
            case StatementReceipt.Repeated(StatementFileId id) ->
                log.info("{} in the bank folder is file {} again; nothing is booked", name, id.value());
        }
    }
}
