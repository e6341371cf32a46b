package io.dunlin.core.parties;

import io.dunlin.core.shared.Actor;
import io.dunlin.spi.value.Iban;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The accounts that debtors pay on, and those they are to pay on, in the database. */
@Component
class JdbiCreditorAccounts {

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiCreditorAccounts(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Whoever looks at a creditor's account in order to change it comes after whoever did so before. */
    void lock(CreditorId creditor) {
        boolean known =
                jdbi.withHandle(handle -> handle.createQuery("select id from creditor where id = :id for update")
                        .bind("id", creditor)
                        .mapTo(Long.class)
                        .findOne()
                        .isPresent());
        if (!known) {
            throw new IllegalArgumentException("No creditor " + creditor.value());
        }
    }

    void put(CreditorId creditor, @Nullable Iban account) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update creditor set account = :account, version = version + 1 where id = :id")
                .bind("account", account == null ? null : account.value())
                .bind("id", creditor)
                .execute());
    }

    AccountProposal insert(CreditorId creditor, int version, @Nullable Iban account, String reason, Actor actor) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into creditor_account_proposal
                          (creditor_id, version_number, account, reason, proposed_at, proposed_by)
                        values (:creditor, :version, :account, :reason, :now, :actor)
                        """)
                .bind("creditor", creditor)
                .bind("version", version)
                .bind("account", account == null ? null : account.value())
                .bind("reason", reason)
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .execute());
        return newest(creditor).orElseThrow();
    }

    Optional<AccountProposal> newest(CreditorId creditor) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select version_number, account, reason, proposed_at, proposed_by
                        from creditor_account_proposal
                        where creditor_id = :creditor
                        order by version_number desc
                        limit 1
                        """)
                .bind("creditor", creditor)
                .map((results, _) -> {
                    String account = results.getString("account");
                    return new AccountProposal(
                            creditor,
                            results.getInt("version_number"),
                            account == null ? null : new Iban(account),
                            results.getString("reason"),
                            results.getTimestamp("proposed_at").toInstant(),
                            results.getString("proposed_by"));
                })
                .findOne());
    }
}
