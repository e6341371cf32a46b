package io.dunlin.core.receivables.imports;

import io.dunlin.core.shared.Json;
import io.dunlin.core.shared.Window;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Reads imports and what could not be read of them. */
@Component
public class ReceivableImportQueries {

    private static final String SELECT = """
            select id, source, file_name, sha256, received_at, received_by, state, format, record_count, failure_count,
              new_count, changed_count, decided_at, decided_by
            from receivable_import
            """;

    private final Jdbi jdbi;

    public ReceivableImportQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * An import in a list.
     *
     * @param fileName null where a live connection fetched the records
     */
    public record ImportRow(
            ReceivableImportId id,
            String source,
            @Nullable String fileName,
            @Nullable String sha256,
            Instant receivedAt,
            String receivedBy,
            ImportState state,
            @Nullable String format,
            int recordCount,
            int failureCount,
            int newCount,
            int changedCount,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {}

    /** Something that could not be read; see {@link io.dunlin.spi.erp.RecordFailure}. */
    public record FailureRow(long line, @Nullable String columnName, String value, String whyPl, String whyEn) {}

    /** Newest first; those that await a decision ahead of all. */
    public List<ImportRow> page(@Nullable ImportState state, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        where (:state is null or state = :state)
                        order by state = 'AWAITING_DECISION' desc, id desc
                        limit :limit offset :offset
                        """)
                .bind("state", state)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map(ConstructorMapper.of(ImportRow.class))
                .list());
    }

    public ImportRow get(ReceivableImportId id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(ImportRow.class))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("No import " + id.value())));
    }

    /** How a file was understood, one fact each, in the form of {@link io.dunlin.core.shared.KeptText}. */
    public List<String> interpretation(ReceivableImportId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select interpretation from receivable_import where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .map(json -> Json.read(json, new TypeReference<List<String>>() {}))
                .orElse(List.of()));
    }

    /** What could not be read of it, by line. */
    public List<FailureRow> failures(ReceivableImportId id, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select line, column_name, value, why_pl, why_en
                        from receivable_import_failure
                        where import_id = :id
                        order by line, id
                        limit :limit offset :offset
                        """)
                .bind("id", id)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map(ConstructorMapper.of(FailureRow.class))
                .list());
    }

    public long countAwaitingDecision() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from receivable_import where state = 'AWAITING_DECISION'")
                        .mapTo(Long.class)
                        .one());
    }
}
