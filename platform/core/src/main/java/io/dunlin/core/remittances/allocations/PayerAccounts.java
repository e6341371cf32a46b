package io.dunlin.core.remittances.allocations;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.springframework.stereotype.Component;

/** Accounts that debtors were seen to pay from: learnt from allocations, and forgotten when a person says so. */
@Component
public class PayerAccounts {

    private static final int MOST = 20;

    private final Jdbi jdbi;
    private final JdbiPayerAccounts store;
    private final Transactions transactions;
    private final AuditTrail audit;

    PayerAccounts(Jdbi jdbi, JdbiPayerAccounts store, Transactions transactions, AuditTrail audit) {
        this.jdbi = jdbi;
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** A debtor who was seen to pay from an account. */
    public record Learned(String account, DebtorId debtorId, String debtorName, int timesSeen, LocalDate lastSeenOn) {}

    /** Who pays from an account, the most frequent first. */
    public List<Learned> of(String account) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select p.account, p.debtor_id, d.name as debtor_name, p.times_seen, p.last_seen_on
                        from payer_account p
                        join debtor d on d.id = p.debtor_id
                        where p.account = :account
                        order by p.times_seen desc, p.debtor_id
                        limit :most
                        """)
                .bind("account", account)
                .bind("most", MOST)
                .map(ConstructorMapper.of(Learned.class))
                .list());
    }

    /** Forgets that a debtor pays from an account. Later payments may teach it again. */
    public void forget(String account, DebtorId debtor, String reason, Actor actor) {
        transactions.run(() -> {
            if (store.forget(account, debtor)) {
                audit.record(
                        actor,
                        "payer-account-forgotten",
                        Subject.of("debtor", debtor.value()),
                        reason,
                        Map.of("account", account));
            }
        });
    }
}
