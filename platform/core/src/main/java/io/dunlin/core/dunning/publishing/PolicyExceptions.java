package io.dunlin.core.dunning.publishing;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.shared.Window;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Debtors for whom a policy was chosen by hand. */
@Component
public class PolicyExceptions {

    private final Jdbi jdbi;

    PolicyExceptions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A debtor in a list.
     *
     * @param policyCode what was chosen; empty for nothing
     */
    public record DebtorRow(DebtorId id, String name, String policyCode, boolean fraudSuspected) {}

    /** Those with a choice of their own, by name. */
    public List<DebtorRow> all(Window window) {
        return rows("where d.strategy is not null", "", window);
    }

    /** Debtors by a part of their name. */
    public List<DebtorRow> find(String text, Window window) {
        return rows("where d.name like concat('%', :text, '%')", text, window);
    }

    private List<DebtorRow> rows(String where, String text, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select d.id, d.name, coalesce(d.strategy, '') as policy_code,
                          exists (select 1 from debtor_flag f
                            where f.debtor_id = d.id and f.kind = 'FRAUD_SUSPECTED' and f.lowered_at is null) as fraud_suspected
                        from debtor d
                        """ + where + """

                        order by d.name, d.id
                        limit :limit offset :offset
                        """)
                .bind("text", text)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> new DebtorRow(
                        new DebtorId(results.getLong("id")),
                        results.getString("name"),
                        results.getString("policy_code"),
                        results.getBoolean("fraud_suspected")))
                .list());
    }
}
