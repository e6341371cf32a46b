package io.dunlin.core.approvals;

import io.dunlin.core.access.UserId;
import io.dunlin.core.approvals.ApprovalSubject.Kind;
import io.dunlin.core.shared.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Questions in the database: tables of one shape, each with a foreign key to what it asks about. */
@Component
class JdbiApprovals {

    private static final String SELECT = """
            select a.id, a.<subject> as subject_id, a.version_number, a.reach, a.asked_at, a.asked_by, a.reason,
              a.approver_id, u.display_name, a.state, a.decided_at, a.note
            from <table> a
            join app_user u on u.id = a.approver_id
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiApprovals(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    Approval insert(ApprovalRequest request, UserId approver, Actor asking) {
        ApprovalSubject subject = request.subject();
        long id = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into <table> (<subject>, version_number, reach, asked_at, asked_by, reason, approver_id, state)
                        values (:id, :version, :reach, :now, :asking, :reason, :approver, 'OPEN')
                        """)
                .define("table", subject.kind().table())
                .define("subject", subject.kind().column())
                .bind("id", subject.id())
                .bind("version", request.version())
                .bind("reach", request.reach())
                .bind("reason", request.reason())
                .bind("now", clock.instant())
                .bind("asking", asking.name())
                .bind("approver", approver)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        return find(subject.kind(), id).orElseThrow();
    }

    Optional<Approval> find(Kind kind, long id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where a.id = :id")
                .define("table", kind.table())
                .define("subject", kind.column())
                .bind("id", id)
                .map((results, _) -> read(kind, results))
                .findOne());
    }

    List<Approval> open(Kind kind) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where a.state = 'OPEN' order by a.id limit 200")
                .define("table", kind.table())
                .define("subject", kind.column())
                .map((results, _) -> read(kind, results))
                .list());
    }

    List<Approval> of(ApprovalSubject subject) {
        Kind kind = subject.kind();
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "where a.<subject> = :subject order by a.id desc limit 50")
                        .define("table", kind.table())
                        .define("subject", kind.column())
                        .bind("subject", subject.id())
                        .map((results, _) -> read(kind, results))
                        .list());
    }

    /** @throws IllegalStateException where it was answered or withdrawn meanwhile */
    void answer(Approval question, Approval.State state, String note) {
        int answered = jdbi.withHandle(handle -> handle.createUpdate("""
                        update <table>
                        set state = :state, note = :note, decided_at = :now
                        where id = :id and state = 'OPEN'
                        """)
                .define("table", question.subject().kind().table())
                .bind("state", state)
                .bind("note", note)
                .bind("now", clock.instant())
                .bind("id", question.id())
                .execute());
        if (answered != 1) {
            throw new IllegalStateException("Question " + question.id() + " about " + question.subject()
                    + " is open no more; the answer is lost with the transaction");
        }
    }

    void withdraw(ApprovalSubject subject) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update <table>
                        set state = 'WITHDRAWN', decided_at = :now
                        where <subject> = :subject and state = 'OPEN'
                        """)
                .define("table", subject.kind().table())
                .define("subject", subject.kind().column())
                .bind("now", clock.instant())
                .bind("subject", subject.id())
                .execute());
    }

    private static Approval read(Kind kind, ResultSet results) throws SQLException {
        Timestamp decidedAt = results.getTimestamp("decided_at");
        return new Approval(
                results.getLong("id"),
                new ApprovalSubject(kind, results.getLong("subject_id")),
                results.getInt("version_number"),
                results.getInt("reach"),
                results.getTimestamp("asked_at").toInstant(),
                results.getString("asked_by"),
                results.getString("reason"),
                new UserId(results.getLong("approver_id")),
                results.getString("display_name"),
                Approval.State.valueOf(results.getString("state")),
                decidedAt == null ? null : decidedAt.toInstant(),
                results.getString("note"));
    }
}
