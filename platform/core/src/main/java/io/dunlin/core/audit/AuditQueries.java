package io.dunlin.core.audit;

import io.dunlin.core.shared.Window;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the audit trail for screens, newest first. */
@Component
public class AuditQueries {

    private final Jdbi jdbi;

    public AuditQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An entry as shown. */
    public record AuditRow(
            long id,
            Instant happenedAt,
            String actorKind,
            String actorName,
            String action,
            String subjectKind,
            @Nullable Long subjectId,
            @Nullable Long caseId,
            String reason,
            String details,
            @Nullable Long sealNumber) {}

    /**
     * What to show; null leaves a filter out.
     *
     * @param actor an exact login or component
     * @param action an exact action
     * @param from nothing earlier
     * @param before nothing at this moment or later
     */
    public record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable Long caseId,
            @Nullable Instant from,
            @Nullable Instant before) {

        public static Filter none() {
            return new Filter(null, null, null, null, null);
        }

        public static Filter action(String action) {
            return new Filter(null, action, null, null, null);
        }
    }

    public List<AuditRow> page(Filter filter, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, happened_at, actor_kind, actor_name, action, subject_kind, subject_id, case_id, reason,
                          details, seal_number
                        from audit_entry
                        where (:actor is null or actor_name = :actor)
                          and (:action is null or action = :action)
                          and (:caseId is null or case_id = :caseId)
                          and (:from is null or happened_at >= :from)
                          and (:before is null or happened_at < :before)
                        order by id desc
                        limit :limit offset :offset
                        """)
                .bindMethods(filter)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map(ConstructorMapper.of(AuditRow.class))
                .list());
    }
}
