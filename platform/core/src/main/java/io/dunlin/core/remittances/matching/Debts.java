package io.dunlin.core.remittances.matching;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.policy.OpenItem;
import io.dunlin.core.shared.Json;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What is owed by receivables and by debtors, read once for all payments that are decided on together: most of what a rung
 * of the ladder asks for, a rung before has asked for already.
 */
final class Debts {

    private static final int MOST_ITEMS = 2000;
    /** What each further debtor may add to the limit of all. */
    private static final int MORE_ITEMS = 20;
    /** More entries a receivable than most have. */
    private static final int USUAL_ENTRIES = 8;

    private static final String ITEM = """
            select r.id, r.debtor_id, d.name as debtor_name, r.creditor_id, r.case_id, r.number, r.ksef_number, r.due_on,
              r.currency, r.state,
            """;

    private final Set<Long> asked = new HashSet<>();
    private final Map<Long, OpenItem> read = new HashMap<>();
    private final Map<DebtorId, List<OpenItem>> openOf = new HashMap<>();

    /** Those of these receivables that count, paid ones too. */
    List<OpenItem> of(Handle handle, Set<Long> ids) {
        List<Long> missing = new ArrayList<>(ids.size());
        for (Long id : ids) {
            if (asked.add(id)) {
                missing.add(id);
            }
        }
        read.putAll(read(handle, "r.id = asked.id", missing, Integer.MAX_VALUE).items());
        List<OpenItem> items = new ArrayList<>(ids.size());
        for (Long id : ids) {
            OpenItem item = read.get(id);
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    /** What each of these debtors owes; of one who owes by very many documents those that are due first. */
    Map<DebtorId, List<OpenItem>> openOf(Handle handle, Set<DebtorId> debtors) {
        List<DebtorId> missing = new ArrayList<>(debtors.size());
        for (DebtorId debtor : debtors) {
            if (!openOf.containsKey(debtor)) {
                missing.add(debtor);
            }
        }
        readOpenOf(handle, missing);
        Map<DebtorId, List<OpenItem>> found = new HashMap<>();
        debtors.forEach(debtor -> found.put(debtor, openOf.getOrDefault(debtor, List.of())));
        return found;
    }

    private void readOpenOf(Handle handle, List<DebtorId> debtors) {
        if (debtors.size() == 1) {
            openOf.put(debtors.getFirst(), firstDebts(handle, debtors.getFirst()));
            return;
        }
        int most = MOST_ITEMS + MORE_ITEMS * (debtors.size() - 1);
        Read open = read(
                handle,
                "r.debtor_id = asked.id and r.state = 'OPEN'",
                debtors.stream().map(DebtorId::value).toList(),
                most * USUAL_ENTRIES);
        if (!open.complete() || open.items().size() >= most) {
            int half = debtors.size() / 2;
            readOpenOf(handle, debtors.subList(0, half));
            readOpenOf(handle, debtors.subList(half, debtors.size()));
            return;
        }
        debtors.forEach(debtor -> openOf.put(debtor, new ArrayList<>()));
        open.items()
                .values()
                .forEach(item -> openOf.computeIfAbsent(item.debtorId(), _ -> new ArrayList<>())
                        .add(item));
    }

    /** @param complete whether these are all that there are */
    private record Read(Map<Long, OpenItem> items, boolean complete) {}

    /**
     * With the entries of each beside it, which cost the database half as much as a sum for each: they are added up here.
     *
     * @param most rows, of which each entry of a receivable is one
     */
    private static Read read(Handle handle, String which, Collection<Long> ids, int most) {
        Map<Long, OpenItem> items = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return new Read(items, true);
        }
        int[] rows = new int[1];
        handle.createQuery(
                        ITEM + "coalesce(e.amount, 0) as balance" + JdbiKnowledge.ASKED_IDS + "receivable r on " + which
                                + """

                        straight_join debtor d on d.id = r.debtor_id
                        left join ledger_entry e on e.receivable_id = r.id
                        where r.state <> 'EXCLUDED'
                        limit :most
                        """)
                .bind("most", most)
                .bind(
                        "asked",
                        Json.write(
                                ids.stream().mapToLong(Long::longValue).sorted().toArray()))
                .map((results, _) -> {
                    OpenItem known = items.get(results.getLong(1));
                    return known == null ? item(results) : known.owingMore(results.getBigDecimal(11));
                })
                .forEach(item -> {
                    items.put(item.id().value(), item);
                    rows[0]++;
                });
        return new Read(items, rows[0] < most);
    }

    private static List<OpenItem> firstDebts(Handle handle, DebtorId debtor) {
        return handle.createQuery(ITEM + """
                        coalesce((select sum(e.amount) from ledger_entry e where e.receivable_id = r.id), 0) as balance
                        from receivable r
                        join debtor d on d.id = r.debtor_id
                        where r.debtor_id = :debtor and r.state = 'OPEN'
                        order by r.due_on, r.id
                        limit :most
                        """)
                .bind("debtor", debtor)
                .bind("most", MOST_ITEMS)
                .map((results, _) -> item(results))
                .list();
    }

    /** Whether a payment names its case is known to the payment. */
    private static OpenItem item(ResultSet results) throws SQLException {
        return new OpenItem(
                new ReceivableId(results.getLong(1)),
                new DebtorId(results.getLong(2)),
                results.getString(3),
                new CreditorId(results.getLong(4)),
                results.getObject(5, Long.class),
                null,
                results.getString(6),
                results.getString(7),
                results.getObject(8, LocalDate.class),
                new Money(results.getBigDecimal(11), Currency.getInstance(results.getString(9))),
                "OPEN".equals(results.getString(10)));
    }
}
