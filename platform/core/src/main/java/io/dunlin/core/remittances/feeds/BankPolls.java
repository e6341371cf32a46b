package io.dunlin.core.remittances.feeds;

import static io.dunlin.core.shared.Texts.cutOrNull;

import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.remittances.policy.PollSchedule.Due;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Asks for the bank's files at the times of the settings and keeps a record of each, so that a day on which nobody looked is
 * told from a day on which nothing came. Between those times the folder is watched as well; this is the proof.
 */
@Component
public class BankPolls implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(BankPolls.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final BankFolder folder;
    private final SftpFolder sftp;
    private final FeedOutages outages;
    private final ProductSettings settings;
    private final FirmCalendar calendar;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    BankPolls(
            Jdbi jdbi,
            BankFolder folder,
            SftpFolder sftp,
            FeedOutages outages,
            ProductSettings settings,
            FirmCalendar calendar,
            Transactions transactions,
            ApplicationEventPublisher events) {
        this.jdbi = jdbi;
        this.folder = folder;
        this.sftp = sftp;
        this.outages = outages;
        this.settings = settings;
        this.calendar = calendar;
        this.transactions = transactions;
        this.events = events;
    }

    /** What came of a poll. */
    public enum Outcome {
        DONE,
        /** It could not be done yet, and is tried again while its grace lasts. */
        FAILED,
        MISSED
    }

    /**
     * A poll as it is kept.
     *
     * @param feed the name of the feed; empty for the watched folder
     * @param fault what kept it from being done; null where nothing did, or where nothing ran at all
     * @param files taken since the poll before
     */
    public record PollRow(
            String feed,
            Instant scheduledFor,
            Instant polledAt,
            Outcome outcome,
            @Nullable FeedFault fault,
            int files,
            String problem) {}

    @Override
    public String name() {
        return "poll-bank-files";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(LOOK_AGAIN);
    }

    @Override
    public void run() {
        feeds().forEach(this::poll);
    }

    private List<BankFeed> feeds() {
        List<BankFeed> feeds = new ArrayList<>();
        if (folder.isWatched()) {
            feeds.add(folder);
        }
        feeds.addAll(sftp.feeds());
        return feeds;
    }

    private void poll(BankFeed feed) {
        List<Due> due = settings.get(FeedSettings.GROUP)
                .schedule()
                .due(concluded(feed).orElse(null), calendar.now(), calendar.zone(), calendar::isBusinessDay);
        List<Instant> missed = due.stream()
                .filter(Due.Missed.class::isInstance)
                .map(Due::scheduledFor)
                .toList();
        if (!missed.isEmpty()) {
            miss(feed, missed);
        }
        List<Instant> ask = due.stream()
                .filter(Due.Ask.class::isInstance)
                .map(Due::scheduledFor)
                .toList();
        if (outages.openSince(quiet(feed)).isPresent()) {
            transactions.run(() -> listen(feed));
        }
        if (!ask.isEmpty()) {
            ask(feed, ask);
        } else if (outages.openSince(feed.key()).isPresent() && feed.look() instanceof BankFeed.Look.Done) {
            transactions.run(() -> recover(feed));
        }
    }

    /** A feed that does not answer is told once, whatever times are missed until it does. */
    private void miss(BankFeed feed, List<Instant> missed) {
        transactions.run(() -> {
            Trouble last = troubleOf(feed, missed.getLast());
            missed.forEach(at -> {
                Trouble trouble = troubleOf(feed, at);
                record(feed, at, Outcome.MISSED, 0, trouble);
            });
            if (outages.begin(feed.key(), missed.getFirst())) {
                events.publishEvent(
                        new BankPollsMissed(feed.key(), feed.title(), missed, last.fault(), last.problem()));
            }
        });
        log.warn("{} polls of bank feed {} were missed, the last of {}", missed.size(), feed.key(), missed.getLast());
    }

    private void ask(BankFeed feed, List<Instant> scheduled) {
        switch (feed.look()) {
            case BankFeed.Look.Done _ ->
                transactions.run(() -> {
                    int files = feed.filesSince(lastDone(feed).orElse(null));
                    scheduled.forEach(at -> record(feed, at, Outcome.DONE, files, Trouble.NONE));
                    recover(feed);
                    listen(feed);
                });
            case BankFeed.Look.Failed(FeedFault fault, String detail) ->
                transactions.run(
                        () -> scheduled.forEach(at -> record(feed, at, Outcome.FAILED, 0, new Trouble(fault, detail))));
        }
    }

    private void recover(BankFeed feed) {
        outages.end(feed.key(), calendar.now()).ifPresent(since -> {
            events.publishEvent(new BankFeedRecovered(feed.key(), feed.title(), since, calendar.now()));
            log.info("Bank feed {} answers again; it had not since {}", feed.key(), since);
        });
    }

    /** A feed that answers and brings nothing is late too: told once, and so is its next file. */
    private void listen(BankFeed feed) {
        Instant last = feed.lastFileAt().orElse(null);
        if (last == null) {
            // None ever came, or the last one is about to be taken anew, or was forgotten: nothing is known.
            return;
        }
        int most = settings.get(FeedSettings.GROUP).quietDays();
        boolean quiet = most > 0 && isLate(last, most);
        if (quiet && outages.begin(quiet(feed), calendar.now())) {
            events.publishEvent(new BankFeedQuiet(feed.key(), feed.title(), last));
            log.warn("Bank feed {} has brought no file since {}", feed.key(), last);
        } else if (!quiet) {
            // Where no file came since, the settings let it be quiet for longer now: that is no news.
            outages.end(quiet(feed), calendar.now())
                    .filter(last::isAfter)
                    .ifPresent(since -> events.publishEvent(new BankFeedHeard(feed.key(), feed.title(), since)));
        }
    }

    private boolean isLate(Instant lastFileAt, int businessDays) {
        LocalDate day = calendar.local(lastFileAt).toLocalDate();
        return calendar.plusBusinessDays(day, businessDays).isBefore(calendar.today());
    }

    private static String quiet(BankFeed feed) {
        return "quiet:" + feed.key();
    }

    private record Trouble(@Nullable FeedFault fault, String problem) {

        static final Trouble NONE = new Trouble(null, "");
    }

    private void record(BankFeed feed, Instant scheduledFor, Outcome outcome, int files, Trouble trouble) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into bank_poll (feed, scheduled_for, polled_at, outcome, fault, files, problem)
                        values (:feed, :scheduledFor, :now, :outcome, :fault, :files, :problem)
                        on duplicate key update
                          polled_at = if(outcome = 'FAILED', :now, polled_at),
                          files = if(outcome = 'FAILED', :files, files),
                          fault = if(outcome = 'FAILED', :fault, fault),
                          problem = if(outcome = 'FAILED', :problem, problem),
                          outcome = if(outcome = 'FAILED', :outcome, outcome)
                        """)
                .bind("feed", feed.key())
                .bind("scheduledFor", scheduledFor)
                .bind("now", calendar.now())
                .bind("outcome", outcome)
                .bind("fault", trouble.fault())
                .bind("files", files)
                .bind("problem", cutOrNull(trouble.problem(), 500))
                .execute());
    }

    private Trouble troubleOf(BankFeed feed, Instant scheduledFor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select fault, problem from bank_poll where feed = :feed and scheduled_for = :scheduledFor")
                .bind("feed", feed.key())
                .bind("scheduledFor", scheduledFor)
                .map(ConstructorMapper.of(Trouble.class))
                .findOne()
                .orElse(Trouble.NONE));
    }

    private Optional<Instant> lastDone(BankFeed feed) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select max(polled_at) from bank_poll where feed = :feed and outcome = 'DONE'")
                .bind("feed", feed.key())
                .mapTo(Instant.class)
                .findOne());
    }

    /** The last time that needs nothing more; before the first of all that was tried in vain. */
    private Optional<Instant> concluded(BankFeed feed) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(
                          max(if(outcome = 'FAILED', null, scheduled_for)), min(scheduled_for) - interval 1 second)
                        from bank_poll
                        where feed = :feed
                        """)
                .bind("feed", feed.key())
                .mapTo(Instant.class)
                .findOne());
    }

    /** Whether any folder is watched at all, here or on a server. */
    public boolean isActive() {
        return !feeds().isEmpty();
    }

    /** Newest first. */
    public List<PollRow> page(Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(f.name, '') as feed, p.scheduled_for, p.polled_at, p.outcome, p.fault, p.files,
                          p.problem
                        from bank_poll p
                        left join sftp_feed f on p.feed = concat('sftp-', f.id)
                        order by p.scheduled_for desc, p.id desc
                        limit :limit offset :offset
                        """)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map(ConstructorMapper.of(PollRow.class))
                .list());
    }
}
