package io.dunlin.core.correspondence;

import io.dunlin.core.shared.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the outbox for screens. */
@Component
public class OutboxQueries {

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final JdbiOutbox store;

    OutboxQueries(Jdbi jdbi, Outbox outbox, JdbiOutbox store) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.store = store;
    }

    /** A message in a list. */
    public record OutboxRow(
            OutboundMessageId id,
            @Nullable Long caseId,
            @Nullable String caseReference,
            Channel channel,
            Purpose purpose,
            String recipient,
            String subject,
            OutboundMessage.State state,
            Instant notBefore,
            Instant queuedAt,
            @Nullable Instant sentAt,
            int attempts,
            @Nullable String outcomeCode,
            @Nullable String outcome) {

        private OutboxRow with(String otherSubject) {
            return new OutboxRow(
                    id,
                    caseId,
                    caseReference,
                    channel,
                    purpose,
                    recipient,
                    otherSubject,
                    state,
                    notBefore,
                    queuedAt,
                    sentAt,
                    attempts,
                    outcomeCode,
                    outcome);
        }
    }

    /** What to list; null leaves a filter out. */
    public record Filter(
            OutboundMessage.@Nullable State state,
            @Nullable Purpose purpose,
            @Nullable Channel channel,
            @Nullable Long caseId,
            @Nullable String text) {}

    /** Newest first; what is not written yet with the subject that it would leave with now. */
    public List<OutboxRow> page(Filter filter, Window window) {
        List<OutboxRow> rows = rows(filter, window);
        List<OutboundMessageId> unnamed = rows.stream()
                .filter(row -> row.channel == Channel.MAIL && row.subject.isEmpty())
                .map(OutboxRow::id)
                .toList();
        if (unnamed.isEmpty()) {
            return rows;
        }
        Map<OutboundMessageId, String> subjects = outbox.worded(store.findAll(unnamed)).stream()
                .collect(Collectors.toMap(OutboundMessage::id, OutboundMessage::subject));
        return rows.stream()
                .map(row -> row.with(subjects.getOrDefault(row.id, row.subject)))
                .toList();
    }

    private List<OutboxRow> rows(Filter filter, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select m.id, m.case_id, c.reference as case_reference, m.channel, m.purpose, m.recipient, m.subject,
                          m.state, m.not_before, m.queued_at, m.sent_at, m.attempts, m.outcome_code, m.outcome
                        from outbound_message m
                        left join collection_case c on c.id = m.case_id
                        where (:state is null or m.state = :state)
                          and (:purpose is null or m.purpose = :purpose)
                          and (:channel is null or m.channel = :channel)
                          and (:caseId is null or m.case_id = :caseId)
                          and (:text is null or m.recipient like concat('%', :text, '%')
                            or m.subject like concat('%', :text, '%') or c.reference like concat('%', :text, '%'))
                        order by m.id desc
                        limit :limit offset :offset
                        """)
                .bindMethods(filter)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map(ConstructorMapper.of(OutboxRow.class))
                .list());
    }

    public long count(OutboundMessage.State state) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from outbound_message where state = :state")
                        .bind("state", state)
                        .mapTo(Long.class)
                        .one());
    }

    /** What happened to a message, oldest first. That it was queued, and why, stands with itself. */
    public List<MessageEvent> events(OutboundMessageId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select queued_at as happened_at, 'QUEUED' as state, null as code, origin as detail, 0 as place
                        from outbound_message
                        where id = :id
                        union all
                        select happened_at, state, code, detail, id
                        from outbound_message_event
                        where message_id = :id
                        order by place
                        """)
                .bind("id", id)
                .map(ConstructorMapper.of(MessageEvent.class))
                .list());
    }

    /** A step in a message's life. */
    public record MessageEvent(
            Instant happenedAt,
            OutboundMessage.State state,
            @Nullable String code,
            String detail) {}
}
