package io.dunlin.core.remittances.allocations;

import static io.dunlin.core.shared.Texts.cutOrNull;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.springframework.stereotype.Component;

/** Suggestions that were accepted together, in the database. */
@Component
class JdbiBatches {

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiBatches(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    AllocationBatchId insert(String actor, int remittances) {
        return new AllocationBatchId(jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into allocation_batch (accepted_at, accepted_by, remittances)
                        values (:now, :actor, :remittances)
                        """)
                .bind("now", clock.instant())
                .bind("actor", actor)
                .bind("remittances", remittances)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one()));
    }

    /** Whether it was in force until now. */
    boolean markUndone(AllocationBatchId id, String reason, String actor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update allocation_batch
                        set undone_at = :now, undone_by = :actor, undo_reason = :reason
                        where id = :id and undone_at is null
                        """)
                        .bind("now", clock.instant())
                        .bind("actor", actor)
                        .bind("reason", cutOrNull(reason, 500))
                        .bind("id", id)
                        .execute())
                == 1;
    }

    /** The newest that is in force. */
    Optional<AllocationBatches.BatchRow> last() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, accepted_at, accepted_by, remittances
                        from allocation_batch
                        where undone_at is null
                        order by id desc
                        limit 1
                        """)
                .map(ConstructorMapper.of(AllocationBatches.BatchRow.class))
                .findOne());
    }
}
