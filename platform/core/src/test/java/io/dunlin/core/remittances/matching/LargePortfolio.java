package io.dunlin.core.remittances.matching;

import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.matching.MangledPortfolio.Document;
import io.dunlin.spi.value.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * As many open debts as one likes, of four creditors who number their documents each in their own way, written by the
 * database itself. A part of the debtors is kept in memory: those who will pay.
 */
public final class LargePortfolio implements MangledPayments.Portfolio {

    private static final int CREDITORS = 4;
    private static final int BATCH = 2000;
    private static final String TRADES =
            "'Budowa','Transport','Hurtownia','Piekarnia','Serwis','Meble','Ogrody','Drukarnia','Apteka','Hotel','Stolarnia',"
                    + "'Cukiernia','Księgarnia','Pralnia','Kwiaciarnia','Optyka','Tartak','Młyn','Kamieniarstwo','Instalacje'";
    private static final String NAMES =
            "'Bocian','Czapla','Dudek','Gil','Jaskółka','Kania','Lelek','Mewa','Orlik','Puszczyk','Rybołów','Sikora',"
                    + "'Trznadel','Wilga','Zięba','Żuraw'";
    private static final String TOWNS =
            "'Wrocław','Kraków','Gdynia','Opole','Radom','Lublin','Kielce','Tychy','Płock','Elbląg','Konin','Leszno','Piła',"
                    + "'Zamość','Chełm','Nysa','Żory','Kutno','Sopot','Ełk','Jasło','Gorlice','Puławy','Turek','Żagań'";

    private final Jdbi jdbi;
    private final Map<DebtorId, List<Document>> open = new HashMap<>();
    private List<DebtorId> payers = List.of();

    public LargePortfolio(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Writes the debts.
     *
     * @param debtors rounded down to a multiple of four
     * @param payerShare one in so many debtors pays
     */
    public void fill(int receivables, int debtors, int payerShare) {
        int parties = Math.max(CREDITORS, debtors / CREDITORS * CREDITORS);
        jdbi.useHandle(handle -> {
            writeParties(handle, parties);
            writeDebts(handle, receivables, parties);
            handle.execute("analyze table receivable, ledger_entry, collection_case, debtor, payer_account");
        });
        read(payerShare);
    }

    private static void writeParties(Handle handle, int parties) {
        handle.execute(
                "insert into creditor (id, name, country) select seq, concat('Wierzyciel ', seq), 'PL' from seq_1_to_"
                        + CREDITORS);
        handle.execute("""
                insert into debtor (id, name, kind, country, language)
                select seq, concat(elt(1 + seq mod 20, %1$s), ' ', elt(1 + seq div 20 mod 16, %2$s), ' i ',
                  elt(1 + seq div 320 mod 16, %2$s), ' ', elt(1 + seq div 5120 mod 25, %3$s),
                  if(seq mod 3 = 0, ' Sp. z o.o.', '')), 'COMPANY', 'PL', 'pl'
                from seq_1_to_%4$d""".formatted(TRADES, NAMES, TOWNS, parties));
        handle.execute("""
                insert into payer_account (account, debtor_id, times_seen, last_seen_on)
                select concat('PL27114020040000300', lpad(seq, 10, '0')), seq, 1, date '2026-10-01'
                from seq_1_to_%d""".formatted(parties));
        for (int from = 1; from <= parties; from += BATCH) {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into collection_case (id, reference, creditor_id, debtor_id, state, currency, opened_at)
                    values (:id, :reference, 1 + :id mod %d, :id, 'OPEN', 'PLN', now(6))""".formatted(CREDITORS));
            for (long id = from; id < Math.min(from + BATCH, parties + 1); id++) {
                batch.bind("id", id)
                        .bind("reference", CaseReference.of(id).value())
                        .add();
            }
            batch.execute();
        }
    }

    /** A quarter of the amounts are the same few round ones; the others are as good as their own. */
    private static void writeDebts(Handle handle, int receivables, int parties) {
        for (int from = 1; from <= receivables; from += 50 * BATCH) {
            handle.execute("""
                    insert into receivable (id, creditor_id, debtor_id, case_id, source, external_ref, number, number_key, kind,
                      issued_on, due_on, currency, gross, ksef_number, split_payment, state, imported_at)
                    select id, creditor, debtor, debtor, 'benchmark', id, number, regexp_replace(number, '[^0-9A-Z]', ''),
                      'INVOICE', due_on - interval 14 day, due_on, 'PLN',
                      if(id mod 4 = 0, 123.00 * (1 + id div 4 mod 10), 10 + (id * 7919 mod 499979) / 100),
                      concat('5265877635-20260826-', lpad(hex(id), 12, '0'), '-', lpad(hex(id mod 256), 2, '0')), false, 'OPEN',
                      now(6)
                    from (
                      select id, creditor, debtor, due_on,
                        elt(creditor, concat('FV/', sequence, '/', date_format(due_on, '%%m'), '/2026'),
                          concat('FS-', sequence, '/2026'), concat('F', lpad(sequence, 6, '0'), '/26'),
                          concat(sequence, '/', date_format(due_on, '%%m'), '/2026/K')) as number
                      from (
                        select seq as id, 1 + seq mod %1$d as debtor, 1 + (1 + seq mod %1$d) mod %2$d as creditor,
                          1 + seq div %2$d as sequence, date '2026-09-01' + interval (seq * 31 mod 60) day as due_on
                        from seq_%3$d_to_%4$d
                      ) numbered
                    ) written""".formatted(parties, CREDITORS, from, Math.min(from + 50 * BATCH - 1, receivables)));
        }
        handle.execute("""
                insert into ledger_entry (receivable_id, kind, amount, currency, effective_on, recorded_at, origin, reason)
                select id, 'PRINCIPAL', gross, currency, due_on, now(6), 'payable:1', ''
                from receivable
                order by id""");
    }

    private void read(int payerShare) {
        open.clear();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select r.id, r.debtor_id, d.name, r.number, r.ksef_number, c.reference, r.gross
                        from receivable r
                        join debtor d on d.id = r.debtor_id
                        join collection_case c on c.id = r.case_id
                        where r.debtor_id mod :share = 0
                        order by r.id
                        """)
                .bind("share", payerShare)
                .map((results, _) -> new Document(
                        new ReceivableId(results.getLong("id")),
                        new DebtorId(results.getLong("debtor_id")),
                        results.getString("name"),
                        results.getString("number"),
                        results.getString("ksef_number"),
                        results.getString("reference"),
                        Money.of(results.getBigDecimal("gross").toPlainString(), "PLN")))
                .forEach(document -> open.computeIfAbsent(document.debtor(), _ -> new ArrayList<>())
                        .add(document)));
        payers = open.keySet().stream()
                .sorted((a, b) -> Long.compare(a.value(), b.value()))
                .toList();
    }

    @Override
    public List<DebtorId> debtors() {
        return payers;
    }

    @Override
    public List<Document> openOf(DebtorId debtor) {
        return open.getOrDefault(debtor, List.of());
    }

    @Override
    public String accountOf(DebtorId debtor) {
        return "PL27114020040000300%010d".formatted(debtor.value());
    }
}
