package io.dunlin.core.remittances.allocations;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.OutboxQueries;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingBank;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStatement.Credit;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Payments that arrive while reminders are on their way out, on the real database and with the real jobs. */
@FeatureTest
class PaymentRaceTest {

    private static final int RACES = 300;
    private static final Money OWED = Money.of("100.00", "PLN");

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private TestingWitness witness;

    @Autowired
    private RemittanceQueries remittances;

    @Autowired
    private Allocations allocations;

    @Autowired
    private TestingBank bank;

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxQueries outboxQueries;

    @Autowired
    private ProductSettings settings;

    /** A payment and the reminder of what it pays. */
    private record Race(Receivable receivable, OutboundMessageId reminder, RemittanceId remittance) {}

    @Test
    void a_payment_that_arrives_between_decision_and_sending_never_gets_a_reminder() throws Exception {
        settings.change(
                SendingSettings.GROUP, SendingSettings.GROUP.defaults().withLive(true), TestingWorld.TESTER, "test");
        List<Race> races = prepare();
        List<Race> before = races.subList(0, RACES / 10);
        List<Race> between = races.subList(RACES / 10, RACES - RACES / 10);
        List<Race> after = races.subList(RACES - RACES / 10, RACES);
        before.forEach(this::pay);

        clock.advance(Duration.ofHours(2));
        List<Race> shuffled = new ArrayList<>(between);
        Collections.shuffle(shuffled, new Random(4));
        try (ExecutorService payers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> payments = new ArrayList<>();
            for (Race race : shuffled) {
                payments.add(payers.submit(() -> pay(race)));
            }
            world.untilIdle();
            for (Future<?> payment : payments) {
                assertThat(payment.get()).isNull();
            }
        }
        world.untilIdle();
        after.forEach(this::pay);
        world.untilIdle();

        assertThat(before).allSatisfy(race -> assertThat(stateOf(race)).isEqualTo(OutboundMessage.State.CANCELLED));
        assertThat(before).noneMatch(this::left);
        assertThat(after).allMatch(this::left);
        assertThat(between)
                .as("a reminder left although its payment was there when it was asked whether it may")
                .noneMatch(race ->
                        left(race) && witness.paidBeforeAsked(race.receivable().id(), race.reminder()));
        assertThat(between)
                .filteredOn(race -> !left(race))
                .allSatisfy(race -> assertThat(stateOf(race)).isEqualTo(OutboundMessage.State.CANCELLED));
    }

    private List<Race> prepare() {
        bank.opensTheAccount();
        List<Credit> payments = new ArrayList<>();
        List<Receivable> receivables = new ArrayList<>();
        for (int i = 1; i <= RACES; i++) {
            receivables.add(world.receivable(
                    "firm" + i, "FV/" + i + "/2026", "100.00", clock.today().minusDays(10)));
            payments.add(Credit.of("100.00", "przelew").referenced("BR-" + i));
        }
        bank.reports(payments);
        List<RemittanceId> money =
                remittances.page(RemittanceQueries.Filter.waitingForAPerson(), Window.first(1000)).stream()
                        .map(RemittanceQueries.RemittanceRow::id)
                        .toList();
        assertThat(money).hasSize(RACES);
        List<Race> races = new ArrayList<>();
        for (int i = 0; i < RACES; i++) {
            races.add(new Race(receivables.get(i), remind(receivables.get(i)), money.get(i)));
        }
        return races;
    }

    private OutboundMessageId remind(Receivable receivable) {
        return outbox.queue(
                new NewMessage(
                        world.caseOf(receivable).value(),
                        receivable.debtorId(),
                        Channel.MAIL,
                        Purpose.REMINDER,
                        "debtor@debtors.example",
                        "pl",
                        "Przypomnienie o płatności",
                        "Prosimy o zapłatę.",
                        null,
                        null,
                        null,
                        "race:" + receivable.id().value(),
                        clock.instant().plus(Duration.ofHours(1)),
                        List.of(new NewMessage.Item(receivable.id().value(), OWED))),
                TestingWorld.TESTER);
    }

    private void pay(Race race) {
        AllocationOutcome outcome =
                allocations.allocate(race.remittance(), race.receivable().id(), OWED, TestingWorld.TESTER);
        assertThat(outcome).isInstanceOf(AllocationOutcome.Done.class);
    }

    /** Whether the intent to send was ever committed. */
    private boolean left(Race race) {
        return outboxQueries.events(race.reminder()).stream()
                .anyMatch(event -> event.state() == OutboundMessage.State.SENDING);
    }

    private OutboundMessage.State stateOf(Race race) {
        return outbox.get(race.reminder()).state();
    }
}
