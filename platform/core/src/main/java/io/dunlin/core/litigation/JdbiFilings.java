package io.dunlin.core.litigation;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.Json;
import io.dunlin.core.shared.Window;
import io.dunlin.spi.court.FilingDocument;
import io.dunlin.spi.court.FilingDossier;
import io.dunlin.spi.court.ValidationReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Drafts in the database; their files are read only when asked for. */
@Component
class JdbiFilings {

    private static final String SELECT = """
            select id, case_id, format, version_number, state, file_name, media_type, preview, dispute_value, court_fee,
              currency, report, prepared_at, prepared_by, decided_at, decided_by, decision_note
            from filing_draft
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiFilings(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The next version; the case's row is locked by the caller. */
    FilingDraftId insert(CaseId caseId, String format, FilingDossier dossier, FilingDocument document, Actor actor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into filing_draft (case_id, format, version_number, state, dossier, claims, file_name, media_type,
                          content, preview, dispute_value, court_fee, currency, report, acceptable, prepared_at, prepared_by)
                        select :caseId, :format, coalesce(max(version_number), 0) + 1, 'DRAFT', :dossier, :claims, :fileName,
                          :mediaType, :content, :preview, :value, :fee, :currency, :report, :acceptable, :now, :actor
                        from filing_draft
                        where case_id = :caseId and format = :format
                        """)
                .bind("caseId", caseId)
                .bind("format", format)
                .bind("dossier", Json.write(dossier))
                .bind("claims", Json.write(ClaimedSum.of(dossier.claims())))
                .bind("fileName", document.fileName())
                .bind("mediaType", document.mediaType())
                .bind("content", document.content())
                .bind("preview", document.preview())
                .bind("value", document.disputeValue().amount())
                .bind("fee", document.courtFee().amount())
                .bind("currency", document.disputeValue().currency().getCurrencyCode())
                .bind("report", Json.write(document.report()))
                .bind("acceptable", document.report().acceptable())
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(FilingDraftId.class)
                .one());
    }

    /** What a draft claims; nothing where it was made before that was kept. */
    List<ClaimedSum> claims(FilingDraftId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select claims from filing_draft where id = :id and claims is not null")
                .bind("id", id)
                .map((results, _) -> List.of(Json.read(results.getString("claims"), ClaimedSum[].class)))
                .findOne()
                .orElse(List.of()));
    }

    /** Whether no draft of the same case and format was made later. */
    boolean isNewest(FilingDraftId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from filing_draft d
                        join filing_draft later
                          on later.case_id = d.case_id and later.format = d.format and later.version_number > d.version_number
                        where d.id = :id
                        """)
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one())
                == 0;
    }

    boolean decide(FilingDraftId id, FilingDraft.State state, String note, Actor actor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update filing_draft
                        set state = :state, decided_at = :now, decided_by = :actor, decision_note = :note
                        where id = :id and state = 'DRAFT'
                        """)
                        .bind("state", state)
                        .bind("now", clock.instant())
                        .bind("actor", actor.name())
                        .bind("note", note)
                        .bind("id", id)
                        .execute())
                == 1;
    }

    Optional<FilingDraft> find(FilingDraftId id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map((results, _) -> read(results))
                .findOne());
    }

    byte[] content(FilingDraftId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select content from filing_draft where id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .one());
    }

    List<FilingDraft> of(CaseId caseId) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "where case_id = :caseId order by id desc limit 100")
                        .bind("caseId", caseId)
                        .map((results, _) -> read(results))
                        .list());
    }

    List<FilingDraft> page(FilingDraft.@Nullable State state, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        where :state is null or state = :state
                        order by id desc
                        limit :limit offset :offset
                        """)
                .bind("state", state)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> read(results))
                .list());
    }

    private static FilingDraft read(ResultSet results) throws SQLException {
        Timestamp decidedAt = results.getTimestamp("decided_at");
        return new FilingDraft(
                new FilingDraftId(results.getLong("id")),
                new CaseId(results.getLong("case_id")),
                results.getString("format"),
                results.getInt("version_number"),
                FilingDraft.State.valueOf(results.getString("state")),
                results.getString("file_name"),
                results.getString("media_type"),
                results.getString("preview"),
                DatabaseConfiguration.money(results, "dispute_value", "currency"),
                DatabaseConfiguration.money(results, "court_fee", "currency"),
                Json.read(results.getString("report"), ValidationReport.class),
                results.getTimestamp("prepared_at").toInstant(),
                results.getString("prepared_by"),
                decidedAt == null ? null : decidedAt.toInstant(),
                results.getString("decided_by"),
                results.getString("decision_note"));
    }
}
