package io.dunlin.core.dunning.steps;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.correspondence.MessageItems;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingGuard;
import io.dunlin.core.dunning.decisions.DunningDecisions;
import io.dunlin.core.dunning.decisions.DunningSettings;
import io.dunlin.core.dunning.policy.CaseStanding;
import io.dunlin.core.dunning.policy.ContactLimitPolicy;
import io.dunlin.core.dunning.policy.DunningDay;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.policy.LoadedCase;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Json;
import io.dunlin.spi.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks, at the moment of sending, whether a message that presses for payment, or thanks for one, is still right: the case
 * open and free, every amount as written, the bank's data fresh, the debtor not written to too often. What is no longer right
 * is taken back, and the next run writes a right one.
 */
@Component
class DunningGuard implements SendingGuard {

    private static final Duration ASK_AGAIN = Duration.ofHours(1);
    /** What presses for nothing, and goes past no lawyer all the same. */
    private static final Set<Purpose> POLITE =
            EnumSet.of(Purpose.FORMAL_LETTER, Purpose.PAYMENT_THANKS, Purpose.PLAN_CONFIRMATION);

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
        return Optional.ofNullable(refuseAll(List.of(message), now).get(message.id()));
    }

    /** As many queries for a slice of messages as for one. */
    @Override
    public Map<OutboundMessageId, Refusal> refuseAll(List<OutboundMessage> messages, Instant now) {
        List<OutboundMessage> asked = messages.stream()
                .filter(message -> message.caseId() != null
                        && (Purpose.PRESSING.contains(message.purpose()) || POLITE.contains(message.purpose())))
                .toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        LocalDate today = calendar.local(now).toLocalDate();
        Map<Long, LoadedCase> cases = new HashMap<>();
        decisions
                .of(asked.stream().map(DunningGuard::caseOf).collect(Collectors.toSet()), today)
                .forEach(loaded -> cases.put(loaded.id().value(), loaded));
        Facts facts = facts(asked, cases, today);
        Map<OutboundMessageId, Refusal> refusals = new HashMap<>();
        for (OutboundMessage message : asked) {
            refuse(message, cases.get(message.caseId()), facts, now)
                    .ifPresent(refusal -> refusals.put(message.id(), refusal));
        }
        return refusals;
    }

    private static CaseId caseOf(OutboundMessage message) {
        return new CaseId(Objects.requireNonNull(message.caseId()));
    }

    /** What is asked about all messages at once. */
    private record Facts(
            Map<OutboundMessageId, List<Written>> written,
            Map<OutboundMessageId, Money> totals,
            Map<DebtorId, List<LocalDate>> sentOn,
            DunningDay.Bank bank,
            DunningSettings settings,
            LocalDate today) {}

    private Facts facts(List<OutboundMessage> messages, Map<Long, LoadedCase> cases, LocalDate today) {
        List<OutboundMessageId> ids = messages.stream().map(OutboundMessage::id).toList();
        return new Facts(
                written(ids),
                totals(ids),
                sentOn(
                        cases.values().stream()
                                .map(loaded -> loaded.heading().debtorId())
                                .collect(Collectors.toSet()),
                        today),
                decisions.day(today).bank(),
                settings.get(DunningSettings.GROUP),
                today);
    }

    private Optional<Refusal> refuse(OutboundMessage message, @Nullable LoadedCase loaded, Facts facts, Instant now) {
        if (loaded == null) {
            return Optional.of(Refusal.forGood("sending.refused.closed"));
        }
        if (POLITE.contains(message.purpose())) {
            return ofPolite(loaded, message);
        }
        CaseStanding standing = loaded.standing();
        List<Written> written = facts.written.getOrDefault(message.id(), List.of());
        return ofCase(standing, message)
                .or(() -> ofItems(standing, written))
                .or(() -> ofTotal(standing, written, facts.totals.get(message.id())))
                .or(() -> tooOld(message, facts.settings, now))
                .or(() -> bankData(facts.bank, now))
                .or(() -> tooOften(facts.sentOn.getOrDefault(loaded.heading().debtorId(), List.of()), facts));
    }

    /** Whatever it says, it goes to counsel once there is one; and a case in court gets no thanks by a machine. */
    private static Optional<Refusal> ofPolite(LoadedCase loaded, OutboundMessage message) {
        if (loaded.heading().represented()) {
            return Optional.of(Refusal.forGood("sending.refused.represented"));
        }
        return message.purpose() == Purpose.PAYMENT_THANKS && loaded.standing().stage() == CaseStanding.Stage.LITIGATION
                ? Optional.of(Refusal.forGood("sending.refused.litigation"))
                : Optional.empty();
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
            case INSTALMENT_PLAN -> "sending.refused.instalment-plan";
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
    private static Optional<Refusal> ofItems(CaseStanding standing, List<Written> written) {
        Map<ReceivableId, CaseStanding.Item> owed = new HashMap<>();
        standing.items().forEach(item -> owed.put(item.id(), item));
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

    /** What is to be paid is net of what the firm owes back, and that may have changed too. */
    private static Optional<Refusal> ofTotal(CaseStanding standing, List<Written> written, @Nullable Money total) {
        Money now =
                written.stream().map(Written::amount).reduce(standing.credits().negated(), Money::plus);
        return total == null || total.equals(now)
                ? Optional.empty()
                : Optional.of(Refusal.forGood("sending.refused.changed"));
    }

    private record Written(OutboundMessageId message, ReceivableId id, Money amount) {}

    private Map<OutboundMessageId, List<Written>> written(List<OutboundMessageId> messages) {
        return jdbi
                .withHandle(handle -> handle.createQuery("""
                        select m.id as message_id, i.receivable_id, i.amount, i.currency
                        from outbound_message m
                        join
                        """ + MessageItems.ROWS + """
                        where m.id in (<messages>)
                        """)
                        .bindList("messages", messages)
                        .map((results, _) -> new Written(
                                new OutboundMessageId(results.getLong("message_id")),
                                new ReceivableId(results.getLong("receivable_id")),
                                DatabaseConfiguration.money(results, "amount", "currency")))
                        .list())
                .stream()
                .collect(Collectors.groupingBy(Written::message));
    }

    /** What messages ask for that are written when they leave. */
    private Map<OutboundMessageId, Money> totals(List<OutboundMessageId> messages) {
        Map<OutboundMessageId, Money> totals = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select id, wording
                        from outbound_message
                        where id in (<messages>) and wording is not null
                        """)
                .bindList("messages", messages)
                .map((results, _) -> totals.put(
                        new OutboundMessageId(results.getLong("id")),
                        Json.read(results.getString("wording"), StepWriter.Told.class)
                                .total()))
                .list());
        return totals;
    }

    private static Optional<Refusal> tooOld(OutboundMessage message, DunningSettings settings, Instant now) {
        return message.queuedAt().plus(Duration.ofDays(settings.messageDays())).isBefore(now)
                ? Optional.of(Refusal.forGood("sending.refused.stale"))
                : Optional.empty();
    }

    private static Optional<Refusal> bankData(DunningDay.Bank bank, Instant now) {
        return bank == DunningDay.Bank.TOO_OLD
                ? Optional.of(Refusal.until("sending.refused.bank-data", now.plus(ASK_AGAIN)))
                : Optional.empty();
    }

    private record Left(DebtorId debtor, LocalDate on) {}

    private Map<DebtorId, List<LocalDate>> sentOn(Set<DebtorId> debtors, LocalDate today) {
        if (debtors.isEmpty()) {
            return Map.of();
        }
        LocalDate since = today.minusDays(ContactLimitPolicy.FORTNIGHT);
        return jdbi
                .withHandle(handle -> handle.createQuery("""
                        select debtor_id, coalesce(sent_at, sending_since, queued_at) as left_at
                        from outbound_message
                        where debtor_id in (<debtors>) and purpose in ('REMINDER', 'FINAL_DEMAND')
                          and state in ('SENDING', 'SENT', 'DELIVERED', 'BOUNCED', 'IN_DOUBT')
                          and coalesce(sent_at, sending_since, queued_at) >= :since
                        """)
                        .bindList("debtors", List.copyOf(debtors))
                        .bind("since", since.atStartOfDay(calendar.zone()).toInstant())
                        .map((results, _) -> new Left(
                                new DebtorId(results.getLong("debtor_id")),
                                calendar.local(results.getTimestamp("left_at").toInstant())
                                        .toLocalDate()))
                        .list())
                .stream()
                .collect(Collectors.groupingBy(Left::debtor, Collectors.mapping(Left::on, Collectors.toList())));
    }

    private Optional<Refusal> tooOften(List<LocalDate> sentOn, Facts facts) {
        DunningSettings limits = facts.settings;
        return new ContactLimitPolicy(limits.mostPerDay(), limits.mostPerWeek(), limits.mostPerFortnight())
                .blockedUntil(sentOn, facts.today)
                .map(day -> Refusal.until(
                        "sending.refused.too-often",
                        day.atStartOfDay(calendar.zone()).toInstant()));
    }
}
