package io.dunlin.core.cases;

import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.BatchedInserts;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened in a case, in order, for people. Insert-only. */
@Component
public class Timeline {

    private static final BulkInsert EVENTS = BulkInsert.into(
            "case_event",
            "case_id",
            "happened_at",
            "kind",
            "actor_kind",
            "actor_name",
            "details",
            "related_kind",
            "related_id");

    private final Jdbi jdbi;
    private final BatchedInserts inserts;
    private final Clock clock;

    public Timeline(Jdbi jdbi, BatchedInserts inserts, Clock clock) {
        this.jdbi = jdbi;
        this.inserts = inserts;
        this.clock = clock;
    }

    /** An entry of the timeline; {@code details} is JSON of plain values for the text of its kind. */
    public record Entry(
            long id,
            CaseId caseId,
            Instant happenedAt,
            CaseEventKind kind,
            String actorKind,
            String actorName,
            String details,
            @Nullable String relatedKind,
            @Nullable Long relatedId) {}

    public void add(CaseId caseId, CaseEventKind kind, Actor actor, Map<String, ?> details) {
        add(caseId, kind, actor, details, null, null);
    }

    /**
     * Adds an entry.
     *
     * @param relatedKind what the entry leads to: {@code message}, {@code mail}, {@code remittance}, {@code filing}…
     */
    public void add(
            CaseId caseId,
            CaseEventKind kind,
            Actor actor,
            Map<String, ?> details,
            @Nullable String relatedKind,
            @Nullable Long relatedId) {
        addAll(List.of(new NewEntry(caseId, kind, details, relatedKind, relatedId)), actor);
    }

    /**
     * An entry to be added with others.
     *
     * @see #add(CaseId, CaseEventKind, Actor, Map, String, Long)
     */
    public record NewEntry(
            CaseId caseId,
            CaseEventKind kind,
            Map<String, ?> details,
            @Nullable String relatedKind,
            @Nullable Long relatedId) {}

    /** Adds many entries, in their order. */
    public void addAll(List<NewEntry> entries, Actor actor) {
        Instant now = clock.instant();
        Json.Writer json = new Json.Writer();
        inserts.insert(
                EVENTS,
                entries.stream().map(entry -> row(entry, actor, now, json)).toList());
    }

    /** What is told is put into words at once, whenever it is written. */
    private static UnaryOperator<BulkInsert.Row> row(NewEntry entry, Actor actor, Instant now, Json.Writer json) {
        String details = json.write(entry.details);
        return row -> row.add(entry.caseId)
                .add(now)
                .add(entry.kind)
                .add(actor.kind())
                .add(actor.name())
                .add(details)
                .add(entry.relatedKind)
                .add(entry.relatedId);
    }

    /** Newest first, at most 500. */
    public List<Entry> of(CaseId caseId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, case_id, happened_at, kind, actor_kind, actor_name, details, related_kind, related_id
                        from case_event
                        where case_id = :caseId
                        order by id desc
                        limit 500
                        """)
                .bind("caseId", caseId)
                .map(ConstructorMapper.of(Entry.class))
                .list());
    }
}
