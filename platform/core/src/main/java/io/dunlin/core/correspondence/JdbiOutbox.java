package io.dunlin.core.correspondence;

import io.dunlin.core.correspondence.OutboundMessage.State;
import io.dunlin.core.parties.DebtorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
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

    OutboundMessageId insert(NewMessage message, String messageId) {
        return jdbi.withHandle(handle -> {
            long id = handle.createUpdate("""
                            insert into outbound_message (case_id, debtor_id, channel, purpose, recipient, language, subject,
                              body_text, body_html, template_id, message_id, in_reply_to, origin, state, not_before, queued_at)
                            values (:caseId, :debtorId, :channel, :purpose, :recipient, :language, :subject,
                              :bodyText, :bodyHtml, :templateId, :messageId, :inReplyTo, :origin, 'QUEUED', :notBefore, :now)
                            """)
                    .bindMethods(message)
                    .bind("messageId", messageId)
                    .bind("now", clock.instant())
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            if (!message.items().isEmpty()) {
                PreparedBatch batch = handle.prepareBatch("""
                        insert into outbound_message_item (message_id, receivable_id, amount, currency)
                        values (:messageId, :receivableId, :amount, :currency)
                        """);
                message.items()
                        .forEach(item -> batch.bind("messageId", id)
                                .bind("receivableId", item.receivableId())
                                .bind("amount", item.amount().amount())
                                .bind("currency", item.amount().currency().getCurrencyCode())
                                .add());
                batch.execute();
            }
            return new OutboundMessageId(id);
        });
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

    void markSending(OutboundMessageId id, String node) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_message
                        set state = 'SENDING', sending_since = :now, sending_node = :node, attempts = attempts + 1,
                          version = version + 1
                        where id = :id
                        """)
                .bind("now", clock.instant())
                .bind("node", node)
                .bind("id", id)
                .execute());
    }

    void markSent(OutboundMessageId id, @Nullable String carrierId) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_message
                        set state = 'SENT', sent_at = :now, carrier_id = coalesce(:carrierId, carrier_id), sending_since = null,
                          outcome_code = null, outcome = null, version = version + 1
                        where id = :id
                        """)
                .bind("now", clock.instant())
                .bind("carrierId", carrierId)
                .bind("id", id)
                .execute());
    }

    void mark(OutboundMessageId id, State state, @Nullable String code, String outcome) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_message
                        set state = :state, outcome_code = :code, outcome = :outcome, sending_since = null,
                          version = version + 1
                        where id = :id
                        """)
                .bind("state", state)
                .bind("code", code)
                .bind("outcome", cut(outcome))
                .bind("id", id)
                .execute());
    }

    void postpone(OutboundMessageId id, Instant notBefore, @Nullable String code, String outcome) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_message
                        set state = 'QUEUED', not_before = :notBefore, outcome_code = :code, outcome = :outcome,
                          sending_since = null, version = version + 1
                        where id = :id
                        """)
                .bind("notBefore", notBefore)
                .bind("code", code)
                .bind("outcome", cut(outcome))
                .bind("id", id)
                .execute());
    }

    void event(OutboundMessageId id, State state, @Nullable String code, String detail) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into outbound_message_event (message_id, happened_at, state, code, detail)
                        values (:id, :now, :state, :code, :detail)
                        """)
                .bind("id", id)
                .bind("now", clock.instant())
                .bind("state", state)
                .bind("code", code)
                .bind("detail", cut(detail))
                .execute());
    }

    List<OutboundMessageId> queuedOf(long caseId, Collection<Purpose> purposes) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id
                        from outbound_message
                        where case_id = :caseId and state = 'QUEUED' and purpose in (<purposes>)
                        order by id
                        """)
                .bind("caseId", caseId)
                .bindList("purposes", List.copyOf(purposes))
                .mapTo(OutboundMessageId.class)
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

    private static String cut(String text) {
        return text.length() > LONGEST_OUTCOME ? text.substring(0, LONGEST_OUTCOME) : text;
    }
}
