package io.dunlin.core.receivables.interest;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.Percentage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Agreements on interest. The last one recorded holds. */
@Component
public class InterestAgreements {

    private static final int MOST_SHOWN = 50;
    private static final int LONGEST_REASON = 500;

    private final Jdbi jdbi;
    private final Parties parties;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    InterestAgreements(Jdbi jdbi, Parties parties, Transactions transactions, AuditTrail audit, Clock clock) {
        this.jdbi = jdbi;
        this.parties = parties;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An agreement as it was recorded.
     *
     * @param by who recorded it
     * @param reason what it rests on, for example the contract and its paragraph
     */
    public record Recorded(InterestAgreement agreement, Instant at, String by, String reason) {}

    /** Who owes and to whom. */
    public record Between(CreditorId creditor, DebtorId debtor) {}

    /** What was recorded, the newest first; empty where the law has held all along. */
    public List<Recorded> history(CreditorId creditor, DebtorId debtor) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select kind, yearly, recorded_at, recorded_by, reason
                        from interest_agreement
                        where creditor_id = :creditor and debtor_id = :debtor
                        order by id desc
                        limit :most
                        """)
                .bind("creditor", creditor)
                .bind("debtor", debtor)
                .bind("most", MOST_SHOWN)
                .map((results, _) -> new Recorded(
                        agreement(results),
                        results.getTimestamp("recorded_at").toInstant(),
                        results.getString("recorded_by"),
                        results.getString("reason")))
                .list());
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

    /** Those of some debtors, each with the creditor, from whom no late interest is asked because it was waived. */
    public Set<Between> waivedFor(Set<DebtorId> debtors) {
        if (debtors.isEmpty()) {
            return Set.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select a.creditor_id, a.debtor_id
                        from interest_agreement a
                        where a.debtor_id in (<debtors>) and a.kind = 'NONE'
                          and not exists (
                            select 1
                            from interest_agreement later
                            where later.creditor_id = a.creditor_id and later.debtor_id = a.debtor_id and later.id > a.id)
                        """)
                .bindList("debtors", debtors.stream().map(DebtorId::value).toList())
                .map((results, _) -> new Between(
                        new CreditorId(results.getLong("creditor_id")), new DebtorId(results.getLong("debtor_id"))))
                .set());
    }

    /**
     * Records an agreement. It holds for all that the debtor owes to that creditor, from the first day of each delay.
     *
     * @param reason what it rests on; not blank, at most 500 characters
     */
    public void record(CreditorId creditor, DebtorId debtor, InterestAgreement agreement, Actor actor, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("A reason of 1 to " + LONGEST_REASON + " characters is needed");
        }
        if (!agreement.suits(parties.getDebtor(debtor).kind())) {
            throw new IllegalArgumentException("Debtor " + debtor.value() + " is no public healthcare entity");
        }
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
            if (before instanceof InterestAgreement.Contractual(Percentage yearly)) {
                details.put("yearlyBefore", yearly.toString());
            }
            if (agreement instanceof InterestAgreement.Contractual(Percentage yearly)) {
                details.put("yearlyAfter", yearly.toString());
            }
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
