package io.dunlin.core.testing;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.jobs.JobRunner;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.imports.ImportOutcome;
import io.dunlin.core.receivables.imports.ReceivableImports;
import io.dunlin.core.shared.Actor;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.PhoneNumber;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Words for fixtures: what a feature test needs to have happened before it begins. */
@Component
public class TestingWorld {

    public static final Actor TESTER = Actor.user("tester");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ReceivableImports imports;
    private final ReceivableQueries receivables;
    private final JobRunner jobs;
    private int sequence;

    public TestingWorld(ReceivableImports imports, ReceivableQueries receivables, JobRunner jobs) {
        this.imports = imports;
        this.receivables = receivables;
        this.jobs = jobs;
    }

    /** Waits for every due job. */
    public void untilIdle() {
        if (!jobs.awaitIdle(LIMIT)) {
            throw new IllegalStateException("Jobs are still due after " + LIMIT);
        }
    }

    /** A receivable of "Hurtownia Testowa", owed by a firm of the given key, with its case. */
    public Receivable receivable(String debtorKey, String number, String amount, LocalDate dueOn) {
        ReceivableRecord record = record(debtorKey, number, amount, dueOn);
        ParsedReceivables parsed = new ParsedReceivables("TEST", List.of(), List.of(record), List.of());
        ImportOutcome outcome = imports.importFetched("testing", parsed, TESTER);
        if (!(outcome instanceof ImportOutcome.Imported)) {
            throw new IllegalStateException("The fixture was not imported: " + outcome);
        }
        return receivables.withNumbers(List.of(number)).getFirst();
    }

    /** Its source says of a receivable of a debtor that it was assigned to a factor. */
    public void assign(String debtorKey, Receivable receivable) {
        ReceivableRecord before = record(
                debtorKey, receivable.number(), receivable.gross().amount().toPlainString(), receivable.dueOn());
        ReceivableRecord assigned = new ReceivableRecord(
                before.externalRef(),
                before.number(),
                before.kind(),
                before.corrects(),
                before.issuedOn(),
                before.dueOn(),
                before.gross(),
                before.payable(),
                before.paid(),
                before.creditor(),
                before.debtor(),
                before.accounts(),
                before.ksefNumber(),
                before.splitPayment(),
                true,
                before.note());
        ParsedReceivables parsed = new ParsedReceivables("TEST", List.of(), List.of(assigned), List.of());
        ImportOutcome outcome = imports.importFetched("testing", parsed, TESTER);
        if (!(outcome instanceof ImportOutcome.Imported)) {
            throw new IllegalStateException("The fixture was not imported: " + outcome);
        }
    }

    public CaseId caseOf(Receivable receivable) {
        Long id = receivables.get(receivable.id()).caseId();
        if (id == null) {
            throw new IllegalStateException("No case was opened for " + receivable.number());
        }
        return new CaseId(id);
    }

    /** The record an ERP would send. */
    public ReceivableRecord record(String debtorKey, String number, String amount, LocalDate dueOn) {
        Money money = Money.of(amount, "PLN");
        return new ReceivableRecord(
                new ExternalRef("doc-" + number),
                number,
                DocumentKind.INVOICE,
                List.of(),
                dueOn.minusDays(14),
                dueOn,
                money,
                money,
                Money.zero(money.currency()),
                party("creditor", "Hurtownia Testowa Sp. z o.o."),
                party(debtorKey, "Dłużnik " + debtorKey),
                List.of(),
                null,
                false,
                false,
                null);
    }

    private PartyRecord party(String key, String name) {
        return new PartyRecord(
                new ExternalRef(key),
                name,
                PartyKind.COMPANY,
                null,
                null,
                null,
                null,
                new EmailAddress(key + "@debtors.example"),
                new PhoneNumber("+4850%07d".formatted(Math.abs(key.hashCode() % 10_000_000))),
                "pl",
                null);
    }

    /** A number that no other fixture of this run has. */
    public int next() {
        return ++sequence;
    }
}
