package io.dunlin.core.receivables.imports;

import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.shared.Json;
import io.dunlin.core.shared.KeptText;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.RecordFailure;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports and their failures in the database. */
@Component
class JdbiReceivableImports {

    private static final int MOST_FAILURES_KEPT = 1000;

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiReceivableImports(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    Optional<ReceivableImportId> findFile(String source, String sha256) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id
                        from receivable_import
                        where source = :source and sha256 = :sha256
                        """)
                .bind("source", source)
                .bind("sha256", sha256)
                .mapTo(ReceivableImportId.class)
                .findOne());
    }

    ReceivableImportId insert(
            String source,
            @Nullable String fileName,
            @Nullable String sha256,
            String state,
            ParsedReceivables parsed,
            List<RecordFailure> failures,
            String actor) {
        return jdbi.withHandle(handle -> {
            long id = handle.createUpdate("""
                            insert into receivable_import (source, file_name, sha256, received_at, received_by, state, format,
                              interpretation, record_count, failure_count)
                            values (:source, :fileName, :sha256, :now, :actor, :state, :format,
                              :interpretation, :records, :failures)
                            """)
                    .bind("source", source)
                    .bind("fileName", fileName)
                    .bind("sha256", sha256)
                    .bind("now", clock.instant())
                    .bind("actor", actor)
                    .bind("state", state)
                    .bind("format", parsed.format())
                    .bind(
                            "interpretation",
                            Json.write(parsed.interpretation().stream()
                                    .map(KeptText::of)
                                    .toList()))
                    .bind("records", parsed.records().size())
                    .bind("failures", failures.size())
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            insertFailures(handle, new ReceivableImportId(id), failures);
            return new ReceivableImportId(id);
        });
    }

    /** Lists what was left out of an import in the place of what was listed before. */
    void replaceFailures(ReceivableImportId id, List<RecordFailure> failures) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from receivable_import_failure where import_id = :id")
                    .bind("id", id)
                    .execute();
            insertFailures(handle, id, failures);
            handle.createUpdate("update receivable_import set failure_count = :failures where id = :id")
                    .bind("failures", failures.size())
                    .bind("id", id)
                    .execute();
        });
    }

    private static void insertFailures(Handle handle, ReceivableImportId id, List<RecordFailure> failures) {
        if (failures.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into receivable_import_failure (import_id, line, column_name, value, why_pl, why_en)
                values (:importId, :line, :column, :value, :whyPl, :whyEn)
                """);
        failures.stream()
                .limit(MOST_FAILURES_KEPT)
                .forEach(failure -> batch.bind("importId", id)
                        .bind("line", failure.line())
                        .bind("column", failure.column())
                        .bind("value", failure.value())
                        .bind("whyPl", failure.why().pl())
                        .bind("whyEn", failure.why().en())
                        .add());
        int[] inserted = batch.execute();
        assert inserted.length > 0;
    }

    /** Where what was fetched is kept, by its SHA-256. */
    void keep(ReceivableImportId id, String sha256) {
        jdbi.useHandle(handle -> handle.createUpdate("update receivable_import set sha256 = :sha256 where id = :id")
                .bind("sha256", sha256)
                .bind("id", id)
                .execute());
    }

    /** Whether an older import of the source waits for a person. */
    boolean isAnyWaitingBefore(ReceivableImportId id, String source) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1
                          from receivable_import
                          where state = 'AWAITING_DECISION' and source = :source and id < :id)
                        """)
                .bind("source", source)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
    }

    /** Notes that an import stated these receivables, unless a newer one did. */
    void restate(ReceivableImportId id, List<ReceivableId> receivables) {
        if (receivables.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into receivable_restated (receivable_id, import_id)
                    values (:receivable, :importId)
                    on duplicate key update import_id = greatest(import_id, :importId)
                    """);
            receivables.forEach(receivable ->
                    batch.bind("receivable", receivable).bind("importId", id).add());
            int[] written = batch.execute();
            assert written.length > 0;
        });
    }

    /** The source's keys of what newer imports than this one have stated. */
    Set<String> restatedSince(ReceivableImportId id, String source) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select r.external_ref
                        from receivable_restated s
                        join receivable r on r.id = s.receivable_id
                        where s.import_id > :id and r.source = :source
                        """)
                .bind("id", id)
                .bind("source", source)
                .mapTo(String.class)
                .set());
    }

    /** Nobody had to decide. */
    void imported(ReceivableImportId id, int added, int changed) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update receivable_import
                        set state = 'IMPORTED', new_count = :added, changed_count = :changed
                        where id = :id
                        """)
                .bind("added", added)
                .bind("changed", changed)
                .bind("id", id)
                .execute());
    }

    void complete(ReceivableImportId id, int added, int changed) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update receivable_import
                        set new_count = :added, changed_count = :changed
                        where id = :id
                        """)
                .bind("added", added)
                .bind("changed", changed)
                .bind("id", id)
                .execute());
    }

    boolean decide(ReceivableImportId id, String state, String actor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update receivable_import
                        set state = :state, decided_at = :now, decided_by = :actor
                        where id = :id and state = 'AWAITING_DECISION'
                        """)
                        .bind("state", state)
                        .bind("now", clock.instant())
                        .bind("actor", actor)
                        .bind("id", id)
                        .execute())
                == 1;
    }
}
