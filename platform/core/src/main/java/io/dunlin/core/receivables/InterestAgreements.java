package io.dunlin.core.receivables;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.Percentage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Agreements on interest. The last one recorded holds. */
@Component
public class InterestAgreements {

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    InterestAgreements(Jdbi jdbi, Transactions transactions, AuditTrail audit, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    public InterestAgreement between(CreditorId creditor, DebtorId debtor) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select kind, yearly
                        from interest_agreement
                        where creditor_id = :creditor and debtor_id = :debtor
                        order by id desc
                        limit 1
                        """)
                .bind("creditor", creditor)
                .bind("debtor", debtor)
                .map((results, _) -> agreement(results))
                .findOne()
                .orElseGet(InterestAgreement.ByLaw::new));
    }

    public void record(CreditorId creditor, DebtorId debtor, InterestAgreement agreement, Actor actor, String reason) {
        transactions.run(() -> {
            InterestAgreement before = between(creditor, debtor);
            jdbi.useHandle(handle -> handle.createUpdate("""
                            insert into interest_agreement (creditor_id, debtor_id, kind, yearly, recorded_at, recorded_by,
                              reason)
                            values (:creditor, :debtor, :kind, :yearly, :now, :actor, :reason)
                            """)
                    .bind("creditor", creditor)
                    .bind("debtor", debtor)
                    .bind("kind", kind(agreement))
                    .bind("yearly", yearly(agreement))
                    .bind("now", clock.instant())
                    .bind("actor", actor.name())
                    .bind("reason", reason)
                    .execute());
            Map<String, Object> details = new HashMap<>();
            details.put("creditor", creditor.value());
            details.put("before", kind(before));
            details.put("after", kind(agreement));
            audit.record(actor, "interest-agreed", Subject.of("debtor", debtor.value()), reason, details);
        });
    }

    private static InterestAgreement agreement(ResultSet results) throws SQLException {
        return switch (results.getString("kind")) {
            case "HEALTHCARE" -> new InterestAgreement.Healthcare();
            case "CONTRACTUAL" -> new InterestAgreement.Contractual(new Percentage(results.getBigDecimal("yearly")));
            case "NONE" -> new InterestAgreement.Waived();
            default -> new InterestAgreement.ByLaw();
        };
    }

    private static String kind(InterestAgreement agreement) {
        return switch (agreement) {
            case InterestAgreement.ByLaw() -> "BY_LAW";
            case InterestAgreement.Healthcare() -> "HEALTHCARE";
            case InterestAgreement.Contractual _ -> "CONTRACTUAL";
            case InterestAgreement.Waived() -> "NONE";
        };
    }

    private static @Nullable BigDecimal yearly(InterestAgreement agreement) {
        return agreement instanceof InterestAgreement.Contractual(Percentage yearly) ? yearly.value() : null;
    }
}
