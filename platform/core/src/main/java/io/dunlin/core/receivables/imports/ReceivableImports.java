package io.dunlin.core.receivables.imports;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.RawStore;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.erp.RecordFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes receivables in. All or nothing: where one record of a file cannot be read, or contradicts what is known of a
 * party, nothing of the file is imported until a person decides. The same record again changes only what is different.
 */
@Component
public class ReceivableImports {

    private final JdbiReceivableImports store;
    private final ReceivableUpsert upsert;
    private final RawStore rawStore;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    public ReceivableImports(
            JdbiReceivableImports store,
            ReceivableUpsert upsert,
            RawStore rawStore,
            Transactions transactions,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.upsert = upsert;
        this.rawStore = rawStore;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Imports a file that a connector has read.
     *
     * @param source the stable name of the source, the same for all files of one kind
     * @param fileName the file's name, for people
     * @param content the file itself; kept
     */
    public ImportOutcome importFile(
            String source, String fileName, byte[] content, ParsedReceivables parsed, Actor actor) {
        return transactions.in(() -> {
            String sha256 = RawStore.sha256(content);
            Optional<ReceivableImportId> before = store.findFile(source, sha256);
            if (before.isPresent()) {
                return new ImportOutcome.Repeated(before.get());
            }
            String stored = rawStore.store(content);
            return importRecords(source, fileName, stored, parsed, actor);
        });
    }

    /**
     * Imports records that a live connection fetched. Where they wait for a person they are kept, since nobody can fetch the
     * same page again.
     */
    public ImportOutcome importFetched(String source, ParsedReceivables parsed, Actor actor) {
        return transactions.in(() -> {
            ImportOutcome outcome = importRecords(source, null, null, parsed, actor);
            if (outcome instanceof ImportOutcome.AwaitsDecision waits) {
                byte[] page = new FetchedPage(waits.id().value(), parsed).toBytes();
                store.keep(waits.id(), rawStore.store(page));
            }
            return outcome;
        });
    }

    /**
     * Imports what can be read of a file that awaits a decision, leaving out its failures and what contradicts; both stay
     * listed.
     */
    public ImportOutcome acceptReadable(ReceivableImportId id, String source, ParsedReceivables parsed, Actor actor) {
        return transactions.in(() -> {
            if (!store.decide(id, "IMPORTED", actor.name())) {
                throw new IllegalStateException("Import " + id.value() + " does not await a decision");
            }
            List<RecordFailure> leftOut = new ArrayList<>(parsed.failures());
            Upserted upserted =
                    upsertUncontradicted(id, source, notRestated(id, source, parsed.records()), leftOut, actor);
            store.complete(id, upserted.added, upserted.changed);
            store.replaceFailures(id, leftOut);
            audit.record(
                    actor,
                    "import-accepted",
                    Subject.of("receivable-import", id.value()),
                    "",
                    Map.of("records", parsed.records().size(), "left-out", leftOut.size()));
            return new ImportOutcome.Imported(id, parsed.records().size(), upserted.added, upserted.changed);
        });
    }

    /** Without what newer imports of the source have stated since: that holds. */
    private List<Row> notRestated(ReceivableImportId id, String source, List<ReceivableRecord> records) {
        Set<String> restated = store.restatedSince(id, source);
        return Row.all(records).stream()
                .filter(row -> !restated.contains(row.record.externalRef().value()))
                .toList();
    }

    /** Of records that contradict each other the first is kept; without what was left out, the others go in as a whole. */
    private Upserted upsertUncontradicted(
            ReceivableImportId id, String source, List<Row> all, List<RecordFailure> leftOut, Actor actor) {
        List<Row> rows = all;
        while (true) {
            Upserted upserted = upsertAll(id, source, rows, actor);
            if (upserted.failures.isEmpty()) {
                return upserted;
            }
            leftOut.addAll(upserted.failures);
            Set<Long> contradicting =
                    upserted.failures.stream().map(RecordFailure::line).collect(Collectors.toSet());
            rows = rows.stream()
                    .filter(row -> !contradicting.contains(row.line))
                    .toList();
        }
    }

    public void discard(ReceivableImportId id, Actor actor, String reason) {
        transactions.run(() -> {
            if (store.decide(id, "DISCARDED", actor.name())) {
                audit.record(actor, "import-discarded", Subject.of("receivable-import", id.value()), reason, Map.of());
            }
        });
    }

    /** What would make {@link #importFile} wait for a person though each record reads. */
    List<RecordFailure> contradictions(String source, ParsedReceivables parsed) {
        return upsert.contradictions(source, parsed.records());
    }

    private ImportOutcome importRecords(
            String source, @Nullable String fileName, @Nullable String sha256, ParsedReceivables parsed, Actor actor) {
        List<RecordFailure> failures = new ArrayList<>(parsed.failures());
        failures.addAll(contradictions(source, parsed));
        int records = parsed.records().size();
        ReceivableImportId id =
                store.insert(source, fileName, sha256, "AWAITING_DECISION", parsed, failures, actor.name());
        if (failures.isEmpty()) {
            Upserted upserted = upsertAll(id, source, Row.all(parsed.records()), actor);
            if (upserted.failures.isEmpty()) {
                store.imported(id, upserted.added, upserted.changed);
                audit.record(
                        actor,
                        "receivables-imported",
                        Subject.of("receivable-import", id.value()),
                        "",
                        Map.of("records", records, "added", upserted.added, "changed", upserted.changed));
                return new ImportOutcome.Imported(id, records, upserted.added, upserted.changed);
            }
            failures.addAll(upserted.failures);
            store.replaceFailures(id, failures);
        }
        audit.record(
                actor,
                "import-awaits-decision",
                Subject.of("receivable-import", id.value()),
                "",
                Map.of("records", records, "failures", failures.size()));
        return new ImportOutcome.AwaitsDecision(id, records, failures.size());
    }

    /** A record and where it stands among those of its file, from 1. */
    private record Row(long line, ReceivableRecord record) {

        static List<Row> all(List<ReceivableRecord> records) {
            return IntStream.range(0, records.size())
                    .mapToObj(i -> new Row(i + 1L, records.get(i)))
                    .toList();
        }
    }

    private record Upserted(int added, int changed, List<RecordFailure> failures) {}

    /** All or nothing: where one contradicts, what the others wrote is taken back, and all that contradict are told. */
    private Upserted upsertAll(ReceivableImportId id, String source, List<Row> rows, Actor actor) {
        return transactions.partly(() -> upsertEach(id, source, rows, actor), upserted -> upserted.failures.isEmpty());
    }

    private Upserted upsertEach(ReceivableImportId id, String source, List<Row> rows, Actor actor) {
        int added = 0;
        int changed = 0;
        List<RecordFailure> failures = new ArrayList<>();
        List<ReceivableId> touched = new ArrayList<>();
        List<ReceivableId> unchanged = new ArrayList<>();
        for (Row row : rows) {
            switch (upsert.upsert(id, source, row.record, actor)) {
                case ReceivableUpsert.Result.Added(ReceivableId receivable) -> {
                    added++;
                    touched.add(receivable);
                }
                case ReceivableUpsert.Result.Changed(ReceivableId receivable) -> {
                    changed++;
                    touched.add(receivable);
                }
                case ReceivableUpsert.Result.Unchanged(ReceivableId receivable) -> unchanged.add(receivable);
                case ReceivableUpsert.Result.Contradicts(String value, LocalizedText why) ->
                    failures.add(new RecordFailure(row.line, null, value, why));
            }
        }
        if (failures.isEmpty()) {
            events.publishEvent(new ReceivablesImported(id, touched));
            if (store.isAnyWaitingBefore(id, source)) {
                store.restate(id, touched);
                store.restate(id, unchanged);
            }
        }
        return new Upserted(added, changed, failures);
    }
}
