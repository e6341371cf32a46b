package io.dunlin.core.receivables.imports;

import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.parties.PartyMatch;
import io.dunlin.core.receivables.Exclusions;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.erp.RecordFailure;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.TaxNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes or changes one receivable from its source's record. */
@Component
class ReceivableUpsert {

    private static final int DEFAULT_TERM_DAYS = 14;

    private final JdbiReceivables store;
    private final Ledger ledger;
    private final Parties parties;
    private final Exclusions exclusions;
    private final FirmCalendar calendar;

    ReceivableUpsert(
            JdbiReceivables store, Ledger ledger, Exclusions exclusions, Parties parties, FirmCalendar calendar) {
        this.store = store;
        this.ledger = ledger;
        this.exclusions = exclusions;
        this.parties = parties;
        this.calendar = calendar;
    }

    sealed interface Result {

        record Added(ReceivableId id) implements Result {}

        record Changed(ReceivableId id) implements Result {}

        record Unchanged(ReceivableId id) implements Result {}

        /** It contradicts what is known, or what stands in the same file; nothing of it may be kept. */
        record Contradicts(String value, LocalizedText why) implements Result {}
    }

    /** What makes a file doubtful though each record reads: one key for two firms, no creditor to belong to. */
    List<RecordFailure> contradictions(String source, List<ReceivableRecord> records) {
        List<RecordFailure> found = new ArrayList<>();
        Map<String, TaxNumber> taxNumberOfKey = new HashMap<>();
        boolean oneCreditor = parties.creditors().size() == 1;
        int row = 0;
        for (ReceivableRecord record : records) {
            row++;
            PartyRecord debtor = record.debtor();
            if (debtor.externalRef() != null && debtor.taxNumber() != null) {
                TaxNumber other =
                        taxNumberOfKey.putIfAbsent(debtor.externalRef().value(), debtor.taxNumber());
                if (other != null && !other.equals(debtor.taxNumber())) {
                    found.add(
                            new RecordFailure(
                                    row,
                                    null,
                                    debtor.externalRef().value(),
                                    new LocalizedText(
                                            "Ten sam klucz kontrahenta przy dwóch różnych numerach NIP. Popraw plik: jeden klucz to jedna firma.",
                                            "One customer key with two different tax numbers. Correct the file: one key is one firm.")));
                }
            }
            if (record.creditor() == null && !oneCreditor) {
                found.add(
                        new RecordFailure(
                                row,
                                null,
                                record.number(),
                                new LocalizedText(
                                        "Nie wiadomo, czyja to należność. Dodaj kolumnę z wierzycielem albo wybierz go w mapowaniu.",
                                        "It does not say whose receivable it is. Add a creditor column or choose one in the mapping.")));
            }
            long line = row;
            parties.contradictionOfDebtor(debtor, source)
                    .ifPresent(why -> found.add(new RecordFailure(line, null, debtor.name(), why)));
            if (record.creditor() != null) {
                PartyRecord creditor = record.creditor();
                parties.contradictionOfCreditor(creditor, source)
                        .ifPresent(why -> found.add(new RecordFailure(line, null, creditor.name(), why)));
            }
        }
        return found;
    }

    Result upsert(ReceivableImportId importId, String source, ReceivableRecord record, Actor actor) {
        PartyRecord named = record.creditor();
        if (named == null) {
            return onlyCreditor()
                    .map(creditor -> ofDebtor(importId, source, record, creditor, actor))
                    .orElseGet(() -> new Result.Contradicts(
                            record.number(),
                            new LocalizedText(
                                    "Nie wiadomo, czyja to należność.", "It is not known whose receivable it is.")));
        }
        return switch (parties.creditorOf(named, source, actor)) {
            case PartyMatch.Known<CreditorId>(CreditorId creditor) ->
                ofDebtor(importId, source, record, creditor, actor);
            case PartyMatch.Registered<CreditorId>(CreditorId creditor) ->
                ofDebtor(importId, source, record, creditor, actor);
            case PartyMatch.Conflict<CreditorId> conflict -> new Result.Contradicts(named.name(), conflict.why());
        };
    }

    private Result ofDebtor(
            ReceivableImportId importId, String source, ReceivableRecord record, CreditorId creditor, Actor actor) {
        return switch (parties.debtorOf(record.debtor(), source, actor)) {
            case PartyMatch.Known<DebtorId>(DebtorId debtor) -> write(importId, source, record, creditor, debtor);
            case PartyMatch.Registered<DebtorId>(DebtorId debtor) -> write(importId, source, record, creditor, debtor);
            case PartyMatch.Conflict<DebtorId> conflict ->
                new Result.Contradicts(record.debtor().name(), conflict.why());
        };
    }

    private Result write(
            ReceivableImportId importId, String source, ReceivableRecord record, CreditorId creditor, DebtorId debtor) {
        Optional<Receivable> known =
                store.findBySource(source, record.externalRef().value());
        if (known.isEmpty()) {
            ReceivableId id = store.insert(importId, source, record, creditor, debtor, dueOn(record));
            postOpening(id, record);
            return new Result.Added(id);
        }
        Receivable before = known.get();
        Optional<LocalizedText> objection = RestatedParties.objection(before, record, creditor, debtor);
        if (objection.isPresent()) {
            return new Result.Contradicts(record.number(), objection.get());
        }
        return change(importId, before, record) ? new Result.Changed(before.id()) : new Result.Unchanged(before.id());
    }

    private boolean change(ReceivableImportId importId, Receivable before, ReceivableRecord record) {
        boolean changed = false;
        LocalDate dueOn = dueOn(record, before);
        if (!before.dueOn().equals(dueOn) || !before.gross().equals(record.gross())) {
            store.update(before.id(), record, dueOn);
            changed = true;
        }
        boolean excluded = before.state() == Receivable.State.EXCLUDED;
        boolean collectable = collectable(record);
        if (!excluded && !collectable) {
            exclusions.exclude(before.identity());
            changed = true;
        }
        changed |= follow(before.id(), record, importId);
        if (excluded && collectable) {
            exclusions.takeBack(before.identity());
            changed = true;
        }
        return changed;
    }

    private void postOpening(ReceivableId id, ReceivableRecord record) {
        if (!record.payable().isZero()) {
            Ledger.Posted principal = ledger.post(new Ledger.Posting(
                    id,
                    LedgerEntry.Kind.PRINCIPAL,
                    record.payable(),
                    issuedOn(record),
                    "payable:source",
                    "ledger.source.stated"));
            assert !principal.repeated();
        }
        if (!record.paid().isZero()) {
            Ledger.Posted paid = ledger.post(new Ledger.Posting(
                    id,
                    LedgerEntry.Kind.CORRECTION,
                    record.paid().negated(),
                    calendar.today(),
                    "paid:source",
                    "ledger.source.paid-before"));
            assert !paid.repeated();
        }
    }

    /**
     * Brings the ledger to what the source states. What the source calls paid may be the very payments that came by bank
     * and were written back: only what it knows beyond them counts, so that no payment lowers a debt twice.
     */
    private boolean follow(ReceivableId id, ReceivableRecord record, ReceivableImportId importId) {
        JdbiReceivables.Standing standing = store.standing(id);
        boolean changed = correct(
                id,
                record.payable().minus(standing.payable()),
                "payable:import:" + importId.value(),
                "ledger.source.changed");
        Money zero = Money.zero(record.payable().currency());
        Money beyondBank = record.paid().minus(standing.paidByBank());
        Money paidElsewhere = beyondBank.isNegative() ? zero : beyondBank;
        changed |= correct(
                id,
                standing.paidBySource().minus(paidElsewhere),
                LedgerEntry.TOLD_PAYMENT + importId.value(),
                "ledger.source.paid-elsewhere");
        return changed;
    }

    private boolean correct(ReceivableId id, Money difference, String origin, String reason) {
        if (difference.isZero()) {
            return false;
        }
        return !ledger.post(new Ledger.Posting(
                        id, LedgerEntry.Kind.CORRECTION, difference, calendar.today(), origin, reason))
                .repeated();
    }

    private Optional<CreditorId> onlyCreditor() {
        List<Creditor> all = parties.creditors();
        return all.size() == 1 ? Optional.of(all.getFirst().id()) : Optional.empty();
    }

    private LocalDate issuedOn(ReceivableRecord record) {
        return record.issuedOn() == null ? calendar.today() : record.issuedOn();
    }

    private LocalDate dueOn(ReceivableRecord record) {
        return record.dueOn() == null ? issuedOn(record).plusDays(DEFAULT_TERM_DAYS) : record.dueOn();
    }

    /** A source without dates says nothing of the day: the one that was counted at the first import stays. */
    private LocalDate dueOn(ReceivableRecord record, Receivable before) {
        return record.dueOn() == null && record.issuedOn() == null ? before.dueOn() : dueOn(record);
    }

    static boolean collectable(ReceivableRecord record) {
        return !record.assignedToFactor() && record.kind() != DocumentKind.CREDIT_NOTE;
    }
}
