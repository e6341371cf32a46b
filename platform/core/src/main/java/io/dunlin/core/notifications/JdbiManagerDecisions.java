package io.dunlin.core.notifications;

import io.dunlin.core.access.UserId;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Questions to account managers, the mails that asked them, and what was chosen, in the database. */
@Component
class JdbiManagerDecisions {

    private static final String QUESTION = """
            select q.id, q.task_id, q.case_id, c.reference, c.debtor_id, d.name as debtor_name, c.creditor_id,
              k.name as creditor_name, coalesce(d.account_manager_id, k.account_manager_id) as account_manager_id,
              c.currency, q.asked_on, q.chased_on, q.escalated_on,
              coalesce((select sum(e.amount) from receivable r join ledger_entry e on e.receivable_id = r.id
                where r.case_id = c.id and r.state = 'OPEN'), 0) as balance,
              (select min(r.due_on) from receivable r where r.case_id = c.id and r.state = 'OPEN') as oldest_due_on,
              coalesce((select group_concat(r.number order by r.due_on, r.id separator ', ') from receivable r
                where r.case_id = c.id and r.state = 'OPEN'), '') as documents,
              coalesce((select max(p.code) from dunning_step_taken s join dunning_policy p on p.id = s.policy_id
                where s.task_id = q.task_id), '') as policy_code
            from manager_question q
            join case_task t on t.id = q.task_id
            join collection_case c on c.id = q.case_id
            join debtor d on d.id = c.debtor_id
            join creditor k on k.id = c.creditor_id
            """;

    private static final String DECISION = """
            select m.id, m.question_id, q.case_id, c.reference, d.name as debtor_name, m.choice, m.hold_until, m.via,
              m.decided_at, m.decided_by, m.state
            from manager_decision m
            join manager_question q on q.id = m.question_id
            join collection_case c on c.id = q.case_id
            join debtor d on d.id = c.debtor_id
            """;

    private final Jdbi jdbi;
    private final FirmCalendar calendar;

    JdbiManagerDecisions(Jdbi jdbi, FirmCalendar calendar) {
        this.jdbi = jdbi;
        this.calendar = calendar;
    }

    /** How a question was asked so far. */
    record Asked(ManagerQuestion question, @Nullable Instant firstSentAt) {}

    /** A mail of questions. */
    record SentList(long id, UserId userId) {}

    /** A new question for each decision that escalation waits for. */
    void takeUp() {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert ignore into manager_question (task_id, case_id, asked_on)
                        select t.id, t.case_id, t.due_on
                        from case_task t
                        where t.state = 'OPEN' and t.kind = 'DECISION' and t.case_id is not null
                          and not exists (select 1 from manager_question q where q.task_id = t.id)
                        """).execute());
    }

    /** Open questions with the moment at which each first left by mail, the oldest first. */
    List<Asked> open(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select asked.*,
                          (select min(m.sent_at)
                            from decision_list_item i
                            join decision_list l on l.id = i.list_id
                            join outbound_message m on m.id = l.message_id
                            where i.question_id = asked.id and m.state in ('SENT', 'DELIVERED')
                              and m.queued_at > coalesce(
                                (select max(u.ended_at) from manager_decision u
                                  where u.question_id = asked.id and u.state = 'UNDONE'),
                                '1970-01-02')) as first_sent_at
                        from (
                        """ + QUESTION + """
                          where t.state = 'OPEN'
                          order by q.id
                          limit :limit) asked
                        order by asked.id
                        """)
                .bind("limit", limit)
                .map((results, _) -> {
                    java.sql.Timestamp sent = results.getTimestamp("first_sent_at");
                    return new Asked(question(results), sent == null ? null : sent.toInstant());
                })
                .list());
    }

    /**
     * Open questions, the oldest first.
     *
     * @param manager only of this account manager; null for all
     */
    List<ManagerQuestion> open(@Nullable UserId manager, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery(QUESTION + """
                        where t.state = 'OPEN'
                          and (:manager is null or coalesce(d.account_manager_id, k.account_manager_id) = :manager)
                        order by q.id
                        limit :limit offset :offset
                        """)
                .bind("manager", manager == null ? null : manager.value())
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> question(results))
                .list());
    }

    Optional<ManagerQuestion> find(ManagerQuestionId id) {
        return jdbi.withHandle(handle -> handle.createQuery(QUESTION + "where q.id = :id")
                .bind("id", id)
                .map((results, _) -> question(results))
                .findOne());
    }

    Optional<ManagerQuestion> findOpen(CaseTaskId task) {
        return jdbi.withHandle(handle -> handle.createQuery(QUESTION + "where q.task_id = :task and t.state = 'OPEN'")
                .bind("task", task)
                .map((results, _) -> question(results))
                .findOne());
    }

    /** Locks a question, so that its decisions come one after another. */
    boolean lock(ManagerQuestionId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from manager_question where id = :id for update")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .isPresent());
    }

    void chased(ManagerQuestionId id, LocalDate on) {
        jdbi.useHandle(handle -> handle.createUpdate("update manager_question set chased_on = :on where id = :id")
                .bind("on", on)
                .bind("id", id)
                .execute());
    }

    void escalated(ManagerQuestionId id, LocalDate on) {
        jdbi.useHandle(handle -> handle.createUpdate("update manager_question set escalated_on = :on where id = :id")
                .bind("on", on)
                .bind("id", id)
                .execute());
    }

    /** The question is as if it had just been asked. */
    void askAgain(ManagerQuestionId id) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update manager_question
                        set chased_on = null, escalated_on = null, asked_on = :today
                        where id = :id
                        """)
                .bind("today", calendar.today())
                .bind("id", id)
                .execute());
    }

    boolean listedOn(UserId user, DecisionLists.Kind kind, LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from decision_list
                        where user_id = :user and kind = :kind and made_on = :day
                        """)
                        .bind("user", user)
                        .bind("kind", kind)
                        .bind("day", day)
                        .mapTo(Long.class)
                        .one()
                > 0);
    }

    /** A new list with its questions; empty where another node made the day's list meanwhile. */
    OptionalLong insertList(UserId user, DecisionLists.Kind kind, List<ManagerQuestion> questions) {
        return jdbi.withHandle(handle -> {
            Optional<Long> id = handle.createUpdate("""
                            insert ignore into decision_list (user_id, kind, made_on, made_at)
                            values (:user, :kind, :today, :now)
                            """)
                    .bind("user", user)
                    .bind("kind", kind)
                    .bind("today", calendar.today())
                    .bind("now", calendar.now())
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .findOne();
            if (id.isEmpty()) {
                return OptionalLong.empty();
            }
            PreparedBatch items = handle.prepareBatch(
                    "insert into decision_list_item (list_id, question_id) values (:list, :question)");
            for (ManagerQuestion question : questions) {
                items.bind("list", id.get()).bind("question", question.id()).add();
            }
            int[] inserted = items.execute();
            if (inserted.length != questions.size()) {
                throw new IllegalStateException("List " + id.get() + " took " + inserted.length + " questions");
            }
            return OptionalLong.of(id.get());
        });
    }

    void sentBy(long listId, OutboundMessageId message) {
        jdbi.useHandle(handle -> handle.createUpdate("update decision_list set message_id = :message where id = :id")
                .bind("message", message)
                .bind("id", listId)
                .execute());
    }

    Optional<SentList> list(long listId, ManagerQuestionId question) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select l.id, l.user_id
                        from decision_list l
                        join decision_list_item i on i.list_id = l.id
                        where l.id = :list and i.question_id = :question
                        """)
                .bind("list", listId)
                .bind("question", question)
                .map((results, _) -> new SentList(results.getLong("id"), new UserId(results.getLong("user_id"))))
                .findOne());
    }

    boolean isUsed(long listId, ManagerQuestionId question, ManagerChoice choice) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from manager_decision
                        where list_id = :list and question_id = :question and choice = :choice
                        """)
                        .bind("list", listId)
                        .bind("question", question)
                        .bind("choice", choice)
                        .mapTo(Long.class)
                        .one()
                > 0);
    }

    long insert(
            ManagerQuestionId question,
            ManagerChoice choice,
            @Nullable LocalDate holdUntil,
            ManagerDecision.Via via,
            @Nullable Long listId,
            String decidedBy) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into manager_decision (question_id, choice, hold_until, via, list_id, decided_at, decided_by,
                          state)
                        values (:question, :choice, :holdUntil, :via, :list, :now, :by, 'IN_FORCE')
                        """)
                .bind("question", question)
                .bind("choice", choice)
                .bind("holdUntil", holdUntil)
                .bind("via", via)
                .bind("list", listId)
                .bind("now", calendar.now())
                .bind("by", decidedBy)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    void end(long decisionId, ManagerDecision.State state, String by) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update manager_decision
                        set state = :state, ended_at = :now, ended_by = :by
                        where id = :id and state = 'IN_FORCE'
                        """)
                .bind("state", state)
                .bind("now", calendar.now())
                .bind("by", by)
                .bind("id", decisionId)
                .execute());
    }

    Optional<ManagerDecision> inForce(ManagerQuestionId question) {
        return jdbi.withHandle(
                handle -> handle.createQuery(DECISION + "where m.question_id = :question and m.state = 'IN_FORCE'")
                        .bind("question", question)
                        .map((results, _) -> decision(results))
                        .findOne());
    }

    Optional<ManagerDecision> decision(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(DECISION + "where m.id = :id")
                .bind("id", id)
                .map((results, _) -> decision(results))
                .findOne());
    }

    List<ManagerDecision> decisions(Window window) {
        return jdbi.withHandle(handle -> handle.createQuery(DECISION + """
                        order by m.id desc
                        limit :limit offset :offset
                        """)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> decision(results))
                .list());
    }

    private static ManagerQuestion question(ResultSet results) throws SQLException {
        Long manager = results.getObject("account_manager_id", Long.class);
        return new ManagerQuestion(
                new ManagerQuestionId(results.getLong("id")),
                new CaseTaskId(results.getLong("task_id")),
                new CaseId(results.getLong("case_id")),
                new CaseReference(results.getString("reference")),
                new DebtorId(results.getLong("debtor_id")),
                results.getString("debtor_name"),
                new CreditorId(results.getLong("creditor_id")),
                results.getString("creditor_name"),
                manager == null ? null : new UserId(manager),
                DatabaseConfiguration.money(results, "balance", "currency"),
                results.getObject("oldest_due_on", LocalDate.class),
                results.getString("documents"),
                results.getString("policy_code"),
                results.getObject("asked_on", LocalDate.class),
                results.getObject("chased_on", LocalDate.class),
                results.getObject("escalated_on", LocalDate.class));
    }

    private static ManagerDecision decision(ResultSet results) throws SQLException {
        return new ManagerDecision(
                results.getLong("id"),
                new ManagerQuestionId(results.getLong("question_id")),
                new CaseId(results.getLong("case_id")),
                new CaseReference(results.getString("reference")),
                results.getString("debtor_name"),
                ManagerChoice.valueOf(results.getString("choice")),
                results.getObject("hold_until", LocalDate.class),
                ManagerDecision.Via.valueOf(results.getString("via")),
                results.getTimestamp("decided_at").toInstant(),
                results.getString("decided_by"),
                ManagerDecision.State.valueOf(results.getString("state")));
    }
}
