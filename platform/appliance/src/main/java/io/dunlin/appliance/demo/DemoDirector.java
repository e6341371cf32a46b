package io.dunlin.appliance.demo;

import io.dunlin.appliance.Appliance;
import io.dunlin.appliance.demo.sample.Casting;
import io.dunlin.appliance.demo.sample.MailScript;
import io.dunlin.appliance.demo.sample.SampleBook;
import io.dunlin.appliance.demo.sample.SampleStatement;
import io.dunlin.appliance.demo.sample.SampleStatements;
import io.dunlin.core.jobs.JobRunner;
import io.dunlin.core.remittances.statements.StatementReceipt;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.ui.demo.DemoControl;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Plays the demo. All of it happens on one thread, one thing after the other; the clock is moved only while no job runs,
 * and the next thing happens only when all that followed from the last one is done.
 */
@Component
@Profile(Appliance.DEMO)
public class DemoDirector implements DemoControl, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DemoDirector.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_MAILS = Duration.ofSeconds(4);
    private static final Duration STATEMENT_AFTER = Duration.ofSeconds(90);
    private static final Duration UNTIL_NEXT_LOOK = Duration.ofMinutes(1);
    private static final LocalTime DECIDED = LocalTime.of(7, 45);
    private static final LocalTime SENT = LocalTime.of(8, 30);
    private static final LocalTime MAIL = LocalTime.of(10, 15);
    private static final LocalTime LAST_ELIXIR = LocalTime.of(17, 45);
    private static final LocalTime EVENING = LocalTime.of(19, 0);

    private final MovableClock clock;
    private final JobRunner jobs;
    private final FirmCalendar calendar;
    private final DemoOpening opening;
    private final DemoPost post;
    private final DemoPhones phones;
    private final Statements statements;
    private final ScheduledExecutorService stage = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("demo").factory());
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Lock changing = new ReentrantLock();
    private volatile Scene scene = new Scene(Step.PREPARING, 0);
    private final Deque<MailScript> toCome = new ArrayDeque<>();
    private volatile int mailsToCome;
    private volatile @Nullable Play play;
    private boolean todaysStatementsSent;

    public DemoDirector(
            MovableClock clock,
            JobRunner jobs,
            FirmCalendar calendar,
            DemoOpening opening,
            DemoPost post,
            DemoPhones phones,
            Statements statements) {
        this.clock = clock;
        this.jobs = jobs;
        this.calendar = calendar;
        this.opening = opening;
        this.post = post;
        this.phones = phones;
        this.statements = statements;
    }

    /** What is going on and for how long, changed as one: no onlooker sees days at an end that are still being played. */
    private record Scene(Step step, int daysLeft) {

        boolean free() {
            return step != Step.FAILED && daysLeft == 0;
        }

        Scene then(Step next) {
            return new Scene(next, daysLeft);
        }

        Scene dayPlayed() {
            return daysLeft == 1 ? new Scene(Step.LIVE, 0) : new Scene(step, daysLeft - 1);
        }
    }

    /** What is played: the sample around its first day. */
    public record Play(SampleBook book, List<MailScript> scripts, Casting casting, SampleStatements statements) {

        static Play startingOn(LocalDate day, FirmCalendar calendar) {
            SampleBook book = SampleBook.startingOn(day);
            List<MailScript> scripts = MailScript.all();
            Casting casting = Casting.of(book, scripts);
            SampleStatements statements =
                    SampleStatements.of(book, casting, scripts, from -> calendar.plusBusinessDays(from, 0));
            return new Play(book, scripts, casting, statements);
        }

        List<MailScript> writtenOn(LocalDate day) {
            return scripts.stream()
                    .filter(script -> book.startsOn().plusDays(script.day()).equals(day))
                    .toList();
        }
    }

    /** The logins are there when the address is printed; the rest of the firm comes while one logs in. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(100)
    void open() {
        play = Play.startingOn(calendar.today(), calendar);
        opening.hire();
        perform(this::firstMorning);
    }

    @Override
    public boolean playDays(int days) {
        if (days < 1) {
            return false;
        }
        Scene before = change(scene -> scene.free() ? new Scene(scene.step(), days) : scene);
        if (!before.free()) {
            return false;
        }
        perform(this::playAll);
        tell();
        return true;
    }

    @Override
    public Progress progress() {
        Scene now = scene;
        return new Progress(calendar.today(), now.step(), now.daysLeft(), mailsToCome);
    }

    @Override
    public Runnable onProgress(Runnable listener) {
        listeners.add(listener);
        return () -> {
            boolean removed = listeners.remove(listener);
            log.trace("A listener of the demo left: {}", removed);
        };
    }

    /** What is played, for tests to compare with what happened. */
    public Play play() {
        Play playing = play;
        if (playing == null) {
            throw new IllegalStateException("The demo has not begun");
        }
        return playing;
    }

    @Override
    public void destroy() {
        List<Runnable> dropped = stage.shutdownNow();
        log.debug("{} acts of the demo were left out", dropped.size());
    }

    private void firstMorning() {
        Play playing = play();
        LocalDate today = playing.book.startsOn();
        phones.connect();
        opening.bringIn(playing.book);
        opening.nameTheLawyer();
        playing.statements.before(today).forEach(this::drop);
        settle();
        opening.leaveWork();
        opening.goLive();
        moveTo(today, DECIDED);
        moveTo(today, SENT);
        toCome.addAll(playing.writtenOn(today));
        mailsToCome = toCome.size();
        become(Step.LIVE);
        log.info("The demo is ready: {} mails are on their way", mailsToCome);
        Instant begin = clock.instant();
        for (int i = 1; i <= toCome.size(); i++) {
            later(BETWEEN_MAILS.multipliedBy(i), () -> {
                if (!toCome.isEmpty()) {
                    sendNext();
                }
            });
        }
        later(STATEMENT_AFTER, () -> {
            if (!todaysStatementsSent) {
                dropTodays(LocalDate.ofInstant(begin, calendar.zone()));
            }
        });
    }

    private void playAll() {
        become(Step.PLAYING);
        finishToday();
        int left;
        do {
            day(calendar.today().plusDays(1));
            left = change(Scene::dayPlayed).daysLeft() - 1;
            log.info("The demo has played {}; {} days to go", calendar.today(), left);
            tell();
        } while (left > 0);
    }

    private void become(Step step) {
        Scene before = change(scene -> scene.then(step));
        log.debug("The demo was {} and is {}", before.step(), step);
    }

    /** Returns what was going on before. */
    private Scene change(UnaryOperator<Scene> next) {
        changing.lock();
        try {
            Scene before = scene;
            scene = next.apply(before);
            return before;
        } finally {
            changing.unlock();
        }
    }

    private void finishToday() {
        while (!toCome.isEmpty()) {
            sendNext();
        }
        LocalDate today = calendar.today();
        look();
        if (!todaysStatementsSent) {
            moveTo(today, LAST_ELIXIR);
            dropTodays(today);
            settle();
        }
        moveTo(today, EVENING);
    }

    private void day(LocalDate day) {
        Play playing = play();
        todaysStatementsSent = false;
        moveTo(day, DemoDawn.DAWN);
        moveTo(day, DECIDED);
        moveTo(day, MAIL);
        playing.writtenOn(day).forEach(script -> post.send(script, playing.book, playing.casting));
        phones.answerOne();
        look();
        moveTo(day, LAST_ELIXIR);
        dropTodays(day);
        settle();
        moveTo(day, EVENING);
    }

    private void sendNext() {
        Play playing = play();
        post.send(toCome.removeFirst(), playing.book, playing.casting);
        mailsToCome = toCome.size();
        tell();
    }

    private void dropTodays(LocalDate day) {
        todaysStatementsSent = true;
        play().statements.on(day).forEach(this::drop);
    }

    private void drop(SampleStatement statement) {
        StatementReceipt receipt = statements.receive(statement.fileName(), statement.content(), DemoOpening.SELF);
        log.debug("Statement {} came: {}", statement.fileName(), receipt);
    }

    /** Lets the mailboxes be looked at, and waits for all that follows. */
    private void look() {
        settle();
        jobs.whileQuiet(PATIENCE, () -> clock.advance(UNTIL_NEXT_LOOK));
        settle();
        jobs.whileQuiet(PATIENCE, () -> clock.advance(UNTIL_NEXT_LOOK));
        settle();
    }

    private void moveTo(LocalDate day, LocalTime time) {
        jobs.whileQuiet(PATIENCE, () -> {
            Duration ahead = Duration.between(clock.instant(), at(day, time));
            if (ahead.isPositive()) {
                clock.advance(ahead);
            }
        });
        settle();
        tell();
    }

    private void settle() {
        if (!jobs.awaitIdle(PATIENCE)) {
            throw new IllegalStateException("The demo's jobs did not end within " + PATIENCE);
        }
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(calendar.zone()).toInstant();
    }

    private void perform(Runnable act) {
        later(Duration.ZERO, act);
    }

    private void later(Duration pause, Runnable act) {
        var planned = stage.schedule(() -> guarded(act), pause.toMillis(), TimeUnit.MILLISECONDS);
        log.trace("Planned: {}", planned);
    }

    private void guarded(Runnable act) {
        if (scene.step() == Step.FAILED) {
            return;
        }
        try {
            act.run();
        } catch (RuntimeException e) {
            Scene before = change(scene -> new Scene(Step.FAILED, 0));
            log.error("The demo stopped, while it was {}; start it again", before.step(), e);
        }
        tell();
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
