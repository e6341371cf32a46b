package io.dunlin.core.remittances.matching;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.imports.ImportOutcome;
import io.dunlin.core.receivables.imports.ReceivableImports;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Debts in the database that are easily taken for one another. */
final class MangledPortfolio implements MangledPayments.Portfolio {

    private static final int DEBTORS = 300;
    private static final int MOST_DOCUMENTS = 8;
    private static final List<String> AMOUNTS =
            List.of("100.00", "123.00", "246.00", "369.00", "615.00", "1230.00", "99.99", "2460.00", "184.50", "50.00");
    private static final List<String> WORDS = List.of(
            "Budowa",
            "Transport",
            "Hurtownia",
            "Piekarnia",
            "Serwis",
            "Meble",
            "Ogrody",
            "Drukarnia",
            "Apteka",
            "Hotel");
    private static final List<String> NAMES = List.of(
            "Bocian",
            "Czapla",
            "Dudek",
            "Gil",
            "Jaskółka",
            "Kania",
            "Lelek",
            "Mewa",
            "Orlik",
            "Puszczyk",
            "Rybołów",
            "Sikora",
            "Trznadel",
            "Wilga",
            "Zięba",
            "Żuraw");

    /** A debt as the test knows it. */
    record Document(
            ReceivableId id,
            DebtorId debtor,
            String debtorName,
            String number,
            @Nullable String ksefNumber,
            String caseReference,
            Money balance) {}

    private final ReceivableImports imports;
    private final Ledger ledger;
    private final Jdbi jdbi;
    private final Map<DebtorId, List<Document>> open = new HashMap<>();
    private final Map<DebtorId, String> accounts = new HashMap<>();
    private List<DebtorId> debtors = List.of();

    MangledPortfolio(ReceivableImports imports, Ledger ledger, Jdbi jdbi) {
        this.imports = imports;
        this.ledger = ledger;
        this.jdbi = jdbi;
    }

    void fill(Random random) {
        int[] sequences = new int[4];
        List<ReceivableRecord> records = new ArrayList<>();
        for (int debtor = 0; debtor < DEBTORS; debtor++) {
            String name = WORDS.get(random.nextInt(WORDS.size())) + " " + NAMES.get(random.nextInt(NAMES.size()))
                    + (debtor % 3 == 0 ? " Sp. z o.o." : "");
            int creditor = random.nextInt(sequences.length);
            for (int i = 1 + random.nextInt(MOST_DOCUMENTS); i > 0; i--) {
                records.add(record(random, creditor, ++sequences[creditor], debtor, name));
            }
        }
        ParsedReceivables parsed = new ParsedReceivables("TEST", List.of(), records, List.of());
        if (!(imports.importFetched("mangled", parsed, TestingWorld.TESTER) instanceof ImportOutcome.Imported)) {
            throw new IllegalStateException("The portfolio was not imported");
        }
        settleSome(random);
        read();
        debtors = open.keySet().stream()
                .sorted((a, b) -> Long.compare(a.value(), b.value()))
                .toList();
        for (DebtorId debtor : debtors) {
            String account = "PL27114020040000300%010d".formatted(debtor.value());
            accounts.put(debtor, account);
            jdbi.useHandle(handle -> handle.createUpdate("""
                            insert into payer_account (account, debtor_id, times_seen, last_seen_on)
                            values (:account, :debtor, 1, :day)
                            """)
                    .bind("account", account)
                    .bind("debtor", debtor)
                    .bind("day", LocalDate.of(2026, 10, 1))
                    .execute());
        }
    }

    @Override
    public List<DebtorId> debtors() {
        return debtors;
    }

    @Override
    public List<Document> openOf(DebtorId debtor) {
        return open.getOrDefault(debtor, List.of());
    }

    @Override
    public String accountOf(DebtorId debtor) {
        return accounts.getOrDefault(debtor, "");
    }

    private static ReceivableRecord record(Random random, int creditor, int sequence, int debtor, String name) {
        Money money = Money.of(AMOUNTS.get(random.nextInt(AMOUNTS.size())), "PLN");
        LocalDate dueOn = LocalDate.of(2026, 9, 1).plusDays(random.nextInt(60));
        String number = number(creditor, sequence, dueOn);
        return new ReceivableRecord(
                new ExternalRef("doc-" + creditor + "-" + sequence),
                number,
                DocumentKind.INVOICE,
                List.of(),
                dueOn.minusDays(14),
                dueOn,
                money,
                money,
                Money.zero(money.currency()),
                party("creditor-" + creditor, "Wierzyciel " + creditor),
                party("debtor-" + debtor, name),
                List.of(),
                "5265877635-20260826-%012X-%02X".formatted(sequence * 4L + creditor, sequence % 256),
                false,
                false,
                null);
    }

    private static String number(int creditor, int sequence, LocalDate day) {
        Locale locale = Locale.ROOT;
        return switch (creditor) {
            case 0 -> String.format(locale, "FV/%d/%02d/2026", sequence, day.getMonthValue());
            case 1 -> String.format(locale, "FS-%d/2026", sequence);
            case 2 -> String.format(locale, "F%06d/26", sequence);
            default -> String.format(locale, "%d/%02d/2026/K", sequence, day.getMonthValue());
        };
    }

    private static PartyRecord party(String key, String name) {
        return new PartyRecord(
                new ExternalRef(key), name, PartyKind.COMPANY, null, null, null, null, null, null, "pl", null);
    }

    private void settleSome(Random random) {
        List<Document> all = documents();
        for (Document document : all) {
            if (random.nextInt(4) == 0) {
                boolean repeated = ledger.post(new Ledger.Posting(
                                document.id(),
                                LedgerEntry.Kind.PAYMENT,
                                document.balance().negated(),
                                LocalDate.of(2026, 11, 1),
                                "test:" + document.id().value(),
                                "settled"))
                        .repeated();
                if (repeated) {
                    throw new IllegalStateException("Settled twice: " + document);
                }
            }
        }
    }

    private void read() {
        open.clear();
        for (Document document : documents()) {
            if (document.balance().isPositive()) {
                open.computeIfAbsent(document.debtor(), _ -> new ArrayList<>()).add(document);
            }
        }
    }

    private List<Document> documents() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select r.id, r.debtor_id, d.name, r.number, r.ksef_number, c.reference,
                          (select sum(e.amount) from ledger_entry e where e.receivable_id = r.id) as balance
                        from receivable r
                        join debtor d on d.id = r.debtor_id
                        join collection_case c on c.id = r.case_id
                        order by r.id
                        """)
                .map((results, _) -> new Document(
                        new ReceivableId(results.getLong("id")),
                        new DebtorId(results.getLong("debtor_id")),
                        results.getString("name"),
                        results.getString("number"),
                        results.getString("ksef_number"),
                        results.getString("reference"),
                        Money.of(results.getBigDecimal("balance").toPlainString(), "PLN")))
                .list());
    }
}
