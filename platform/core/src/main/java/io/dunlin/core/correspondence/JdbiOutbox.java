package io.dunlin.core.correspondence;

import io.dunlin.core.correspondence.OutboundMessage.State;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;

/** The outbox in the database. */
@Component
class JdbiOutbox {

    static final String SELECT = """
            select m.id, m.case_id, m.debtor_id, m.channel, m.purpose, m.recipient, m.language, m.subject, m.body_text,
              m.body_html, m.message_id, m.in_reply_to, m.origin, m.state, m.not_before, m.queued_at, m.sent_at, m.attempts,
              m.carrier_id, m.outcome_code, m.outcome
            from outbound_message m
            """;
    private static final int LONGEST_OUTCOME = 2000;
    /** MariaDB turns longer lists into temporary tables. */
    private static final int LONGEST_LIST = 900;

    private static final int DUPLICATE_KEY = 1062;

    private static final BulkInsert MESSAGES = BulkInsert.into(
            "outbound_message",
            "case_id",
            "debtor_id",
            "channel",
            "purpose",
            "recipient",
            "language",
            "subject",
            "body_text",
            "body_html",
            "template_id",
            "wording",
            "items",
            "message_id",
            "in_reply_to",
            "origin",
            "state",
            "not_before",
            "queued_at");

    private static final BulkInsert EVENTS =
            BulkInsert.into("outbound_message_event", "message_id", "happened_at", "state", "code", "detail");

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiOutbox(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    Optional<OutboundMessageId> findByOrigin(String origin) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from outbound_message where origin = :origin")
                .bind("origin", origin)
                .mapTo(OutboundMessageId.class)
                .findOne());
    }

    /** The messages that were made of some origins before. */
    Map<String, OutboundMessageId> findByOrigins(List<String> origins) {
        Map<String, OutboundMessageId> known = new HashMap<>();
        origins.stream()
                .gather(Gatherers.windowFixed(LONGEST_LIST))
                .forEach(some -> jdbi.useHandle(
                        handle -> handle.createQuery("select id, origin from outbound_message where origin in (<some>)")
                                .bindList("some", some)
                                .map((results, _) -> Made.read(results))
                                .forEach(made -> known.put(made.origin, made.id))));
        return known;
    }

    private record Made(OutboundMessageId id, String origin) {

        static Made read(ResultSet results) throws SQLException {
            return new Made(new OutboundMessageId(results.getLong("id")), results.getString("origin"));
        }
    }

    /**
     * A message to be written down.
     *
     * @param words none yet where it has a wording
     * @param wording what is to be said, where the words are found when it leaves
     */
    record New(
            @Nullable Long caseId,
            @Nullable DebtorId debtorId,
            Channel channel,
            Purpose purpose,
            String recipient,
            String language,
            Rendered words,
            @Nullable String wording,
            String messageId,
            @Nullable String inReplyTo,
            String origin,
            Instant notBefore,
            List<NewMessage.Item> items) {

        private static final Rendered NONE_YET = new Rendered("", "", null, null);

        static New of(NewMessage message, String messageId) {
            return new New(
                    message.caseId(),
                    message.debtorId(),
                    message.channel(),
                    message.purpose(),
                    message.recipient(),
                    message.language(),
                    new Rendered(message.subject(), message.bodyText(), message.bodyHtml(), message.templateId()),
                    null,
                    messageId,
                    message.inReplyTo(),
                    message.origin(),
                    message.notBefore(),
                    message.items());
        }

        static New of(UnwrittenMessage message, String messageId) {
            return new New(
                    message.caseId(),
                    message.debtorId(),
                    message.channel(),
                    message.purpose(),
                    message.recipient(),
                    message.language(),
                    NONE_YET,
                    message.wording(),
                    messageId,
                    null,
                    message.origin(),
                    message.notBefore(),
                    message.items());
        }
    }

    /**
     * Writes messages down where none of them was made before; nothing where one was. The database looks for each origin in
     * its key anyway: to ask about many beforehand would cost as much again.
     */
    Optional<Map<String, OutboundMessageId>> insertUnlessKnown(List<New> messages) {
        return jdbi.withHandle(handle -> {
            handle.execute("savepoint before_messages");
            try {
                return Optional.of(insertAll(messages));
            } catch (UncategorizedSQLException e) {
                if (!(e.getCause() instanceof SQLException cause) || cause.getErrorCode() != DUPLICATE_KEY) {
                    throw e;
                }
                handle.execute("rollback to savepoint before_messages");
                return Optional.empty();
            }
        });
    }

    /** Writes messages down; their ids by origin. */
    Map<String, OutboundMessageId> insertAll(List<New> messages) {
        return messages.size() == 1 ? insertOne(messages) : insertMany(messages);
    }

    private Map<String, OutboundMessageId> insertOne(List<New> message) {
        Instant now = clock.instant();
        Map<String, OutboundMessageId> ids = new HashMap<>();
        jdbi.useHandle(
                handle -> MESSAGES.all(handle, message, (row, each) -> row(row, each, now), "id, origin", Made::read)
                        .forEach(made -> ids.put(made.origin, made.id)));
        return ids;
    }

    /**
     * Rows that are not answered travel without a text that has to be taken apart. What is read afterwards are the rows above
     * those there were: ids rise.
     */
    private Map<String, OutboundMessageId> insertMany(List<New> messages) {
        Instant now = clock.instant();
        Set<String> origins = messages.stream().map(New::origin).collect(Collectors.toSet());
        Map<String, OutboundMessageId> ids = new HashMap<>();
        jdbi.useHandle(handle -> {
            long before = handle.createQuery("select coalesce(max(id), 0) from outbound_message")
                    .mapTo(Long.class)
                    .one();
            MESSAGES.all(handle, messages, (row, each) -> row(row, each, now));
            handle.createQuery("select id, origin from outbound_message where id > :before")
                    .bind("before", before)
                    .map((results, _) -> Made.read(results))
                    .filter(made -> origins.contains(made.origin))
                    .forEach(made -> ids.put(made.origin, made.id));
        });
        return ids;
    }

    private static BulkInsert.Row row(BulkInsert.Row row, New message, Instant now) {
        return row.add(message.caseId)
                .add(message.debtorId)
                .add(message.channel)
                .add(message.purpose)
                .add(message.recipient)
                .add(message.language)
                .add(message.words.subject())
                .add(message.words.text())
                .add(message.words.html())
                .add(message.words.templateId())
                .add(message.wording)
                .add(MessageItems.text(message.items))
                .add(message.messageId)
                .add(message.inReplyTo)
                .add(message.origin)
                .add(State.QUEUED)
                .add(message.notBefore)
                .add(now);
    }

    /** What messages that were queued without their words are to say; others are left out. */
    Map<OutboundMessageId, String> wordings(List<OutboundMessageId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<OutboundMessageId, String> wordings = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select id, wording
                        from outbound_message
                        where id in (<ids>) and wording is not null
                        """)
                .bindList("ids", ids)
                .map((results, _) ->
                        Map.entry(new OutboundMessageId(results.getLong("id")), results.getString("wording")))
                .forEach(each -> wordings.put(each.getKey(), each.getValue())));
        return wordings;
    }

    List<OutboundMessage> findAll(List<OutboundMessageId> ids) {
        return all(ids, "");
    }

    /** By the channel they leave through, in the order in which they were given; without what nobody knows. */
    Map<Channel, List<OutboundMessageId>> byChannel(List<OutboundMessageId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<OutboundMessageId, Channel> channels = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select id, channel from outbound_message where id in (<ids>)")
                .bindList("ids", ids)
                .map((results, _) -> Map.entry(
                        new OutboundMessageId(results.getLong("id")), Channel.valueOf(results.getString("channel"))))
                .forEach(each -> channels.put(each.getKey(), each.getValue())));
        return ids.stream()
                .filter(channels::containsKey)
                .collect(Collectors.groupingBy(
                        id -> Objects.requireNonNull(channels.get(id)),
                        () -> new EnumMap<>(Channel.class),
                        Collectors.toList()));
    }

    /** Where a message stands by now. */
    record Standing(State state, int attempts) {}

    /** Locks messages, in the order of their ids, and tells where they stand without reading what they say. */
    Map<OutboundMessageId, Standing> lockStandings(List<OutboundMessageId> ids) {
        Map<OutboundMessageId, Standing> standings = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select id, state, attempts
                        from outbound_message
                        where id in (<ids>)
                        order by id
                        for update
                        """)
                .bindList("ids", ids)
                .map((results, _) -> Map.entry(
                        new OutboundMessageId(results.getLong("id")),
                        new Standing(State.valueOf(results.getString("state")), results.getInt("attempts"))))
                .forEach(each -> standings.put(each.getKey(), each.getValue())));
        return standings;
    }

    /** Locks messages, in the order of their ids. */
    List<OutboundMessage> lockAll(List<OutboundMessageId> ids) {
        return all(ids, " for update");
    }

    /**
     * Locks those to whom messages go, in the order of their ids: what another job intends for one of them meanwhile counts
     * here, and the other way round.
     */
    void lockDebtors(List<OutboundMessage> messages) {
        List<DebtorId> debtors = messages.stream()
                .flatMap(message -> Optional.ofNullable(message.debtorId()).stream())
                .distinct()
                .toList();
        if (debtors.isEmpty()) {
            return;
        }
        List<DebtorId> locked = jdbi.withHandle(
                handle -> handle.createQuery("select id from debtor where id in (<debtors>) order by id for update")
                        .bindList("debtors", debtors)
                        .mapTo(DebtorId.class)
                        .list());
        assert locked.size() == debtors.size();
    }

    private List<OutboundMessage> all(List<OutboundMessageId> ids, String lock) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where m.id in (<ids>) order by m.id" + lock)
                .bindList("ids", ids)
                .map((results, _) -> read(results))
                .list());
    }

    /** From now on the messages may leave at any moment. */
    void markSending(List<OutboundMessageId> ids, String node) {
        if (ids.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_message
                        set state = 'SENDING', sending_since = :now, sending_node = :node, attempts = attempts + 1,
                          version = version + 1
                        where id in (<ids>)
                        """)
                .bindList("ids", ids)
                .bind("now", clock.instant())
                .bind("node", node)
                .execute());
    }

    /** The same for messages that were queued without their words, with what they say. */
    void writeAndMarkSending(Map<OutboundMessageId, Rendered> words, String node) {
        if (words.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        int[] written = jdbi.withHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    update outbound_message
                    set subject = :subject, body_text = :text, body_html = :html, template_id = :templateId,
                      state = 'SENDING', sending_since = :now, sending_node = :node, attempts = attempts + 1,
                      version = version + 1
                    where id = :id
                    """);
            words.forEach((id, each) -> batch.bind("subject", each.subject())
                    .bind("text", each.text())
                    .bind("html", each.html())
                    .bind("templateId", each.templateId())
                    .bind("now", now)
                    .bind("node", node)
                    .bind("id", id)
                    .add());
            return batch.execute();
        });
        assert written.length == words.size();
    }

    /** @param carrierId what the other side calls them; null where it has no name of its own for them */
    void markSent(List<OutboundMessageId> ids, @Nullable String carrierId) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_message
                        set state = 'SENT', sent_at = :now, carrier_id = coalesce(:carrierId, carrier_id), sending_since = null,
                          outcome_code = null, outcome = null, version = version + 1
                        where id in (<ids>)
                        """)
                .bindList("ids", ids)
                .bind("now", clock.instant())
                .bind("carrierId", carrierId)
                .execute());
    }

    boolean isSending(Channel channel) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1 from outbound_message where state = 'SENDING' and channel = :channel)
                        """)
                .bind("channel", channel)
                .mapTo(Boolean.class)
                .one());
    }

    /** What was intended and not begun: no attempt was made. */
    void putBack(List<OutboundMessageId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_message
                        set state = 'QUEUED', sending_since = null, attempts = attempts - 1, version = version + 1
                        where id in (<ids>)
                        """).bindList("ids", ids).execute());
    }

    void postpone(List<OutboundMessageId> ids, Instant notBefore, @Nullable String code, String outcome) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_message
                        set state = 'QUEUED', not_before = :notBefore, outcome_code = :code, outcome = :outcome,
                          sending_since = null, version = version + 1
                        where id in (<ids>)
                        """)
                .bindList("ids", ids)
                .bind("notBefore", notBefore)
                .bind("code", code)
                .bind("outcome", Texts.cut(outcome, LONGEST_OUTCOME))
                .execute());
    }

    void events(List<OutboundMessageId> ids, State state, @Nullable String code, String detail) {
        Instant now = clock.instant();
        jdbi.useHandle(handle -> EVENTS.all(
                handle,
                ids,
                (row, id) -> row.add(id).add(now).add(state).add(code).add(Texts.cut(detail, LONGEST_OUTCOME))));
    }

    Optional<OutboundMessage> find(OutboundMessageId id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where m.id = :id")
                .bind("id", id)
                .map((results, _) -> read(results))
                .findOne());
    }

    OutboundMessage lock(OutboundMessageId id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where m.id = :id for update")
                .bind("id", id)
                .map((results, _) -> read(results))
                .one());
    }

    /** When it may have left stays known: what is in doubt counts among what the debtor got. */
    void mark(OutboundMessageId id, State state, @Nullable String code, String outcome) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_message
                        set state = :state, outcome_code = :code, outcome = :outcome, version = version + 1
                        where id = :id
                        """)
                .bind("state", state)
                .bind("code", code)
                .bind("outcome", Texts.cut(outcome, LONGEST_OUTCOME))
                .bind("id", id)
                .execute());
    }

    /** A message of a case that waits to be sent. */
    record Queued(OutboundMessageId id, long caseId) {}

    List<Queued> queuedOf(Collection<Long> caseIds, Collection<Purpose> purposes) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, case_id
                        from outbound_message
                        where case_id in (<cases>) and state = 'QUEUED' and purpose in (<purposes>)
                        order by id
                        """)
                .bindList("cases", List.copyOf(caseIds))
                .bindList("purposes", List.copyOf(purposes))
                .map((results, _) ->
                        new Queued(new OutboundMessageId(results.getLong("id")), results.getLong("case_id")))
                .list());
    }

    /** Messages that a crash left between intent and outcome: this node's own, and others' past their lease. */
    List<OutboundMessageId> leftSending(String node, Instant leaseEnd, boolean starting) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id
                        from outbound_message
                        where state = 'SENDING' and ((:starting and sending_node = :node) or sending_since < :leaseEnd)
                        order by id
                        limit 1000
                        """)
                .bind("starting", starting)
                .bind("node", node)
                .bind("leaseEnd", leaseEnd)
                .mapTo(OutboundMessageId.class)
                .list());
    }

    List<OutboundMessage> inDoubt() {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "where m.state = 'IN_DOUBT' order by m.id limit 200")
                        .map((results, _) -> read(results))
                        .list());
    }

    Optional<OutboundMessage> findByMessageId(String messageId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where m.message_id = :messageId")
                .bind("messageId", messageId)
                .map((results, _) -> read(results))
                .findOne());
    }

    Optional<OutboundMessage> findByCarrierId(String carrierId) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "where m.carrier_id = :carrierId order by m.id desc limit 1")
                        .bind("carrierId", carrierId)
                        .map((results, _) -> read(results))
                        .findOne());
    }

    static OutboundMessage read(ResultSet results) throws SQLException {
        long debtor = results.getLong("debtor_id");
        boolean noDebtor = results.wasNull();
        Timestamp sentAt = results.getTimestamp("sent_at");
        return new OutboundMessage(
                new OutboundMessageId(results.getLong("id")),
                results.getObject("case_id", Long.class),
                noDebtor ? null : new DebtorId(debtor),
                Channel.valueOf(results.getString("channel")),
                Purpose.valueOf(results.getString("purpose")),
                results.getString("recipient"),
                results.getString("language"),
                results.getString("subject"),
                results.getString("body_text"),
                results.getString("body_html"),
                results.getString("message_id"),
                results.getString("in_reply_to"),
                results.getString("origin"),
                State.valueOf(results.getString("state")),
                results.getTimestamp("not_before").toInstant(),
                results.getTimestamp("queued_at").toInstant(),
                sentAt == null ? null : sentAt.toInstant(),
                results.getInt("attempts"),
                results.getString("carrier_id"),
                results.getString("outcome_code"),
                results.getString("outcome"));
    }
}
