package io.dunlin.spi.messaging.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.SmsGateway.OutcomeUnknown;
import io.dunlin.spi.messaging.SmsReceipt;
import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.messaging.journal.JournalEntry.Accepted;
import io.dunlin.spi.messaging.journal.JournalEntry.Confirmed;
import io.dunlin.spi.messaging.journal.JournalEntry.Delivery;
import io.dunlin.spi.messaging.journal.JournalEntry.Fragment;
import io.dunlin.spi.messaging.journal.JournalEntry.Incoming;
import io.dunlin.spi.messaging.journal.JournalEntry.Intent;
import io.dunlin.spi.messaging.journal.JournalEntry.Refused;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.testkit.TestingClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @TempDir
    Path folder;

    private final TestingClock clock = TestingClock.at("2026-11-20T09:00:00Z");
    private Journal journal;

    @AfterEach
    void close() {
        if (journal != null) {
            journal.close();
        }
    }

    @Test
    void reads_every_entry_as_it_was_written() {
        String odd = "a\tb\\c\nd\re\\t żółć \uD83D\uDC22";
        for (JournalEntry entry : List.of(
                new Intent(NOW, odd, 3),
                new Accepted(NOW, odd, odd),
                new Refused(NOW, odd),
                new Delivery(NOW, odd, odd, SmsStatus.UNDELIVERED, ""),
                new Fragment(NOW, odd, 1, 2, odd, odd, odd),
                new Incoming(NOW, odd, "", odd, odd, odd),
                new Confirmed(NOW, odd))) {
            assertThat(entry.line()).doesNotContain("\n");
            assertThat(JournalEntry.parse(entry.line())).isEqualTo(entry);
        }
    }

    @Test
    void remembers_everything_when_opened_again() {
        open();
        journal.write(new Intent(NOW, "m1", 1));
        journal.write(new Accepted(NOW, "m1", "100"));
        journal.write(new Incoming(NOW, "e1", "", "48600100200", "x", "tak"));
        reopen();
        assertThat(receipt("m1")).contains(new SmsReceipt("m1", List.of("100"), SmsStatus.ACCEPTED));
        assertThat(events(10)).hasSize(1);
    }

    @Test
    void leaves_out_a_line_that_a_crash_cut_off_and_goes_on() throws Exception {
        open();
        journal.write(new Intent(NOW, "m1", 1));
        journal.close();
        Files.writeString(folder.resolve("journal.log"), "A\t17637", StandardOpenOption.APPEND);
        open();
        journal.write(new Accepted(NOW, "m1", "100"));
        reopen();
        assertThat(receipt("m1")).isPresent();
    }

    @Test
    void passes_over_lines_that_it_cannot_read() throws Exception {
        Files.writeString(folder.resolve("journal.log"), "nonsense\nX\t1\tz\nI\t1\tm1\t1\n\nI\tx\ty\n");
        open();
        boolean begun = journal.ask(state -> state.wasBegun("m1"));
        assertThat(begun).isTrue();
    }

    @Test
    void lets_one_instance_at_a_time_write() {
        open();
        assertThatThrownBy(() -> Journal.open(folder, clock, Duration.ofMillis(100)))
                .hasMessageContaining("Another instance");
        reopen();
    }

    @Test
    void a_message_that_was_taken_and_could_not_be_noted_is_in_doubt_and_not_refused() {
        open();
        assertThatThrownBy(() -> journal.sendOnce("m1", () -> {
                    journal.close();
                    return "100";
                }))
                .isInstanceOf(OutcomeUnknown.class);
        open();
        assertThatThrownBy(() -> journal.sendOnce("m1", () -> "101")).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void tells_messages_apart_whose_ids_are_long_or_differ_in_case_alone() {
        open();
        for (String id : List.of("a1", "A1", "x".repeat(5000), "x".repeat(5001), "a1")) {
            journal.receive(id, "48600100200", "x", "tak");
        }
        journal.receive("b1", "BANK", "x", "reklama");
        assertThat(journal.eventsAfter(() -> {}, 10))
                .hasSize(4)
                .allSatisfy(event -> assertThat(event.id()).hasSizeLessThan(100))
                .extracting(event -> event.id().toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
    }

    @Test
    void gives_what_waits_also_where_the_carrier_cannot_be_asked() {
        open();
        Runnable unreachable = () -> {
            throw PluginFailure.transientFailure(
                    "unreachable", new LocalizedText("Brak operatora", "No carrier"), null);
        };
        assertThatThrownBy(() -> journal.eventsAfter(unreachable, 10)).hasMessage("No carrier");
        journal.receive("a1", "48600100200", "x", "tak");
        assertThat(journal.eventsAfter(unreachable, 10)).hasSize(1);
    }

    @Test
    void asks_about_each_message_now_and_then_as_many_at_once_as_may_be() {
        open();
        for (int i = 0; i < 5; i++) {
            String carrierId = "c" + i;
            assertThat(journal.sendOnce("m" + i, () -> carrierId).carrierIds()).containsExactly(carrierId);
        }
        journal.report(null, "c1", SmsStatus.DELIVERED, "");
        DeliveryQuestions questions = new DeliveryQuestions(journal, Duration.ofMinutes(5));
        List<List<String>> asked = new ArrayList<>();
        questions.ask(System.nanoTime(), 2, asked::add);
        questions.ask(System.nanoTime(), 2, asked::add);
        assertThat(asked).containsExactly(List.of("c0", "c2"), List.of("c3", "c4"));
        clock.advance(Duration.ofMinutes(5));
        questions.ask(System.nanoTime() - Duration.ofSeconds(20).toNanos(), 2, asked::add);
        assertThat(asked).as("no time is left in this call").hasSize(2);
        questions.ask(System.nanoTime(), 4, asked::add);
        assertThat(asked.getLast()).containsExactly("c0", "c2", "c3", "c4");
        clock.advance(Duration.ofDays(4));
        questions.ask(System.nanoTime(), 4, asked::add);
        assertThat(asked).as("too old").hasSize(3);
    }

    @Test
    void opens_with_the_first_call_and_closes_once() {
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        OpenedOnce<String> parts = new OpenedOnce<>(
                () -> {
                    if (opened.incrementAndGet() == 1) {
                        throw PluginFailure.configuration(
                                "setting-missing", new LocalizedText("Brakuje ustawienia", "A setting is missing"));
                    }
                    return "parts";
                },
                _ -> closed.incrementAndGet());
        assertThatThrownBy(parts::get).hasMessage("A setting is missing");
        assertThat(List.of(parts.get(), parts.get())).containsOnly("parts");
        parts.close();
        parts.close();
        assertThatThrownBy(parts::get).isInstanceOf(PluginFailure.class);
        assertThat(opened).hasValue(2);
        assertThat(closed).hasValue(1);
    }

    @Test
    void tidies_itself_and_keeps_what_is_needed() throws Exception {
        open();
        journal.write(new Intent(NOW, "old", 1));
        journal.write(new Accepted(NOW, "old", "1"));
        clock.advance(Duration.ofDays(31));
        Instant later = clock.instant();
        journal.write(new Intent(later, "new", 1));
        journal.write(new Accepted(later, "new", "2"));
        journal.write(new Incoming(later, "waiting", "", "48600100200", "x", "tak"));
        journal.write(new Fragment(later, "k", 1, 2, "48600100200", "x", "pierwsza"));
        String long4000 = "x".repeat(4000);
        for (int i = 0; i < 4500; i++) {
            String id = "e" + i;
            Incoming event = new Incoming(later, id, "", "48600100200", "x", long4000);
            journal.update(_ -> List.of(event, new Confirmed(later, id)));
        }
        assertThat(Files.size(folder.resolve("journal.log"))).isLessThan(10L * 1024 * 1024);
        reopen();
        assertThat(receipt("old")).isEmpty();
        assertThat(receipt("new")).isPresent();
        assertThat(events(10)).hasSize(1);
        int waiting = journal.ask(state -> state.fragments("k").size());
        assertThat(waiting).isEqualTo(1);
    }

    @Test
    void keeps_what_many_threads_write_at_once() throws Exception {
        open();
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            String name = "w" + writer;
            writers.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 50; i++) {
                    journal.write(new Incoming(NOW, name + "-" + i, "", "48600100200", "x", "tak"));
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        reopen();
        assertThat(events(1000)).hasSize(400);
    }

    private Optional<SmsReceipt> receipt(String reference) {
        return journal.ask(state -> state.receipt(reference));
    }

    private List<JournalEntry> events(int limit) {
        return journal.ask(state -> state.events(limit));
    }

    private void open() {
        journal = Journal.open(folder, clock, Duration.ofSeconds(10));
    }

    private void reopen() {
        journal.close();
        open();
    }
}
