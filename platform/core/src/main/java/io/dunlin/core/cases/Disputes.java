package io.dunlin.core.cases;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.Texts;
import io.dunlin.core.shared.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens and decides disputes. */
@Component
public class Disputes {

    private static final int LONGEST_STATEMENT = 2000;

    private static final BulkInsert DISPUTES = BulkInsert.into(
            "dispute", "case_id", "receivable_id", "reason", "statement", "opened_at", "opened_by", "origin", "state");

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Timeline timeline;
    private final Holds holds;
    private final AuditTrail audit;
    private final Clock clock;

    public Disputes(
            Jdbi jdbi, Transactions transactions, Timeline timeline, Holds holds, AuditTrail audit, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.timeline = timeline;
        this.holds = holds;
        this.audit = audit;
        this.clock = clock;
    }

    /** A dispute to be opened; see {@link Dispute}. */
    public record NewDispute(
            CaseId caseId, @Nullable ReceivableId receivableId, String reason, String statement, String origin) {

        public NewDispute {
            statement = Texts.cut(statement, LONGEST_STATEMENT);
        }
    }

    /** Opens a dispute and holds what it is about until it is decided. */
    public DisputeId open(NewDispute dispute, Actor actor) {
        return openAll(List.of(dispute), actor).getFirst();
    }

    private record Opened(
            DisputeId id, CaseId caseId, @Nullable ReceivableId receivableId, String reason, String origin) {}

    /** Opens many, each as if it were alone, with a few statements for all of them. */
    public List<DisputeId> openAll(List<NewDispute> disputes, Actor actor) {
        if (disputes.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        return transactions.in(() -> {
            List<Opened> opened = jdbi.withHandle(handle -> DISPUTES.all(
                    handle,
                    disputes,
                    (row, dispute) -> row.add(dispute.caseId())
                            .add(dispute.receivableId())
                            .add(dispute.reason())
                            .add(dispute.statement())
                            .add(now)
                            .add(actor.name())
                            .add(dispute.origin())
                            .add(Dispute.State.OPEN),
                    "id, case_id, receivable_id, reason, origin",
                    Disputes::opened));
            opened.forEach(each -> note(each, actor));
            List<Holds.NewHold> newHolds = opened.stream()
                    .map(each -> new Holds.NewHold(
                            each.caseId(),
                            each.receivableId(),
                            HoldReason.DISPUTE,
                            null,
                            "dispute:" + each.id().value()))
                    .toList();
            Map<Holds.NewHold, HoldId> placed = holds.placeAll(newHolds, actor);
            assert placed.size() == newHolds.size();
            return opened.stream().map(Opened::id).toList();
        });
    }

    private static Opened opened(ResultSet results) throws SQLException {
        Long receivable = results.getObject("receivable_id", Long.class);
        return new Opened(
                new DisputeId(results.getLong("id")),
                new CaseId(results.getLong("case_id")),
                receivable == null ? null : new ReceivableId(receivable),
                results.getString("reason"),
                results.getString("origin"));
    }

    private void note(Opened opened, Actor actor) {
        Map<String, String> details = Map.of("reason", opened.reason());
        long id = opened.id().value();
        timeline.add(opened.caseId(), CaseEventKind.DISPUTE_OPENED, actor, details, "dispute", id);
        audit.record(
                actor,
                "dispute-opened",
                Subject.of("dispute", id).inCase(opened.caseId().value()),
                opened.origin(),
                details);
    }

    /** Decides an open dispute and ends its hold. */
    public void close(DisputeId id, Dispute.State outcome, String why, Actor actor) {
        transactions.run(() -> {
            Dispute dispute = jdbi.withHandle(handle -> handle.createQuery(SELECT + "where id = :id for update")
                    .bind("id", id)
                    .map((results, _) -> read(results))
                    .one());
            if (dispute.state() != Dispute.State.OPEN) {
                return;
            }
            jdbi.useHandle(handle -> handle.createUpdate("""
                            update dispute
                            set state = :outcome, closed_at = :now, closed_by = :actor, outcome = :why
                            where id = :id
                            """)
                    .bind("outcome", outcome)
                    .bind("now", clock.instant())
                    .bind("actor", actor.name())
                    .bind("why", why)
                    .bind("id", id)
                    .execute());
            holds.releaseAllOf(dispute.caseId(), "dispute:" + id.value(), actor, why);
            Map<String, String> details = Map.of("outcome", outcome.name(), "why", why);
            timeline.add(dispute.caseId(), CaseEventKind.DISPUTE_CLOSED, actor, details, "dispute", id.value());
            audit.record(
                    actor,
                    "dispute-closed",
                    Subject.of("dispute", id.value()).inCase(dispute.caseId().value()),
                    why,
                    details);
        });
    }

    /** Takes back every open dispute that one cause opened. */
    public void withdrawAllOf(CaseId caseId, String origin, Actor actor, String why) {
        transactions.run(() -> of(caseId).stream()
                .filter(dispute -> dispute.origin().equals(origin) && dispute.state() == Dispute.State.OPEN)
                .forEach(dispute -> close(dispute.id(), Dispute.State.WITHDRAWN, why, actor)));
    }

    /** Newest first. */
    public List<Dispute> of(CaseId caseId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where case_id = :caseId order by id desc")
                .bind("caseId", caseId)
                .map((results, _) -> read(results))
                .list());
    }

    /** Those of many cases that are not decided yet; cases that have none are missing. */
    public Map<CaseId, List<Dispute>> openOf(Collection<CaseId> cases) {
        return cases.isEmpty()
                ? Map.of()
                : jdbi.withHandle(handle -> handle
                        .createQuery(SELECT + "where case_id in (<cases>) and state = 'OPEN' order by id desc")
                        .bindList("cases", List.copyOf(cases))
                        .map((results, _) -> read(results))
                        .stream()
                        .collect(Collectors.groupingBy(Dispute::caseId)));
    }

    private static final String SELECT = """
            select id, case_id, receivable_id, reason, statement, opened_at, origin, state
            from dispute
            """;

    private static Dispute read(ResultSet results) throws SQLException {
        long receivable = results.getLong("receivable_id");
        boolean all = results.wasNull();
        return new Dispute(
                new DisputeId(results.getLong("id")),
                new CaseId(results.getLong("case_id")),
                all ? null : new ReceivableId(receivable),
                results.getString("reason"),
                results.getString("statement"),
                results.getTimestamp("opened_at").toInstant(),
                results.getString("origin"),
                Dispute.State.valueOf(results.getString("state")));
    }
}
