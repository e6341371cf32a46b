package io.dunlin.core.triage;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.inbox.MailSearch;
import io.dunlin.core.shared.Json;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Reads the reply queue and decisions for screens. */
@Component
public class ReviewQueries {

    private static final String COLUMNS = """
            select t.id, t.mail_id, t.sms_id, t.case_id, c.reference, d.name as debtor_name,
              coalesce(m.from_address, s.sender, '') as sender, coalesce(m.subject, left(s.text, 80)) as subject,
              coalesce(m.received_at, s.received_at) as received_at, t.primary_class, t.guess, t.labels,
              t.outcome, t.reason, i.id as review_item_id, coalesce(i.priority, 0) as priority, i.assigned_to,
              u.display_name as assignee, i.snoozed_until
            """;
    private static final String FROM_THE_QUEUE = """
            from review_item i
            straight_join triage_decision t on t.id = i.decision_id
            """;
    private static final String FROM_DECISIONS = """
            from triage_decision t
            left join review_item i on i.decision_id = t.id and i.closed_at is null
            """;
    /** What a text finds is found first, each part by an index of its own or in a table of few rows. */
    private static final String FOUND_BY_PARTY = """
            join (
              select x.id
              from triage_decision x
              join collection_case y on y.id = x.case_id
              join debtor z on z.id = y.debtor_id
              where y.reference like concat(:text, '%')
                or z.name collate utf8mb4_unicode_520_ci like concat('%', :text, '%')
              union
              select x.id
              from triage_decision x
              join inbound_sms y on y.id = x.sms_id
              where y.text collate utf8mb4_unicode_520_ci like concat('%', :text, '%')
            ) found on found.id = t.id
            """;

    private static final String FOUND_BY_PARTY_OR_WORDS = FOUND_BY_PARTY.replace(") found", """
              union
              select x.id
              from mail_text y
              join triage_decision x on x.mail_id = y.mail_id
              where match (y.words) against (:question in boolean mode)
            ) found""");
    private static final String FILTERS = """
            left join inbound_mail m on m.id = t.mail_id
            left join inbound_sms s on s.id = t.sms_id
            left join collection_case c on c.id = t.case_id
            left join debtor d on d.id = c.debtor_id
            left join app_user u on u.id = i.assigned_to
            where t.undone_at is null and i.closed_at is null
              and (:waiting is null or :waiting = (i.id is not null))
              and :putOff = (i.snoozed_until is not null and i.snoozed_until > :now)
              and (:primaryClass is null or t.primary_class = :primaryClass)
              and (:caseId is null or t.case_id = :caseId)
              and (:assignedTo is null or i.assigned_to = :assignedTo)
              and (not :unseen or t.outcome = 'APPLIED'
                and not exists (select 1 from reply_judgement j where j.decision_id = t.id))
            """;

    private static final String WAITING_AFTER = """
              and (i.priority > :priority or (i.priority = :priority and i.decision_id > :decisionId))
            """;
    private static final String DECIDED_AFTER = """
              and t.id < :decisionId
            """;

    private final Jdbi jdbi;
    private final DecisionBook book;
    private final Clock clock;

    ReviewQueries(Jdbi jdbi, DecisionBook book, Clock clock) {
        this.jdbi = jdbi;
        this.book = book;
        this.clock = clock;
    }

    /**
     * A message in the queue or in the list of decided ones.
     *
     * @param confidence of its first label, 0 where there is none
     * @param reviewItemId where a person is asked
     * @param priority among those that a person is asked about, the lowest first; 0 elsewhere
     */
    public record ReplyRow(
            DecisionId decisionId,
            @Nullable Long mailId,
            @Nullable Long smsId,
            @Nullable CaseId caseId,
            @Nullable String caseReference,
            @Nullable String debtorName,
            String sender,
            String subject,
            Instant receivedAt,
            ReplyClass primaryClass,
            ReplyClass guess,
            double confidence,
            TriageDecision.Outcome outcome,
            String reason,
            @Nullable Long reviewItemId,
            int priority,
            @Nullable Long assignedTo,
            @Nullable String assignee,
            @Nullable Instant putOffUntil) {

        public Place place() {
            return new Place(priority, decisionId);
        }
    }

    /** Where a message stands in the order of a list: what follows it is asked for by it, however far down that is. */
    public record Place(int priority, DecisionId decisionId) {}

    /**
     * What to list; null leaves a filter out.
     *
     * @param waiting true for what waits for a person, false for what is decided
     * @param text words, or beginnings of words, anywhere in the mail; or a case's reference; or a part of a debtor's name
     * @param putOff true for what somebody put off and whose time has not come, false for all else
     * @param unseen only what was decided without a person and nobody looked at since
     */
    public record Filter(
            @Nullable Boolean waiting,
            @Nullable ReplyClass primaryClass,
            @Nullable String text,
            @Nullable Long caseId,
            @Nullable Long assignedTo,
            boolean putOff,
            boolean unseen) {

        public Filter(
                @Nullable Boolean waiting,
                @Nullable ReplyClass primaryClass,
                @Nullable String text,
                @Nullable Long caseId,
                @Nullable Long assignedTo) {
            this(waiting, primaryClass, text, caseId, assignedTo, false, false);
        }

        public static Filter queue() {
            return new Filter(true, null, null, null, null);
        }
    }

    /**
     * The queue by urgency and age, from the open questions; decided messages newest first, from their ids.
     *
     * @param after the last one that was listed before; null for the beginning
     */
    public List<ReplyRow> page(Filter filter, Instant now, @Nullable Place after, int limit) {
        boolean waiting = Boolean.TRUE.equals(filter.waiting());
        String sql = COLUMNS
                + found(filter)
                + (after == null ? "" : waiting ? WAITING_AFTER : DECIDED_AFTER)
                + (waiting ? "order by i.priority, i.decision_id" : "order by t.id desc")
                + " limit :limit";
        return jdbi.withHandle(handle -> asked(handle, sql, filter, now)
                .bind("priority", after == null ? null : after.priority())
                .bind("decisionId", after == null ? null : after.decisionId())
                .bind("limit", limit)
                .map((results, _) -> {
                    List<StoredLabel> labels =
                            Json.read(results.getString("labels"), new TypeReference<List<StoredLabel>>() {});
                    Long caseId = results.getObject("case_id", Long.class);
                    return new ReplyRow(
                            new DecisionId(results.getLong("id")),
                            results.getObject("mail_id", Long.class),
                            results.getObject("sms_id", Long.class),
                            caseId == null ? null : new CaseId(caseId),
                            results.getString("reference"),
                            results.getString("debtor_name"),
                            results.getString("sender"),
                            results.getString("subject"),
                            results.getTimestamp("received_at").toInstant(),
                            ReplyClass.valueOf(results.getString("primary_class")),
                            ReplyClass.valueOf(results.getString("guess")),
                            labels.isEmpty() ? 0 : labels.getFirst().confidence(),
                            TriageDecision.Outcome.valueOf(results.getString("outcome")),
                            results.getString("reason"),
                            results.getObject("review_item_id", Long.class),
                            results.getInt("priority"),
                            results.getObject("assigned_to", Long.class),
                            results.getString("assignee"),
                            Optional.ofNullable(results.getTimestamp("snoozed_until"))
                                    .map(Timestamp::toInstant)
                                    .orElse(null));
                })
                .list());
    }

    /** How many messages a filter finds. For what waits: to count all that was ever decided takes long. */
    public long count(Filter filter, Instant now) {
        return jdbi.withHandle(handle -> asked(handle, "select count(*) " + found(filter), filter, now)
                .mapTo(Long.class)
                .one());
    }

    private static String found(Filter filter) {
        String text = filter.text();
        return (Boolean.TRUE.equals(filter.waiting()) ? FROM_THE_QUEUE : FROM_DECISIONS)
                + (text == null ? "" : MailSearch.question(text) == null ? FOUND_BY_PARTY : FOUND_BY_PARTY_OR_WORDS)
                + FILTERS;
    }

    private static Query asked(Handle handle, String sql, Filter filter, Instant now) {
        return handle.createQuery(sql)
                .bindMethods(filter)
                .bind("now", now)
                .bind("question", MailSearch.question(filter.text()));
    }

    /** What waits for a person now; what somebody put off is counted when its day comes. */
    public long countWaiting() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from review_item
                        where closed_at is null and (snoozed_until is null or snoozed_until <= :now)
                        """)
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .one());
    }

    /** Who works on what: how many open questions each person took, and since when the oldest of them waits. */
    public record Share(@Nullable Long userId, @Nullable String person, long waiting, Instant oldest) {}

    /** Those with most first; what nobody took has no person. */
    public List<Share> shares() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select i.assigned_to, u.display_name, count(*) as waiting, min(i.opened_at) as oldest
                        from review_item i
                        left join app_user u on u.id = i.assigned_to
                        where i.closed_at is null
                        group by i.assigned_to, u.display_name
                        order by waiting desc, u.display_name
                        """)
                .map((results, _) -> new Share(
                        results.getObject("assigned_to", Long.class),
                        results.getString("display_name"),
                        results.getLong("waiting"),
                        results.getTimestamp("oldest").toInstant()))
                .list());
    }

    public boolean exists(DecisionId id) {
        return book.find(id).isPresent();
    }

    public TriageDecision get(DecisionId id) {
        return book.find(id).orElseThrow(() -> new IllegalArgumentException("No decision " + id.value()));
    }

    /** The decision in force on a mail. */
    public Optional<TriageDecision> ofMail(long mailId) {
        return book.inForce(mailId, null);
    }
}
