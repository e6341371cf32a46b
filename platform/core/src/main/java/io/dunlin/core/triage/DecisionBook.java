package io.dunlin.core.triage;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.Json;
import io.dunlin.core.shared.Texts;
import io.dunlin.core.triage.TriageDecision.Outcome;
import io.dunlin.core.triage.actions.Cause;
import io.dunlin.core.triage.actions.HeldFor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Decisions and review items in the database. */
@Component
class DecisionBook {

    static final String SELECT = """
            select t.id, t.mail_id, t.sms_id, t.case_id, t.kind, t.language, t.primary_class, t.guess, t.labels, t.facts,
              t.link_evidence, t.outcome, t.reason, t.actions, t.decided_at, t.decided_by, t.undone_at is null as in_force
            from triage_decision t
            """;
    private static final BulkInsert DECISIONS = BulkInsert.into(
            "triage_decision",
            "mail_id",
            "sms_id",
            "case_id",
            "kind",
            "language",
            "primary_class",
            "guess",
            "model_id",
            "labels",
            "facts",
            "link_evidence",
            "outcome",
            "reason",
            "actions",
            "decided_at",
            "decided_by",
            "supersedes_id");
    private static final BulkInsert QUESTIONS =
            BulkInsert.into("review_item", "decision_id", "reason", "priority", "opened_at");
    private static final int LONGEST_REASON = 1000;

    private final Jdbi jdbi;
    private final Clock clock;

    DecisionBook(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A decision to be written; see {@link TriageDecision}. */
    record Entry(
            @Nullable Long mailId,
            @Nullable Long smsId,
            @Nullable Long caseId,
            MailKind kind,
            @Nullable String language,
            ReplyClass primaryClass,
            ReplyClass guess,
            @Nullable Long modelId,
            List<StoredLabel> labels,
            StoredFacts facts,
            List<String> linkEvidence,
            Outcome outcome,
            String reason,
            String decidedBy,
            @Nullable Long supersedesId) {}

    /** What a decision is on; of one call no two are on the same. */
    private record On(@Nullable Long mailId, @Nullable Long smsId) {}

    DecisionId insert(Entry entry) {
        return insertAll(List.of(entry)).getFirst();
    }

    /** Writes decisions on different messages; their ids in the same order. */
    List<DecisionId> insertAll(List<Entry> entries) {
        Instant now = clock.instant();
        Map<On, DecisionId> ids = new HashMap<>();
        jdbi.useHandle(handle -> DECISIONS
                .all(
                        handle,
                        entries,
                        (row, entry) -> row.add(entry.mailId())
                                .add(entry.smsId())
                                .add(entry.caseId())
                                .add(entry.kind())
                                .add(languageOf(entry))
                                .add(entry.primaryClass())
                                .add(entry.guess())
                                .add(entry.modelId())
                                .add(Json.write(entry.labels()))
                                .add(Json.write(entry.facts()))
                                .add(Json.write(entry.linkEvidence()))
                                .add(entry.outcome())
                                .add(Texts.cut(entry.reason(), LONGEST_REASON))
                                .add("[]")
                                .add(now)
                                .add(entry.decidedBy())
                                .add(entry.supersedesId()),
                        "id, mail_id, sms_id",
                        results -> Map.entry(
                                new On(
                                        results.getObject("mail_id", Long.class),
                                        results.getObject("sms_id", Long.class)),
                                new DecisionId(results.getLong("id"))))
                .forEach(each -> ids.put(each.getKey(), each.getValue())));
        return entries.stream()
                .map(entry -> Objects.requireNonNull(ids.get(new On(entry.mailId(), entry.smsId()))))
                .toList();
    }

    void noteActions(DecisionId id, List<AppliedAction> actions) {
        noteActions(Map.of(id, actions));
    }

    void noteActions(Map<DecisionId, List<AppliedAction>> actions) {
        Map<DecisionId, List<AppliedAction>> done = new LinkedHashMap<>(actions);
        done.values().removeIf(List::isEmpty);
        if (done.isEmpty()) {
            return;
        }
        int written = jdbi.withHandle(handle -> handle.createUpdate("""
                        update json_table(:actions, '$[*]' columns (
                          id bigint path '$.id',
                          done longtext character set utf8mb4 collate utf8mb4_polish_ci path '$.actions')) a
                        straight_join triage_decision t on t.id = a.id
                        set t.actions = a.done
                        """)
                .bind(
                        "actions",
                        Json.write(done.entrySet().stream()
                                .map(each -> new ActionsRow(each.getKey().value(), Json.write(each.getValue())))
                                .toList()))
                .execute());
        if (written != done.size()) {
            throw new IllegalStateException("Of " + done.size() + " decisions " + written + " note their actions");
        }
    }

    /** A row of the update of many decisions. */
    private record ActionsRow(long id, String actions) {}

    /** Takes a decision out of force. */
    void retire(DecisionId id, String actor) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            update triage_decision
                            set undone_at = :now, undone_by = :actor
                            where id = :id and undone_at is null
                            """)
                    .bind("now", clock.instant())
                    .bind("actor", actor)
                    .bind("id", id)
                    .execute();
            handle.createUpdate("""
                            update review_item
                            set closed_at = :now, closed_by = :actor
                            where decision_id = :id and closed_at is null
                            """)
                    .bind("now", clock.instant())
                    .bind("actor", actor)
                    .bind("id", id)
                    .execute();
        });
    }

    /** A question to a person. Lower priorities are shown first. */
    record Question(DecisionId decision, String reason, int priority) {}

    void ask(List<Question> questions) {
        Instant now = clock.instant();
        jdbi.useHandle(handle -> QUESTIONS.all(
                handle,
                questions,
                (row, question) -> row.add(question.decision())
                        .add(question.reason())
                        .add(question.priority())
                        .add(now)));
    }

    /** Until the transaction ends nobody else does what locks it too. */
    void lock(DecisionId id) {
        jdbi.useHandle(handle -> handle.createQuery("select id from triage_decision where id = :id for update")
                .bind("id", id)
                .mapTo(DecisionId.class)
                .one());
    }

    Optional<TriageDecision> find(DecisionId id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where t.id = :id")
                .bind("id", id)
                .map((results, _) -> read(results))
                .findOne());
    }

    Optional<TriageDecision> inForce(@Nullable Long mailId, @Nullable Long smsId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        where t.undone_at is null
                          and ((:mailId is not null and t.mail_id = :mailId) or (:smsId is not null and t.sms_id = :smsId))
                        """)
                .bind("mailId", mailId)
                .bind("smsId", smsId)
                .map((results, _) -> read(results))
                .findOne());
    }

    /** Which of these mails have a decision in force. */
    Set<Long> decided(Collection<Long> mailIds) {
        if (mailIds.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        select mail_id
                        from triage_decision
                        where mail_id in (<mails>) and undone_at is null
                        """)
                .bindList("mails", List.copyOf(mailIds))
                .mapTo(Long.class)
                .list()));
    }

    /** How many messages held each case for each class: by decisions in force, whatever else they were about. */
    Map<Long, Map<ReplyClass, Integer>> holdsPlaced(Collection<Long> cases) {
        Map<Long, Map<ReplyClass, Integer>> times = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select h.case_id, h.reason, count(distinct h.origin) as times
                        from case_hold h
                        join triage_decision t on t.id = cast(substring(h.origin, :after) as unsigned)
                        where h.case_id in (<cases>) and h.origin like concat(:prefix, '%')
                          and t.undone_at is null and t.outcome <> 'REVIEW'
                        group by h.case_id, h.reason
                        """)
                .bindList("cases", List.copyOf(cases))
                .bind("prefix", Cause.BY_TRIAGE)
                .bind("after", Cause.BY_TRIAGE.length() + 1)
                .map((results, _) -> {
                    Map<ReplyClass, Integer> ofCase =
                            times.computeIfAbsent(results.getLong("case_id"), _ -> new EnumMap<>(ReplyClass.class));
                    int held = results.getInt("times");
                    HeldFor.classOf(HoldReason.valueOf(results.getString("reason")))
                            .ifPresent(replyClass -> ofCase.merge(replyClass, held, Integer::sum));
                    return held;
                })
                .list());
        return times;
    }

    /** The product's own decision on a message, the first there was; people's stand on top of it. */
    TriageDecision first(TriageDecision decision) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        where (:mailId is not null and t.mail_id = :mailId) or (:smsId is not null and t.sms_id = :smsId)
                        order by t.id
                        limit 1
                        """)
                .bind("mailId", decision.mailId())
                .bind("smsId", decision.smsId())
                .map((results, _) -> read(results))
                .one());
    }

    static TriageDecision read(ResultSet results) throws SQLException {
        Long caseId = results.getObject("case_id", Long.class);
        return new TriageDecision(
                new DecisionId(results.getLong("id")),
                results.getObject("mail_id", Long.class),
                results.getObject("sms_id", Long.class),
                caseId == null ? null : new CaseId(caseId),
                MailKind.valueOf(results.getString("kind")),
                results.getString("language"),
                ReplyClass.valueOf(results.getString("primary_class")),
                ReplyClass.valueOf(results.getString("guess")),
                Json.read(results.getString("labels"), new TypeReference<List<StoredLabel>>() {}),
                Json.read(results.getString("facts"), StoredFacts.class),
                Json.read(results.getString("link_evidence"), new TypeReference<List<String>>() {}),
                Outcome.valueOf(results.getString("outcome")),
                results.getString("reason"),
                Json.read(results.getString("actions"), new TypeReference<List<AppliedAction>>() {}),
                results.getTimestamp("decided_at").toInstant(),
                results.getString("decided_by"),
                results.getBoolean("in_force"));
    }

    private static @Nullable String languageOf(Entry entry) {
        return entry.language() == null || entry.language().length() != 2 ? null : entry.language();
    }
}
