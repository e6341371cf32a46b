package io.dunlin.core.jobs;

import io.dunlin.core.shared.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.springframework.stereotype.Component;

/**
 * A time in which no node begins a job: mail is not read, nothing is sent, no statement is imported and nobody is dunned.
 * Jobs that run end in peace; what is due meanwhile waits. Screens can be used.
 */
@Component
public class Maintenance {

    private final Jdbi jdbi;
    private final Clock clock;

    public Maintenance(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The maintenance that goes on. */
    public record Break(String reason, Instant startedAt, String startedBy) {}

    public Optional<Break> current() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select reason, started_at, started_by
                        from maintenance
                        where id = 1
                        """).map(ConstructorMapper.of(Break.class)).findOne());
    }

    /** Returns whether it begins now; where one goes on already, that one stays as it is. */
    public boolean begin(String reason, Actor actor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert ignore into maintenance (id, reason, started_at, started_by)
                        values (1, :reason, :now, :actor)
                        """)
                        .bind("reason", reason)
                        .bind("now", clock.instant())
                        .bind("actor", actor.name())
                        .execute())
                == 1;
    }

    /** Returns whether there was one. */
    public boolean end() {
        return jdbi.withHandle(
                        handle -> handle.createUpdate("delete from maintenance").execute())
                > 0;
    }
}
