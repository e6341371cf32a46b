package io.dunlin.core.correspondence.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessage.State;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.OutboxQueries;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.messaging.SmsEvent;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.messaging.SmsMessage;
import io.dunlin.spi.messaging.SmsReceipt;
import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.settings.LocalizedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What a carrier reports before it is written down that the message left. */
@FeatureTest
@Import(SmsReportsTest.Carriers.class)
class SmsReportsTest {

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxQueries messages;

    @Autowired
    private SmsEvents reports;

    @Autowired
    private Carrier carrier;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @TestConfiguration(proxyBeanMethods = false)
    static class Carriers {

        @Bean
        Carrier carrier() {
            return new Carrier();
        }
    }

    @BeforeEach
    void go_live_with_a_new_carrier() {
        SendingSettings now = settings.get(SendingSettings.GROUP);
        settings.change(SendingSettings.GROUP, now.withLive(true), TestingWorld.TESTER, "test");
        clock.advance(Duration.ofMinutes(6));
        carrier.beginsAnew();
    }

    @Test
    void a_report_on_the_first_message_of_a_slice_that_still_leaves_is_kept() {
        List<String> taken = new ArrayList<>();
        carrier.onTaking(message -> {
            taken.add(message.reference());
            switch (taken.size()) {
                // Alone in its slice; the next two leave together.
                case 2 -> carrier.reports(message.reference(), carrierId(message), SmsStatus.UNDELIVERED);
                case 3 -> reports.run();
                default -> {}
            }
        });
        queue(3);
        world.untilIdle();

        assertThat(taken).hasSize(3);
        assertThat(state(taken.get(0))).isEqualTo(State.SENT);
        assertThat(state(taken.get(1))).isEqualTo(State.BOUNCED);
        assertThat(state(taken.get(2))).isEqualTo(State.SENT);
        OutboundMessage undelivered = outbox.findByMessageId(taken.get(1)).orElseThrow();
        assertThat(messages.events(undelivered.id()))
                .extracting(OutboxQueries.MessageEvent::state)
                .containsExactly(State.QUEUED, State.SENDING, State.SENT, State.BOUNCED);
        assertThat(carrier.takeEvents(10)).isEmpty();
    }

    @Test
    void a_report_that_names_no_message_waits_until_nothing_is_being_sent() {
        List<String> taken = new ArrayList<>();
        carrier.onTaking(message -> {
            taken.add(message.reference());
            carrier.reports(null, carrierId(message), SmsStatus.UNDELIVERED);
            reports.run();
        });
        queue(1);
        world.untilIdle();
        assertThat(state(taken.getFirst())).isEqualTo(State.SENT);
        assertThat(carrier.takeEvents(10)).hasSize(1);

        reports.run();
        assertThat(state(taken.getFirst())).isEqualTo(State.BOUNCED);
        carrier.reports(null, "of another system", SmsStatus.DELIVERED);
        reports.run();
        assertThat(carrier.takeEvents(10)).isEmpty();
    }

    @Test
    void a_report_settles_a_doubt() {
        carrier.onTaking(_ -> {
            throw new SmsGateway.OutcomeUnknown(new LocalizedText("zerwane", "cut off"), null);
        });
        List<OutboundMessageId> ids = queue(2);
        world.untilIdle();
        assertThat(ids).allMatch(id -> outbox.get(id).state() == State.IN_DOUBT);

        carrier.reports(outbox.get(ids.get(0)).messageId(), "c-1", SmsStatus.DELIVERED);
        carrier.reports(outbox.get(ids.get(1)).messageId(), "c-2", SmsStatus.UNDELIVERED);
        reports.run();
        assertThat(outbox.get(ids.get(0)).state()).isEqualTo(State.DELIVERED);
        assertThat(outbox.get(ids.get(1)).state()).isEqualTo(State.BOUNCED);
        assertThat(messages.events(ids.getFirst()))
                .extracting(OutboxQueries.MessageEvent::state)
                .endsWith(State.IN_DOUBT, State.SENT, State.DELIVERED);
    }

    private State state(String reference) {
        return outbox.findByMessageId(reference).orElseThrow().state();
    }

    private static String carrierId(SmsMessage message) {
        return "c-" + message.reference();
    }

    /** Messages of no case, of which no guard asks anything but the contact hours. */
    @CanIgnoreReturnValue // some tests know them by what the carrier took
    private List<OutboundMessageId> queue(int howMany) {
        List<NewMessage> wanted = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            wanted.add(new NewMessage(
                    null,
                    null,
                    Channel.SMS,
                    Purpose.REMINDER,
                    "+4860000000" + i,
                    "pl",
                    "",
                    "Prosimy o zapłatę.",
                    null,
                    null,
                    null,
                    "test:sms:" + i,
                    clock.instant(),
                    List.of()));
        }
        Map<String, OutboundMessageId> queued = outbox.queueWritten(wanted, TestingWorld.TESTER);
        return wanted.stream().map(message -> queued.get(message.origin())).toList();
    }

    /** A carrier that reports when a test wants it to. Thread-safe. */
    static final class Carrier implements SmsGateway {

        private final Map<String, SmsEvent> waiting = new LinkedHashMap<>();
        private Consumer<SmsMessage> taking = _ -> {};

        synchronized void beginsAnew() {
            waiting.clear();
            taking = _ -> {};
        }

        synchronized void onTaking(Consumer<SmsMessage> act) {
            taking = act;
        }

        synchronized void reports(@Nullable String reference, String carrierId, SmsStatus status) {
            String id = "dlr-" + carrierId;
            waiting.put(id, new SmsEvent.Delivery(id, TestingClock.START, reference, carrierId, status, null));
        }

        private synchronized Consumer<SmsMessage> taking() {
            return taking;
        }

        @Override
        public LocalizedText name() {
            return new LocalizedText("Operator, który donosi", "A carrier that reports");
        }

        @Override
        public SmsReceipt send(SmsMessage message) {
            taking().accept(message);
            return new SmsReceipt(message.reference(), List.of(carrierId(message)), SmsStatus.ACCEPTED);
        }

        @Override
        public Optional<SmsReceipt> find(String reference) {
            return Optional.empty();
        }

        @Override
        public synchronized List<SmsEvent> takeEvents(int limit) {
            return waiting.values().stream().limit(limit).toList();
        }

        @Override
        public synchronized void confirm(List<String> eventIds) {
            eventIds.forEach(waiting::remove);
        }
    }
}
