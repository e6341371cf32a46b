package io.dunlin.core.audit;

import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.shared.Json;
import io.dunlin.core.shared.RawStore;
import io.dunlin.core.shared.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Chains committed entries: each seal is the SHA-256 of the entry and the seal before it, so that an entry that was
 * changed, removed or slipped in later breaks the chain from there on. Runs behind the writers, so that they never wait
 * for each other; what is not sealed yet is at most a minute old.
 */
@Component
public class AuditSeal implements RecurringJob {

    private static final int BATCH = 2000;
    private static final String GENESIS = "0".repeat(64);

    private final Jdbi jdbi;
    private final Transactions transactions;

    public AuditSeal(Jdbi jdbi, Transactions transactions) {
        this.jdbi = jdbi;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "seal-audit";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(Duration.ofMinutes(1));
    }

    @Override
    public void run() {
        int sealed = BATCH;
        while (sealed == BATCH) {
            sealed = transactions.in(() -> jdbi.withHandle(AuditSeal::sealBatch));
        }
    }

    /** What {@link #verify()} found. */
    public sealed interface Verdict {

        record Intact(long entries) implements Verdict {}

        /** The first entry whose seal does not fit. */
        record Broken(long entryId, long sealNumber) implements Verdict {}
    }

    /** Computes the whole chain again. */
    public Verdict verify() {
        return jdbi.withHandle(handle -> {
            String seal = GENESIS;
            long number = 0;
            List<Sealed> batch = sealedAfter(handle, number);
            while (!batch.isEmpty()) {
                for (Sealed entry : batch) {
                    seal = seal(seal, entry);
                    number++;
                    if (entry.sealNumber == null || entry.sealNumber != number || !seal.equals(entry.seal)) {
                        return new Verdict.Broken(entry.id, number);
                    }
                }
                batch = sealedAfter(handle, number);
            }
            return new Verdict.Intact(number);
        });
    }

    /** Two that seal at once would both give the next number: the unique key lets one through. */
    private static int sealBatch(Handle handle) {
        Optional<Sealed> last = handle.createQuery(COLUMNS + """
                        where seal_number is not null
                        order by seal_number desc
                        limit 1
                        """)
                .map(ConstructorMapper.of(Sealed.class))
                .findOne();
        String seal = last.map(entry -> entry.seal).orElse(GENESIS);
        Long lastNumber = last.map(entry -> entry.sealNumber).orElse(0L);
        long number = lastNumber;
        List<Sealed> entries = handle.createQuery(COLUMNS + """
                        where seal_number is null
                        order by id
                        limit :limit
                        """)
                .bind("limit", BATCH)
                .map(ConstructorMapper.of(Sealed.class))
                .list();
        if (entries.isEmpty()) {
            return 0;
        }
        List<Given> given = new ArrayList<>();
        for (Sealed entry : entries) {
            seal = seal(seal, entry);
            number++;
            given.add(new Given(entry.id, number, seal));
        }
        give(handle, given);
        return given.size();
    }

    /** The place of an entry in the chain. */
    private record Given(long id, long number, String seal) {}

    /** In one statement, however many there are: after a large night the chain is as long as the night at once. */
    private static void give(Handle handle, List<Given> given) {
        int updated = handle.createUpdate("""
                        update json_table(:given, '$[*]' columns (
                            id bigint path '$.id',
                            number bigint path '$.number',
                            seal char(64) character set ascii path '$.seal')) g
                        straight_join audit_entry e on e.id = g.id and e.seal_number is null
                        set e.seal_number = g.number, e.seal = g.seal
                        """).bind("given", Json.write(given)).execute();
        if (updated != given.size()) {
            throw new IllegalStateException("Of " + given.size() + " audit entries from " + given.getFirst().id
                    + " on only " + updated + " were unsealed: somebody else seals them");
        }
    }

    private static final String COLUMNS = """
            select id, happened_at, actor_kind, actor_name, action, subject_kind, subject_id, case_id, reason, details,
              seal_number, seal
            from audit_entry
            """;

    private static List<Sealed> sealedAfter(Handle handle, long number) {
        return handle.createQuery(COLUMNS + """
                        where seal_number > :number
                        order by seal_number
                        limit :limit
                        """)
                .bind("number", number)
                .bind("limit", BATCH)
                .map(ConstructorMapper.of(Sealed.class))
                .list();
    }

    private static String seal(String previous, Sealed entry) {
        String text = String.join(
                "\u001f",
                previous,
                Long.toString(entry.id),
                entry.happenedAt.toString(),
                entry.actorKind,
                entry.actorName,
                entry.action,
                entry.subjectKind,
                String.valueOf(entry.subjectId),
                String.valueOf(entry.caseId),
                entry.reason,
                entry.details);
        return RawStore.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An entry with its place in the chain. */
    public record Sealed(
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
            @Nullable Long sealNumber,
            @Nullable String seal) {}
}
