package io.dunlin.core.receivables.imports;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.DocumentNumber;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.value.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Receivables in the database. */
@Component
class JdbiReceivables {

    private final Jdbi jdbi;
    private final ReceivableQueries queries;
    private final Clock clock;

    JdbiReceivables(Jdbi jdbi, ReceivableQueries queries, Clock clock) {
        this.jdbi = jdbi;
        this.queries = queries;
        this.clock = clock;
    }

    Optional<Receivable> findBySource(String source, String externalRef) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id
                        from receivable
                        where source = :source and external_ref = :externalRef
                        """)
                .bind("source", source)
                .bind("externalRef", externalRef)
                .mapTo(ReceivableId.class)
                .findOne()
                .map(queries::get));
    }

    ReceivableId insert(
            ReceivableImportId importId,
            String source,
            ReceivableRecord record,
            CreditorId creditor,
            DebtorId debtor,
            LocalDate dueOn) {
        boolean open = ReceivableUpsert.collectable(record);
        long id = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into receivable (creditor_id, debtor_id, source, external_ref, number, number_key, kind,
                          issued_on, due_on, currency, gross, ksef_number, split_payment, state, import_id, imported_at)
                        values (:creditor, :debtor, :source, :externalRef, :number, :numberKey, :kind,
                          :issuedOn, :dueOn, :currency, :gross, :ksefNumber, :splitPayment, :state, :importId, :now)
                        """)
                .bind("creditor", creditor)
                .bind("debtor", debtor)
                .bind("source", source)
                .bind("externalRef", record.externalRef().value())
                .bind("number", record.number())
                .bind("numberKey", DocumentNumber.key(record.number()))
                .bind("kind", record.kind())
                .bind("issuedOn", record.issuedOn())
                .bind("dueOn", dueOn)
                .bind("currency", record.gross().currency().getCurrencyCode())
                .bind("gross", record.gross().amount())
                .bind("ksefNumber", record.ksefNumber())
                .bind("splitPayment", record.splitPayment())
                .bind("state", open ? Receivable.State.OPEN : Receivable.State.EXCLUDED)
                .bind("importId", importId)
                .bind("now", clock.instant())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        return new ReceivableId(id);
    }

    void update(ReceivableId id, ReceivableRecord record, LocalDate dueOn) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update receivable
                        set due_on = :dueOn, gross = :gross, version = version + 1
                        where id = :id
                        """)
                .bind("dueOn", dueOn)
                .bind("gross", record.gross().amount())
                .bind("id", id)
                .execute());
    }

    /**
     * The parts of a receivable's ledger.
     *
     * @param payable what the source stated so far, with its corrections
     * @param paidBySource what the source stated as paid beyond the bank's lines
     * @param paidByBank what bank lines paid, less reversals
     */
    record Standing(Money payable, Money paidBySource, Money paidByBank) {}

    Standing standing(ReceivableId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select r.currency,
                          coalesce(sum(case when e.origin like 'payable:%' then e.amount end), 0) as payable,
                          -coalesce(sum(case when e.origin like 'paid:%' then e.amount end), 0) as paid_by_source,
                          -coalesce(sum(case when e.kind in ('PAYMENT', 'REVERSAL') then e.amount end), 0) as paid_by_bank
                        from receivable r
                        left join ledger_entry e on e.receivable_id = r.id
                        where r.id = :id
                        group by r.currency
                        """)
                .bind("id", id)
                .map((results, _) -> new Standing(
                        DatabaseConfiguration.money(results, "payable", "currency"),
                        DatabaseConfiguration.money(results, "paid_by_source", "currency"),
                        DatabaseConfiguration.money(results, "paid_by_bank", "currency")))
                .one());
    }
}
