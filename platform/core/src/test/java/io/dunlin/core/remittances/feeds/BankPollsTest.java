package io.dunlin.core.remittances.feeds;

import static io.dunlin.core.testing.TestingStatement.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.notifications.NotificationKind;
import io.dunlin.core.notifications.Notifications;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.WatchedFolder;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@FeatureTest
class BankPollsTest {

    @TempDir
    private Path parent;

    @Autowired
    private TestingStaff staff;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private Statements statements;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private FirmCalendar calendar;

    @Autowired
    private SftpFolder sftp;

    @Autowired
    private FeedOutages outages;

    @Autowired
    private Transactions transactions;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Notifications notifications;

    @Autowired
    private Users users;

    private Path folder = Path.of("");

    @BeforeEach
    void an_administrator_and_a_folder() throws IOException {
        folder = Files.createDirectory(parent.resolve("bank"));
        staff.hire("adam", "Adam Nadzorca", "en", Role.ADMINISTRATOR, Role.MANAGER);
    }

    @Test
    void every_poll_of_a_business_day_is_kept_with_what_it_brought() throws IOException {
        BankFolder watch = new BankFolder(statements, new BankProperties(folder), jdbi, clock);
        BankPolls polls = polls(watch);
        clock.set(clock.today(), LocalTime.of(11, 10));
        polls.run();
        assertThat(polls.page(Window.first(10))).isEmpty();
        Files.writeString(
                folder.resolve("a.sta"), statement("1/1").credit("10.00", "a").text());
        lookUntilSettled(watch);
        clock.set(clock.today(), LocalTime.of(11, 16));
        polls.run();
        polls.run();
        assertThat(polls.page(Window.first(10))).singleElement().satisfies(poll -> {
            assertThat(poll.outcome()).isEqualTo(BankPolls.Outcome.DONE);
            assertThat(poll.files()).isEqualTo(1);
        });
        clock.set(clock.today(), LocalTime.of(15, 20));
        polls.run();
        assertThat(polls.page(Window.first(10)))
                .extracting(BankPolls.PollRow::files)
                .containsExactly(0, 1);
        assertThat(told()).isEmpty();
    }

    @Test
    void a_folder_that_is_not_there_is_tried_again_and_told_once_when_its_time_has_passed() throws IOException {
        BankPolls polls = polls(new BankFolder(statements, new BankProperties(folder), jdbi, clock));
        Files.delete(folder);
        clock.set(clock.today(), LocalTime.of(11, 20));
        polls.run();
        assertThat(polls.page(Window.first(10)).getFirst().outcome()).isEqualTo(BankPolls.Outcome.FAILED);
        assertThat(told()).isEmpty();
        clock.set(clock.today(), LocalTime.of(12, 0));
        polls.run();
        polls.run();
        assertThat(polls.page(Window.first(10)).getFirst().outcome()).isEqualTo(BankPolls.Outcome.MISSED);
        assertThat(told()).containsExactly(NotificationKind.BANK_POLL_MISSED);
        assertThat(Files.exists(folder))
                .as("a share that is not mounted is not made up")
                .isFalse();
        Files.createDirectory(folder);
        clock.set(clock.today(), LocalTime.of(15, 20));
        polls.run();
        assertThat(polls.page(Window.first(10)).getFirst().outcome()).isEqualTo(BankPolls.Outcome.DONE);
        assertThat(told()).containsExactly(NotificationKind.BANK_FEED_RECOVERED, NotificationKind.BANK_POLL_MISSED);
    }

    @Test
    void a_feed_that_is_late_for_days_is_told_once_and_so_is_its_return_at_whatever_hour() throws IOException {
        BankPolls polls = polls(new BankFolder(statements, new BankProperties(folder), jdbi, clock));
        clock.set(clock.today(), LocalTime.of(11, 16));
        polls.run();
        unmount();
        for (int day = 0; day < 4; day++) {
            clock.set(clock.today().plusDays(1), LocalTime.of(11, 16));
            polls.run();
            clock.set(clock.today(), LocalTime.of(19, 0));
            polls.run();
        }
        assertThat(told()).containsExactly(NotificationKind.BANK_POLL_MISSED);
        mount();
        clock.set(clock.today(), LocalTime.of(21, 30));
        polls.run();
        polls.run();
        assertThat(told())
                .as("not only at the next time of the schedule")
                .containsExactly(NotificationKind.BANK_FEED_RECOVERED, NotificationKind.BANK_POLL_MISSED);
        unmount();
        clock.set(clock.today().plusDays(4), LocalTime.of(19, 0));
        polls.run();
        assertThat(told())
                .as("another outage is told again")
                .containsExactly(
                        NotificationKind.BANK_POLL_MISSED,
                        NotificationKind.BANK_FEED_RECOVERED,
                        NotificationKind.BANK_POLL_MISSED);
    }

    @Test
    void a_feed_that_answers_and_brings_nothing_is_late_too_and_its_next_file_ends_it() throws IOException {
        BankFolder watch = new BankFolder(statements, new BankProperties(folder), jdbi, clock);
        BankPolls polls = polls(watch);
        put(watch, "1/1");
        for (int day = 0; day < 8; day++) {
            clock.set(clock.today().plusDays(1), LocalTime.of(11, 16));
            polls.run();
            clock.set(clock.today(), LocalTime.of(15, 16));
            polls.run();
            clock.set(clock.today(), LocalTime.of(17, 46));
            polls.run();
            boolean late = day >= 3;
            assertThat(told().contains(NotificationKind.BANK_FEED_QUIET))
                    .as("day %d after the file", day + 1)
                    .isEqualTo(late);
        }
        assertThat(told()).as("once").containsExactly(NotificationKind.BANK_FEED_QUIET);
        put(watch, "2/1");
        clock.advance(Duration.ofMinutes(1));
        polls.run();
        polls.run();
        assertThat(told()).containsExactly(NotificationKind.BANK_FEED_HEARD, NotificationKind.BANK_FEED_QUIET);
    }

    @Test
    void a_feed_that_may_be_quiet_for_longer_now_was_not_heard_again() throws IOException {
        BankFolder watch = new BankFolder(statements, new BankProperties(folder), jdbi, clock);
        BankPolls polls = polls(watch);
        put(watch, "1/1");
        clock.set(clock.today(), LocalTime.of(11, 16));
        polls.run();
        clock.set(clock.today().plusDays(10), LocalTime.of(11, 16));
        polls.run();
        assertThat(told()).contains(NotificationKind.BANK_FEED_QUIET);
        FeedSettings shipped = FeedSettings.GROUP.defaults();
        settings.change(
                FeedSettings.GROUP,
                new FeedSettings(shipped.times(), shipped.graceMinutes(), 30, List.of()),
                TestingWorld.TESTER,
                "It comes once a month");
        polls.run();
        assertThat(told()).doesNotContain(NotificationKind.BANK_FEED_HEARD);
        put(watch, "2/1");
        polls.run();
        assertThat(told()).as("what ended without news stays ended").doesNotContain(NotificationKind.BANK_FEED_HEARD);
    }

    private void put(BankFolder watch, String number) throws IOException {
        Files.writeString(
                folder.resolve(number.replace('/', '-') + ".sta"),
                statement(number).credit("10.00", "a").text());
        lookUntilSettled(watch);
    }

    private void lookUntilSettled(BankFolder watch) {
        watch.run();
        clock.advance(WatchedFolder.SETTLING);
        watch.run();
    }

    @Test
    void nobody_asks_on_bank_holidays_and_nothing_is_missed_on_them() throws IOException {
        BankPolls polls = polls(new BankFolder(statements, new BankProperties(folder), jdbi, clock));
        // Wednesday before Christmas of 2026: the 24th to the 27th are holidays and a weekend.
        clock.set(LocalDate.of(2026, 12, 23), LocalTime.of(11, 16));
        polls.run();
        clock.set(LocalDate.of(2026, 12, 23), LocalTime.of(15, 16));
        polls.run();
        clock.set(LocalDate.of(2026, 12, 23), LocalTime.of(17, 46));
        polls.run();
        for (int day = 24; day <= 27; day++) {
            clock.set(LocalDate.of(2026, 12, day), LocalTime.of(18, 0));
            polls.run();
        }
        clock.set(LocalDate.of(2026, 12, 28), LocalTime.of(11, 16));
        polls.run();
        assertThat(polls.page(Window.first(20)))
                .extracting(BankPolls.PollRow::outcome)
                .containsOnly(BankPolls.Outcome.DONE)
                .hasSize(4);
        assertThat(told()).isEmpty();
    }

    @Test
    void what_was_missed_while_nothing_ran_is_told_in_one_word() {
        BankPolls polls = polls(new BankFolder(statements, new BankProperties(folder), jdbi, clock));
        clock.set(clock.today(), LocalTime.of(11, 20));
        polls.run();
        clock.set(clock.today().plusDays(1), LocalTime.of(16, 30));
        polls.run();
        assertThat(polls.page(Window.first(10)))
                .extracting(BankPolls.PollRow::outcome)
                .containsExactly(
                        BankPolls.Outcome.MISSED,
                        BankPolls.Outcome.MISSED,
                        BankPolls.Outcome.MISSED,
                        BankPolls.Outcome.MISSED,
                        BankPolls.Outcome.DONE);
        assertThat(told()).containsExactly(NotificationKind.BANK_FEED_RECOVERED, NotificationKind.BANK_POLL_MISSED);
    }

    @Test
    void without_a_folder_nothing_is_asked_and_nothing_missed() {
        BankPolls polls = polls(new BankFolder(statements, new BankProperties(null), jdbi, clock));
        clock.set(clock.today(), LocalTime.of(18, 30));
        polls.run();
        assertThat(polls.page(Window.first(10))).isEmpty();
        assertThat(polls.isActive()).isFalse();
    }

    @Test
    void times_that_were_set_before_quiet_feeds_were_told_still_hold() {
        jdbi.useHandle(
                handle -> handle.createUpdate("""
                        insert into product_setting (name, value, version, changed_at, changed_by)
                        values ('bank-feeds', '{"times":["09:00:00"],"graceMinutes":45,"senders":["bank@bank.example"]}', 1,
                          :now, 'adam')
                        """).bind("now", clock.instant()).execute());
        FeedSettings shipped = FeedSettings.GROUP.defaults();
        assertThat(settings.get(FeedSettings.GROUP))
                .isEqualTo(new FeedSettings(
                        List.of(LocalTime.of(9, 0)), 45, shipped.quietDays(), List.of("bank@bank.example")));
    }

    private void unmount() throws IOException {
        Files.move(folder, parent.resolve("unmounted"));
    }

    private void mount() throws IOException {
        Files.move(parent.resolve("unmounted"), folder);
    }

    private BankPolls polls(BankFolder watch) {
        return new BankPolls(jdbi, watch, sftp, outages, settings, calendar, transactions, events);
    }

    private List<NotificationKind> told() {
        return notifications.page(users.find("adam").orElseThrow().id(), true, Window.first(10)).stream()
                .map(Notifications.NotificationRow::kind)
                .filter(kind -> kind.name().startsWith("BANK_"))
                .toList();
    }
}
