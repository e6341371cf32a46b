package io.dunlin.core.remittances.feeds;

import io.dunlin.core.remittances.feeds.JdbiSftpFeeds.FeedRow;
import io.dunlin.core.remittances.feeds.JdbiSftpFeeds.FileRow;
import io.dunlin.core.remittances.feeds.JdbiSftpFeeds.Moving;
import io.dunlin.core.remittances.feeds.SftpSession.RemoteFile;
import io.dunlin.core.remittances.policy.RemoteFileDecision;
import io.dunlin.core.remittances.policy.RemoteFileDecision.Refusal;
import io.dunlin.core.remittances.policy.RemoteFileDecision.Rules;
import io.dunlin.core.remittances.policy.RemoteFileDecision.Shape;
import io.dunlin.core.remittances.policy.RemoteFileDecision.State;
import io.dunlin.core.remittances.statements.BankFileRefused;
import io.dunlin.core.remittances.statements.StatementFileId;
import io.dunlin.core.remittances.statements.StatementReceipt;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.RawStore;
import io.dunlin.core.shared.Transactions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Looks into folders on SFTP servers. A file is taken when two looks found it unchanged; it is remembered in the transaction
 * that stores it, and moved away after that, so that a crash at any moment neither loses nor doubles it.
 */
@Component
class SftpFolder {

    private static final Logger log = LoggerFactory.getLogger(SftpFolder.class);
    static final Actor SELF = Actor.system("bank-sftp");
    static final Duration SETTLING = Duration.ofSeconds(20);

    private final SftpFeeds feeds;
    private final JdbiSftpFeeds store;
    private final Statements statements;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SftpFolder(
            SftpFeeds feeds,
            JdbiSftpFeeds store,
            Statements statements,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.feeds = feeds;
        this.store = store;
        this.statements = statements;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** Those that are to be asked. */
    List<BankFeed> feeds() {
        return store.all().stream()
                .filter(row -> row.feed().enabled())
                .<BankFeed>map(row -> new Feed(row.id(), row.feed().name()))
                .toList();
    }

    /** One folder, as the polls know it. */
    private final class Feed implements BankFeed {

        private final SftpFeedId id;
        private final String title;

        Feed(SftpFeedId id, String title) {
            this.id = id;
            this.title = title;
        }

        @Override
        public String key() {
            return keyOf(id);
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public Look look() {
            return SftpFolder.this.look(id);
        }

        @Override
        public int filesSince(@Nullable Instant since) {
            return store.takenSince(id, since);
        }

        @Override
        public Optional<Instant> lastFileAt() {
            return store.lastTakenAt(id);
        }
    }

    static String keyOf(SftpFeedId id) {
        return "sftp-" + id.value();
    }

    synchronized BankFeed.Look look(SftpFeedId id) {
        FeedRow row = feeds.get(id);
        if (row.hostKey() == null) {
            return new BankFeed.Look.Failed(FeedFault.HOST_KEY_NOT_ACCEPTED, "");
        }
        if (row.refusedHostKey() != null) {
            String shown =
                    SftpKeys.describe(SftpKeys.publicKey(row.refusedHostKey())).fingerprint();
            return new BankFeed.Look.Failed(FeedFault.HOST_KEY_CHANGED, shown);
        }
        try (SftpSession session = SftpSession.open(row.feed(), feeds.secretOf(row), row.hostKey())) {
            return new Visit(row, session).make();
        } catch (SftpSession.OtherHostKey e) {
            log.warn(
                    "Bank feed {} shows another host key, {}; it is not asked again until a person decides",
                    id.value(),
                    e.shown().fingerprint());
            feeds.stop(row, e.shown());
            return new BankFeed.Look.Failed(
                    FeedFault.HOST_KEY_CHANGED, e.shown().fingerprint());
        } catch (FeedTrouble e) {
            log.info("Bank feed {} could not be read ({}); it is tried again", id.value(), e.fault(), e);
            return e.asLook();
        } catch (IOException e) {
            log.info("Bank feed {} could not be read; it is tried again", id.value(), e);
            return FeedTrouble.of(FeedFault.BROKEN_OFF, e).asLook();
        }
    }

    /** What is done about one file. */
    private interface Step {
        void make() throws FeedTrouble;
    }

    /** One look at one folder. */
    private final class Visit {

        private final SftpFeedId id;
        private final SftpFeed feed;
        private final SftpSession session;
        private final Rules rules;
        private int taken;
        private int waiting;
        private boolean movable = true;
        private @Nullable FeedTrouble trouble;

        Visit(FeedRow row, SftpSession session) {
            this.id = row.id();
            this.feed = row.feed();
            this.session = session;
            this.rules = new Rules(feed.largestBytes(), feed.archiveFolder() != null, SETTLING);
        }

        BankFeed.Look make() throws FeedTrouble {
            FileNames names = feed.names();
            List<RemoteFile> files = session.files(feed.folder()).stream()
                    .filter(file -> names.mean(file.rawName()))
                    .sorted(Comparator.comparing(
                                    (RemoteFile file) -> file.shape().modifiedAt(),
                                    Comparator.nullsLast(Comparator.naturalOrder()))
                            .thenComparing(RemoteFile::wireName))
                    .toList();
            for (Moving moving : store.moving(id)) {
                step(moving.name(), () -> checkMoved(moving));
            }
            Map<String, FileRow> known = store.files(id);
            Map<String, FileRow> gone = new HashMap<>(known);
            for (RemoteFile file : files) {
                String key = JdbiSftpFeeds.keyOf(file);
                gone.remove(key);
                step(file.name(), () -> handle(file, known.get(key)));
            }
            store.forgetLongGone(List.copyOf(gone.values()));
            return trouble == null ? new BankFeed.Look.Done(waiting) : trouble.asLook();
        }

        /** A file that cannot be read keeps none of the others from being read. */
        private void step(String fileName, Step step) throws FeedTrouble {
            try {
                step.make();
            } catch (FeedTrouble e) {
                if (e.fault() != FeedFault.FILE_UNREADABLE) {
                    throw e;
                }
                trouble = new FeedTrouble(FeedFault.FILE_UNREADABLE, fileName + ": " + e.getMessage(), e);
            }
        }

        private void handle(RemoteFile file, @Nullable FileRow before) throws FeedTrouble {
            RemoteFileDecision decision =
                    RemoteFileDecision.of(file.shape(), before == null ? null : before.known(), rules, clock.instant());
            switch (decision) {
                case RemoteFileDecision.Note() -> {
                    waiting++;
                    transactions.run(() -> store.note(id, file));
                }
                case RemoteFileDecision.Wait() -> waiting++;
                case RemoteFileDecision.Leave() -> {}
                case RemoteFileDecision.Refuse(Refusal why) -> refuse(file, why, before);
                case RemoteFileDecision.MoveAway() -> moveAway(file);
                case RemoteFileDecision.Take() -> {
                    boolean fresh = before == null || before.known().state() != State.TAKEN;
                    if (!fresh || taken < feed.mostFiles()) {
                        take(file);
                        taken += fresh ? 1 : 0;
                    } else {
                        waiting++;
                    }
                }
            }
        }

        private void refuse(RemoteFile file, Refusal why, @Nullable FileRow before) {
            long row = before == null ? 0 : before.id();
            transactions.run(() -> {
                store.markRefused(id, file, why);
                events.publishEvent(new BankFileRefused(
                        feed.name(), row, file.name(), file.shape().size(), why));
            });
            log.warn(
                    "A file of bank feed {} is refused: {}, {} bytes",
                    id.value(),
                    why,
                    file.shape().size());
        }

        private void take(RemoteFile file) throws FeedTrouble {
            String path = SftpSession.in(feed.folder(), file.wireName());
            byte[] content = session.read(path, file.shape().size());
            if (!session.shape(path).equals(Optional.of(file.shape()))) {
                // Written to while it was read: it is looked at anew.
                waiting++;
                return;
            }
            store(file, content);
            moveAway(file);
        }

        private void store(RemoteFile file, byte[] content) {
            StatementReceipt receipt = transactions.in(() -> {
                StatementReceipt stored = statements.receive(file.name(), content, SELF);
                store.markTaken(id, file, RawStore.sha256(content));
                return stored;
            });
            switch (receipt) {
                case StatementReceipt.Stored(StatementFileId stored) ->
                    log.info("A file of bank feed {} was taken as file {}", id.value(), stored.value());
                case StatementReceipt.Repeated(StatementFileId stored) ->
                    log.debug("A file of bank feed {} is file {} again; nothing is booked", id.value(), stored.value());
            }
        }

        /**
         * A server that lets nothing be moved is asked once a look; what was taken is remembered all the same. Where the file
         * goes is written down first: a file that was put anew between reading and moving is read there, even after a crash.
         */
        private void moveAway(RemoteFile file) throws FeedTrouble {
            String archive = feed.archiveFolder();
            if (archive == null || !movable) {
                return;
            }
            String target = session.freePath(archive, file.wireName())
                    .filter(path -> path.length() <= JdbiSftpFeeds.LONGEST_PATH)
                    .orElse(null);
            if (target == null) {
                cannotMove();
                return;
            }
            transactions.run(() -> store.markMoving(id, file, target));
            if (session.rename(SftpSession.in(feed.folder(), file.wireName()), target)) {
                checkMoved(new Moving(JdbiSftpFeeds.keyOf(file), file.name(), file.shape(), target));
            } else {
                transactions.run(() -> store.clearMoving(id, JdbiSftpFeeds.keyOf(file)));
                cannotMove();
            }
        }

        private void cannotMove() {
            movable = false;
            log.info("Files of bank feed {} cannot be moved; they stay, and are remembered", id.value());
        }

        private void checkMoved(Moving moving) throws FeedTrouble {
            Shape there = session.shape(moving.target()).orElse(null);
            if (there == null) {
                transactions.run(() -> store.clearMoving(id, moving.key()));
                return;
            }
            if (there.equals(moving.taken()) || there.size() == 0) {
                transactions.run(() -> store.markMoved(id, moving.key()));
                return;
            }
            if (there.size() > feed.largestBytes()) {
                throw new FeedTrouble(
                        FeedFault.FILE_UNREADABLE, SftpSession.fromWire(moving.target()) + ": " + there.size(), null);
            }
            byte[] content = session.read(moving.target(), there.size());
            transactions.run(() -> {
                StatementReceipt receipt = statements.receive(moving.name(), content, SELF);
                store.markMoved(id, moving.key());
                log.info(
                        "A file of bank feed {} changed while it was moved and was read again: {}",
                        id.value(),
                        receipt);
            });
        }
    }
}
