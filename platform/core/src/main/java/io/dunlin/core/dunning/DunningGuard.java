package io.dunlin.core.dunning;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingGuard;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/**
 * Asks, at the moment of sending, whether a message that presses for payment is still right: the case open and free, every
 * amount as written, the bank's data fresh, the debtor not written to too often. What is no longer right is taken back, and
 * the next run writes a right one.
 */
@Component
class DunningGuard implements SendingGuard {

    private static final Duration ASK_AGAIN = Duration.ofHours(1);

    private final DunningDecisions decisions;
    private final ProductSettings settings;
    private final FirmCalendar calendar;
    private final Jdbi jdbi;

    DunningGuard(DunningDecisions decisions, ProductSettings settings, FirmCalendar calendar, Jdbi jdbi) {
        this.decisions = decisions;
        this.settings = settings;
        this.calendar = calendar;
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Refusal> refuse(OutboundMessage message, Instant now) {
        if (message.caseId() == null || !Purpose.PRESSING.contains(message.purpose())) {
            return Optional.empty();
        }
        LocalDate today = calendar.local(now).toLocalDate();
        Optional<LoadedCase> loaded = decisions.find(new CaseId(message.caseId()), today);
        if (loaded.isEmpty()) {
            return Optional.of(Refusal.forGood("sending.refused.closed"));
        }
        CaseStanding standing = loaded.get().standing();
        return ofCase(standing, message)
                .or(() -> ofItems(standing, message))
                .or(() -> tooOld(message, now))
                .or(() -> bankData(today, now))
                .or(() -> tooOften(loaded.get().heading().debtorId(), today));
    }

    private static Optional<Refusal> ofCase(CaseStanding standing, OutboundMessage message) {
        Optional<Refusal> byStage = switch (standing.stage()) {
            case CLOSED -> Optional.of(Refusal.forGood("sending.refused.closed"));
            case LITIGATION ->
                message.purpose() == Purpose.FINAL_DEMAND
                        ? Optional.empty()
                        : Optional.of(Refusal.forGood("sending.refused.litigation"));
            case OPEN -> Optional.empty();
        };
        return byStage.or(
                () -> Optional.ofNullable(standing.block()).map(block -> Refusal.forGood(key(block.reason()))));
    }

    private static String key(DunningReason reason) {
        return switch (reason) {
            case REPRESENTED -> "sending.refused.represented";
            case PROMISED -> "sending.refused.promised";
            case DISPUTED -> "sending.refused.disputed";
            case LIMITATION_PASSED -> "sending.refused.limitation";
            case HELD, ITEMS_HELD -> "sending.refused.held";
            case STEP_DUE,
                    PROMISE_BROKEN,
                    CLOSED,
                    IN_LITIGATION,
                    NOTHING_OWED,
                    BELOW_TOLERANCE,
                    NOT_YET,
                    FREE_DAY,
                    BANK_DATA_OLD,
                    TASK_OPEN,
                    MESSAGE_WAITING,
                    CONTACTED_TODAY,
                    NO_CONTACT,
                    TEMPLATE_FAULTY,
                    RUN_CAPPED,
                    LEVELS_EXHAUSTED -> throw new IllegalArgumentException(reason + " stops no case by itself");
        };
    }

    /** Every receivable that the message names must be owed as the message says, and free. */
    private Optional<Refusal> ofItems(CaseStanding standing, OutboundMessage message) {
        Map<ReceivableId, CaseStanding.Item> owed = new HashMap<>();
        standing.items().forEach(item -> owed.put(item.id(), item));
        List<Written> written = written(message);
        if (!written.isEmpty() && written.stream().noneMatch(item -> owed.containsKey(item.id))) {
            return Optional.of(Refusal.forGood("sending.refused.paid"));
        }
        for (Written item : written) {
            CaseStanding.Item now = owed.get(item.id);
            if (now == null || !now.balance().equals(item.amount)) {
                return Optional.of(Refusal.forGood("sending.refused.changed"));
            }
            if (now.block() != null) {
                return Optional.of(Refusal.forGood(key(now.block().reason())));
            }
        }
        return Optional.empty();
    }

    private record Written(ReceivableId id, Money amount) {}

    private List<Written> written(OutboundMessage message) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select receivable_id, amount, currency
                        from outbound_message_item
                        where message_id = :id
                        """)
                .bind("id", message.id())
                .map((results, _) -> new Written(
                        new ReceivableId(results.getLong("receivable_id")),
                        DatabaseConfiguration.money(results, "amount", "currency")))
                .list());
    }

    private Optional<Refusal> tooOld(OutboundMessage message, Instant now) {
        Duration most = Duration.ofDays(settings.get(DunningSettings.GROUP).messageDays());
        return message.queuedAt().plus(most).isBefore(now)
                ? Optional.of(Refusal.forGood("sending.refused.stale"))
                : Optional.empty();
    }

    private Optional<Refusal> bankData(LocalDate today, Instant now) {
        return decisions.day(today).bank() == DunningDay.Bank.TOO_OLD
                ? Optional.of(Refusal.until("sending.refused.bank-data", now.plus(ASK_AGAIN)))
                : Optional.empty();
    }

    private Optional<Refusal> tooOften(DebtorId debtor, LocalDate today) {
        DunningSettings limits = settings.get(DunningSettings.GROUP);
        LocalDate since = today.minusDays(ContactLimitPolicy.FORTNIGHT);
        List<LocalDate> sentOn = jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(sent_at, sending_since) as left_at
                        from outbound_message
                        where debtor_id = :debtor and purpose in ('REMINDER', 'FINAL_DEMAND')
                          and state in ('SENDING', 'SENT', 'DELIVERED', 'BOUNCED', 'IN_DOUBT')
                          and coalesce(sent_at, sending_since) >= :since
                        """)
                .bind("debtor", debtor)
                .bind("since", since.atStartOfDay(calendar.zone()).toInstant())
                .map((results, _) -> calendar.local(
                                results.getTimestamp("left_at").toInstant())
                        .toLocalDate())
                .list());
        return new ContactLimitPolicy(limits.mostPerDay(), limits.mostPerWeek(), limits.mostPerFortnight())
                .blockedUntil(sentOn, today)
                .map(day -> Refusal.until(
                        "sending.refused.too-often",
                        day.atStartOfDay(calendar.zone()).toInstant()));
    }
}
