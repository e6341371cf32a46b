package io.dunlin.core.remittances.statements;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.Iban;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The accounts whose statements are read. A statement of any other account waits for a person. */
@Component
public class BankAccounts {

    private static final int MOST_DECIMALS = 2;
    private static final String SELECT = """
            select id, creditor_id, account, currency, name, virtual_prefix
            from bank_account
            """;

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final AuditTrail audit;

    public BankAccounts(Jdbi jdbi, Transactions transactions, AuditTrail audit) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** An account to be registered or changed; see {@link BankAccount}. */
    public record Registration(
            @Nullable CreditorId creditorId,
            String account,
            Currency currency,
            String name,
            @Nullable String virtualPrefix) {

        public Registration {
            account = normal(account);
            if (account.isEmpty() || account.length() > 34) {
                throw new IllegalArgumentException("An account number has 1 to 34 characters");
            }
            if (currency.getDefaultFractionDigits() > MOST_DECIMALS) {
                throw new IllegalArgumentException("Currencies of three decimals are not kept");
            }
        }
    }

    /** Registers an account; one that is known is changed. */
    public BankAccountId register(Registration registration, Actor actor) {
        return register(registration, "", actor);
    }

    /** The same with the reason of a person. */
    public BankAccountId register(Registration registration, String reason, Actor actor) {
        return transactions.in(() -> {
            jdbi.useHandle(handle -> handle.createUpdate("""
                            insert into bank_account (creditor_id, account, currency, name, virtual_prefix)
                            values (:creditorId, :account, :currency, :name, :virtualPrefix)
                            on duplicate key update creditor_id = :creditorId, currency = :currency, name = :name,
                              virtual_prefix = :virtualPrefix
                            """)
                    .bind(
                            "creditorId",
                            registration.creditorId() == null
                                    ? null
                                    : registration.creditorId().value())
                    .bind("account", registration.account())
                    .bind("currency", registration.currency().getCurrencyCode())
                    .bind("name", registration.name())
                    .bind("virtualPrefix", registration.virtualPrefix())
                    .execute());
            BankAccount registered = find(registration.account()).orElseThrow();
            audit.record(
                    actor,
                    "bank-account-registered",
                    Subject.of("bank-account", registered.id().value()),
                    reason,
                    Map.of("account", registered.account()));
            return registered.id();
        });
    }

    /** Takes back an account of which no statement came; whether it was taken back. */
    public boolean remove(BankAccountId id, String reason, Actor actor) {
        return transactions.in(() -> {
            Optional<String> account = jdbi.withHandle(handle ->
                    handle.createQuery("""
                            select account
                            from bank_account a
                            where id = :id and not exists (select 1 from bank_statement s where s.bank_account_id = a.id)
                            for update
                            """).bind("id", id).mapTo(String.class).findOne());
            account.ifPresent(number -> {
                jdbi.useHandle(handle -> handle.createUpdate("delete from bank_account where id = :id")
                        .bind("id", id)
                        .execute());
                audit.record(
                        actor,
                        "bank-account-removed",
                        Subject.of("bank-account", id.value()),
                        reason,
                        Map.of("account", number));
            });
            return account.isPresent();
        });
    }

    public List<BankAccount> all() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "order by name, id")
                .map((results, _) -> read(results))
                .list());
    }

    /** The account that a file means, however it writes it. */
    public Optional<BankAccount> find(String account) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where account = :account")
                .bind("account", normal(account))
                .map((results, _) -> read(results))
                .findOne());
    }

    /**
     * Like {@link #find}, and locks the account for the rest of the transaction. Called before anything else is read, so that
     * what the one before wrote is seen.
     */
    Optional<BankAccount> lock(String account) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where account = :account for update")
                .bind("account", normal(account))
                .map((results, _) -> read(results))
                .findOne());
    }

    /** Every account of the firm and its creditors: money between them is no remittance. */
    Set<String> own() {
        return new HashSet<>(jdbi.withHandle(
                handle -> handle.createQuery("""
                        select account
                        from bank_account
                        union
                        select account
                        from creditor
                        where account is not null
                        """).mapTo(String.class).list()));
    }

    /** An account number as it is kept and compared: {@code PKOPPLPW/PL61…} is {@code PL61…}. */
    static String normal(String account) {
        String last = account.substring(account.lastIndexOf('/') + 1);
        return Iban.find(last)
                .or(() -> Iban.find(account))
                .map(Iban::value)
                .orElseGet(() -> account.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
    }

    private static BankAccount read(ResultSet results) throws SQLException {
        long creditor = results.getLong("creditor_id");
        boolean several = results.wasNull();
        return new BankAccount(
                new BankAccountId(results.getLong("id")),
                several ? null : new CreditorId(creditor),
                results.getString("account"),
                Currency.getInstance(results.getString("currency")),
                results.getString("name"),
                results.getString("virtual_prefix"));
    }
}
