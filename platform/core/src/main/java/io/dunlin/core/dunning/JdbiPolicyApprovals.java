package io.dunlin.core.dunning;

import io.dunlin.core.access.UserId;
import io.dunlin.core.shared.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Questions to second persons in the database. */
@Component
class JdbiPolicyApprovals {

    private static final String SELECT = """
            select a.id, a.policy_id, a.policy_version, a.reach, a.asked_at, a.asked_by, a.reason, a.approver_id,
              u.display_name, a.state, a.decided_at, a.note
            from policy_approval a
            join app_user u on u.id = a.approver_id
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiPolicyApprovals(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    long insert(PolicyVersion draft, int reach, UserId approver, String reason, Actor actor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into policy_approval (policy_id, policy_version, reach, asked_at, asked_by, reason, approver_id,
                          state)
                        values (:policyId, :policyVersion, :reach, :now, :actor, :reason, :approver, 'OPEN')
                        """)
                .bind("policyId", draft.id())
                .bind("policyVersion", draft.version())
                .bind("reach", reach)
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .bind("reason", reason)
                .bind("approver", approver)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    /** Locked for the rest of the transaction. */
    Optional<PolicyApproval> lock(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where a.id = :id for update")
                .bind("id", id)
                .map((results, _) -> read(results))
                .findOne());
    }

    List<PolicyApproval> of(long policyId) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "where a.policy_id = :policyId order by a.id desc limit 50")
                        .bind("policyId", policyId)
                        .map((results, _) -> read(results))
                        .list());
    }

    List<PolicyApproval> open() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where a.state = 'OPEN' order by a.id limit 200")
                .map((results, _) -> read(results))
                .list());
    }

    void decide(long id, PolicyApproval.State state, String note) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update policy_approval
                        set state = :state, decided_at = :now, note = :note
                        where id = :id and state = 'OPEN'
                        """)
                .bind("state", state)
                .bind("now", clock.instant())
                .bind("note", note)
                .bind("id", id)
                .execute());
    }

    /** Whatever was asked about a draft is asked no more. */
    void withdraw(long policyId) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update policy_approval
                        set state = 'WITHDRAWN', decided_at = :now
                        where policy_id = :policyId and state = 'OPEN'
                        """)
                .bind("now", clock.instant())
                .bind("policyId", policyId)
                .execute());
    }

    private static PolicyApproval read(ResultSet results) throws SQLException {
        Timestamp decidedAt = results.getTimestamp("decided_at");
        return new PolicyApproval(
                results.getLong("id"),
                results.getLong("policy_id"),
                results.getInt("policy_version"),
                results.getInt("reach"),
                results.getTimestamp("asked_at").toInstant(),
                results.getString("asked_by"),
                results.getString("reason"),
                new UserId(results.getLong("approver_id")),
                results.getString("display_name"),
                PolicyApproval.State.valueOf(results.getString("state")),
                decidedAt == null ? null : decidedAt.toInstant(),
                results.getString("note"));
    }
}
