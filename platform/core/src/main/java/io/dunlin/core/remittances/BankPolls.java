package io.dunlin.core.remittances;

import static io.dunlin.core.remittances.JdbiStatements.cut;

import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.remittances.policy.PollSchedule.Due;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
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
    private static final String FOLDER = "folder";

    private final Jdbi jdbi;
    private final BankFolder folder;
    private final ProductSettings settings;
    private final FirmCalendar calendar;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    BankPolls(
            Jdbi jdbi,
            BankFolder folder,
            ProductSettings settings,
            FirmCalendar calendar,
            Transactions transactions,
            ApplicationEventPublisher events) {
        this.jdbi = jdbi;
        this.folder = folder;
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
     * @param files taken from the folder since the poll before
     */
    public record PollRow(Instant scheduledFor, Instant polledAt, Outcome outcome, int files, String problem) {}

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
        if (!folder.isWatched()) {
            return;
        }
        List<Due> due = settings.get(FeedSettings.GROUP)
                .schedule()
                .due(concluded().orElse(null), calendar.now(), calendar.zone(), calendar::isBusinessDay);
        List<Instant> missed = due.stream()
                .filter(Due.Missed.class::isInstance)
                .map(Due::scheduledFor)
                .toList();
        if (!missed.isEmpty()) {
            miss(missed);
        }
        List<Instant> ask = due.stream()
                .filter(Due.Ask.class::isInstance)
                .map(Due::scheduledFor)
                .toList();
        if (!ask.isEmpty()) {
            ask(ask);
        }
    }

    private void miss(List<Instant> missed) {
        transactions.run(() -> {
            String problem = problemOf(missed.getLast());
            missed.forEach(at -> record(at, Outcome.MISSED, 0, problemOf(at)));
            events.publishEvent(new BankPollsMissed(missed, problem));
        });
        log.warn("{} polls of bank files were missed, the last of {}", missed.size(), missed.getLast());
    }

    private void ask(List<Instant> scheduled) {
        Optional<String> problem = look();
        Outcome outcome = problem.isEmpty() ? Outcome.DONE : Outcome.FAILED;
        transactions.run(() -> scheduled.forEach(at -> record(at, outcome, filesSinceTheLast(), problem.orElse(""))));
    }

    private Optional<String> look() {
        try {
            folder.look();
            return Optional.empty();
        } catch (UncheckedIOException e) {
            log.warn("The bank folder could not be read; it is tried again", e);
            return Optional.of(String.valueOf(e.getCause()));
        }
    }

    private void record(Instant scheduledFor, Outcome outcome, int files, String problem) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into bank_poll (feed, scheduled_for, polled_at, outcome, files, problem)
                        values (:feed, :scheduledFor, :now, :outcome, :files, :problem)
                        on duplicate key update
                          polled_at = if(outcome = 'FAILED', :now, polled_at),
                          files = if(outcome = 'FAILED', :files, files),
                          problem = if(outcome = 'FAILED', :problem, problem),
                          outcome = if(outcome = 'FAILED', :outcome, outcome)
                        """)
                .bind("feed", FOLDER)
                .bind("scheduledFor", scheduledFor)
                .bind("now", calendar.now())
                .bind("outcome", outcome)
                .bind("files", files)
                .bind("problem", cut(problem, 500))
                .execute());
    }

    private String problemOf(Instant scheduledFor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select problem from bank_poll where feed = :feed and scheduled_for = :scheduledFor")
                .bind("feed", FOLDER)
                .bind("scheduledFor", scheduledFor)
                .mapTo(String.class)
                .findOne()
                .orElse(""));
    }

    private int filesSinceTheLast() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from statement_file
                        where received_by = :actor
                          and received_at > coalesce(
                            (select max(polled_at) from bank_poll where feed = :feed and outcome = 'DONE'), '1970-01-01')
                        """)
                .bind("actor", BankFolder.SELF.name())
                .bind("feed", FOLDER)
                .mapTo(Integer.class)
                .one());
    }

    /** The last time that needs nothing more; before the first of all that was tried in vain. */
    private Optional<Instant> concluded() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(
                          max(if(outcome = 'FAILED', null, scheduled_for)), min(scheduled_for) - interval 1 second)
                        from bank_poll
                        where feed = :feed
                        """)
                .bind("feed", FOLDER)
                .mapTo(Instant.class)
                .findOne());
    }

    /** Whether any folder is watched at all. */
    public boolean isActive() {
        return folder.isWatched();
    }

    /** Newest first. */
    public List<PollRow> page(Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select scheduled_for, polled_at, outcome, files, problem
                        from bank_poll
                        order by scheduled_for desc
                        limit :limit offset :offset
                        """)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map(ConstructorMapper.of(PollRow.class))
                .list());
    }
}
