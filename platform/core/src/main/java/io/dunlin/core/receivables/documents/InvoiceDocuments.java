package io.dunlin.core.receivables.documents;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.receivables.DocumentNumber;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.RawStore;
import io.dunlin.core.shared.Transactions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** The documents of receivables as PDF files, each kept under its hash. The newest is the one that counts. */
@Component
public class InvoiceDocuments {

    /** The largest document, in bytes. */
    public static final int LARGEST = PdfCheck.LARGEST;

    private static final int LONGEST_NAME = 200;

    private final Jdbi jdbi;
    private final RawStore raw;
    private final ReceivableQueries receivables;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    public InvoiceDocuments(
            Jdbi jdbi,
            RawStore raw,
            ReceivableQueries receivables,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.jdbi = jdbi;
        this.raw = raw;
        this.receivables = receivables;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a file. */
    public sealed interface Outcome {

        /** It is the document of this receivable from now on. */
        record Stored(Receivable receivable) implements Outcome {}

        record Refused(PdfFault fault) implements Outcome {}

        /** No receivable has the number that the file's name says. */
        record NoSuchNumber(String number) implements Outcome {}

        /** Several have it, of different creditors or debtors: a person gives it to the right one. */
        record Ambiguous(String number, int receivables) implements Outcome {}
    }

    /** A document as a mail carries it. */
    public record Document(ReceivableId receivable, String fileName, String sha256, long byteCount) {}

    /**
     * Keeps a file as the document of the receivable whose number its name says: {@code FV_101_2026.pdf} is that of FV/101/2026,
     * and not that of FV/10/12026.
     */
    public Outcome storeByName(String fileName, byte[] content, Actor actor) {
        String number = fileName.replaceFirst("(?i)\\.pdf$", "").strip();
        // A document goes to whoever owes it: a number that only looks alike must not bring somebody another's invoice.
        List<Receivable> named = number.isEmpty()
                ? List.of()
                : receivables.withNumbers(List.of(number)).stream()
                        .filter(each -> DocumentNumber.sameParts(number, each.number()))
                        .toList();
        return switch (named.size()) {
            case 0 -> new Outcome.NoSuchNumber(number);
            case 1 -> store(named.getFirst().id(), fileName, content, actor);
            default -> new Outcome.Ambiguous(number, named.size());
        };
    }

    /** Keeps a file as the document of a receivable, in the place of the one before. */
    public Outcome store(ReceivableId id, String fileName, byte[] content, Actor actor) {
        Optional<PdfFault> fault = PdfCheck.faultOf(content);
        if (fault.isPresent()) {
            return new Outcome.Refused(fault.get());
        }
        return transactions.in(() -> {
            Receivable receivable = receivables.get(id);
            String sha256 = raw.store(content);
            jdbi.useHandle(handle -> handle.createUpdate("""
                            insert into receivable_document (receivable_id, sha256, file_name, byte_count, stored_at, stored_by)
                            values (:id, :sha256, :fileName, :byteCount, :now, :actor)
                            """)
                    .bind("id", id)
                    .bind("sha256", sha256)
                    .bind("fileName", safeName(fileName, receivable.number()))
                    .bind("byteCount", content.length)
                    .bind("now", clock.instant())
                    .bind("actor", actor.name())
                    .execute());
            audit.record(
                    actor,
                    "document-stored",
                    new Subject("receivable", id.value(), receivable.caseId()),
                    receivable.number(),
                    Map.of("sha256", sha256, "bytes", content.length));
            return new Outcome.Stored(receivable);
        });
    }

    /** The newest document of a receivable, if there is one. */
    public Optional<Document> find(ReceivableId id) {
        return Optional.ofNullable(of(List.of(id)).get(id));
    }

    /** The newest document of each of these receivables that has one. */
    public Map<ReceivableId, Document> of(List<ReceivableId> ids) {
        Map<ReceivableId, Document> documents = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery("""
                            select d.receivable_id, d.file_name, d.sha256, d.byte_count
                            from receivable_document d
                            where d.receivable_id in (<ids>)
                            order by d.id
                            """)
                    .bindList("ids", ids.stream().map(ReceivableId::value).toList())
                    .map((results, _) -> new Document(
                            new ReceivableId(results.getLong("receivable_id")),
                            results.getString("file_name"),
                            results.getString("sha256"),
                            results.getLong("byte_count")))
                    .forEach(document -> documents.put(document.receivable(), document)));
        }
        return documents;
    }

    public byte[] content(Document document) {
        return raw.get(document.sha256());
    }

    /** A name of letters, digits, dots, hyphens and underscores: it becomes part of a mail's headers and a file on any disk. */
    private static String safeName(String fileName, String number) {
        String base = fileName.replaceFirst("(?i)\\.pdf$", "").replaceFirst("^.*[/\\\\]", "");
        String safe = (base.isBlank() ? number : base).replaceAll("[^\\p{L}\\p{N}._-]+", "_");
        return safe.substring(0, Math.min(safe.length(), LONGEST_NAME - 4)) + ".pdf";
    }
}
