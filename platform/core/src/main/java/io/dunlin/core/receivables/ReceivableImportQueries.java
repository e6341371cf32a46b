package io.dunlin.core.receivables;

import io.dunlin.core.shared.Window;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads imports and what could not be read of them. */
@Component
public class ReceivableImportQueries {

    private static final String SELECT = """
            select id, source, file_name, sha256, received_at, received_by, state, format, interpretation, record_count,
              failure_count, new_count, changed_count, decided_at, decided_by
            from receivable_import
            """;

    private final Jdbi jdbi;

    public ReceivableImportQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * An import in a list.
     *
     * @param state {@code IMPORTED}, {@code AWAITING_DECISION}, {@code DISCARDED} or {@code UNREADABLE}
     * @param interpretation how the file was understood, a JSON array of texts
     */
    public record ImportRow(
            ReceivableImportId id,
            String source,
            @Nullable String fileName,
            @Nullable String sha256,
            Instant receivedAt,
            String receivedBy,
            String state,
            @Nullable String format,
            String interpretation,
            int recordCount,
            int failureCount,
            int newCount,
            int changedCount,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {}

    /** Something that could not be read; see {@link io.dunlin.spi.erp.RecordFailure}. */
    public record FailureRow(long line, @Nullable String columnName, String value, String whyPl, String whyEn) {}

    /** Newest first; those that await a decision ahead of all. */
    public List<ImportRow> page(Window window) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        order by state = 'AWAITING_DECISION' desc, id desc
                        limit :limit offset :offset
                        """)
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

    public List<FailureRow> failures(ReceivableImportId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select line, column_name, value, why_pl, why_en
                        from receivable_import_failure
                        where import_id = :id
                        order by line, id
                        """)
                .bind("id", id)
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
