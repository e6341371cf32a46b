package io.dunlin.core.remittances;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.JdbiRemittances.Loaded;
import io.dunlin.core.remittances.policy.Incoming;
import io.dunlin.core.remittances.policy.Knowledge;
import io.dunlin.core.remittances.policy.OpenItem;
import io.dunlin.core.remittances.policy.PaymentText;
import io.dunlin.core.remittances.policy.VirtualAccount;
import io.dunlin.core.shared.DatabaseConfiguration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gathers what may bear on a payment: the receivables its texts name, and every open one of the debtors that its case
 * reference, virtual account, payer's account or payer's name point to. Each question is one look into an index.
 */
@Component
class JdbiKnowledge {

    private static final int MOST_HITS = 200;
    private static final int MOST_ITEMS = 2000;
    private static final int MOST_NAMESAKES = 20;
    private static final int SHORTEST_NAME = 4;

    private final Jdbi jdbi;

    JdbiKnowledge(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Knowledge load(Loaded remittance) {
        return jdbi.withHandle(handle -> {
            Incoming incoming = remittance.incoming();
            PaymentText text = PaymentText.of(incoming);
            Set<DebtorId> byAccount = byPayerAccount(handle, incoming.payerAccount());
            DebtorId virtual = byVirtualAccount(handle, remittance.creditedAccount());
            Set<Long> named = named(handle, text);
            Set<Long> debtors = new HashSet<>();
            byAccount.forEach(debtor -> debtors.add(debtor.value()));
            if (virtual != null) {
                debtors.add(virtual.value());
            }
            debtors.addAll(namesakes(handle, incoming.payerName()));
            List<OpenItem> hits = items(handle, "r.id in (<ids>)", named, remittance.creditorId());
            hits.forEach(item -> debtors.add(item.debtorId().value()));
            List<OpenItem> items = new ArrayList<>(hits);
            items(handle, "r.debtor_id in (<ids>) and r.state = 'OPEN'", debtors, remittance.creditorId()).stream()
                    .filter(item -> !named.contains(item.id().value()))
                    .forEach(items::add);
            return new Knowledge(items, byAccount, virtual);
        });
    }

    private static Set<DebtorId> byPayerAccount(Handle handle, @Nullable String account) {
        return account == null
                ? Set.of()
                : new HashSet<>(handle.createQuery("select debtor_id from payer_account where account = :account")
                        .bind("account", account)
                        .mapTo(DebtorId.class)
                        .list());
    }

    private static @Nullable DebtorId byVirtualAccount(Handle handle, @Nullable String credited) {
        if (credited == null) {
            return null;
        }
        List<DebtorId> meant = handle
                .createQuery("select virtual_prefix from bank_account where virtual_prefix is not null")
                .mapTo(String.class)
                .stream()
                .flatMap(prefix -> VirtualAccount.debtorOf(prefix, credited).stream())
                .distinct()
                .toList();
        boolean known = meant.size() == 1
                && handle.createQuery("select exists (select 1 from debtor where id = :id)")
                        .bind("id", meant.getFirst())
                        .mapTo(Boolean.class)
                        .one();
        return known ? meant.getFirst() : null;
    }

    private static Set<Long> named(Handle handle, PaymentText text) {
        Set<Long> ids = new HashSet<>();
        ids.addAll(ids(handle, "select id from receivable where number_key in (<values>)", text.numberKeys()));
        ids.addAll(ids(handle, "select id from receivable where number_digits in (<values>)", text.digitKeys()));
        ids.addAll(ids(handle, "select id from receivable where ksef_number in (<values>)", text.ksefNumbers()));
        ids.addAll(ids(handle, """
                select r.id
                from collection_case c
                join receivable r on r.case_id = c.id
                where c.reference in (<values>)
                """, text.caseReferences()));
        for (String beginning : text.cutKeys()) {
            ids.addAll(ids(
                    handle,
                    "select id from receivable where number_key like concat(<values>, '%')",
                    Set.of(beginning)));
        }
        return ids;
    }

    private static List<Long> ids(Handle handle, String sql, Collection<String> values) {
        return values.isEmpty()
                ? List.of()
                : handle.createQuery(sql + " limit " + MOST_HITS)
                        .bindList("values", List.copyOf(values))
                        .mapTo(Long.class)
                        .list();
    }

    /** Debtors whose name begins as the payer's does: for suggestions only. */
    private static List<Long> namesakes(Handle handle, @Nullable String payer) {
        if (payer == null) {
            return List.of();
        }
        String first =
                payer.strip().split("\\s+", 2)[0].replaceAll("[%_\\\\]", "").toUpperCase(Locale.ROOT);
        return first.length() < SHORTEST_NAME
                ? List.of()
                : handle.createQuery(
                                "select id from debtor where name like concat(:first, '%') limit " + MOST_NAMESAKES)
                        .bind("first", first)
                        .mapTo(Long.class)
                        .list();
    }

    private static List<OpenItem> items(Handle handle, String which, Set<Long> ids, @Nullable CreditorId creditor) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("""
                        select r.id, r.debtor_id, d.name as debtor_name, r.creditor_id, r.case_id, c.reference, r.number,
                          r.ksef_number, r.due_on, r.currency, r.state,
                          coalesce((select sum(e.amount) from ledger_entry e where e.receivable_id = r.id), 0) as balance
                        from receivable r
                        join debtor d on d.id = r.debtor_id
                        left join collection_case c on c.id = r.case_id
                        where (:creditor is null or r.creditor_id = :creditor)
                          and r.state <> 'EXCLUDED'
                          and\s""" + which + " order by r.due_on, r.id limit " + MOST_ITEMS)
                .bind("creditor", creditor == null ? null : creditor.value())
                .bindList("ids", List.copyOf(ids))
                .map((results, _) -> item(results))
                .list();
    }

    private static OpenItem item(ResultSet results) throws SQLException {
        return new OpenItem(
                new ReceivableId(results.getLong("id")),
                new DebtorId(results.getLong("debtor_id")),
                results.getString("debtor_name"),
                new CreditorId(results.getLong("creditor_id")),
                results.getObject("case_id", Long.class),
                results.getString("reference"),
                results.getString("number"),
                results.getString("ksef_number"),
                results.getObject("due_on", LocalDate.class),
                DatabaseConfiguration.money(results, "balance", "currency"),
                "OPEN".equals(results.getString("state")));
    }
}
