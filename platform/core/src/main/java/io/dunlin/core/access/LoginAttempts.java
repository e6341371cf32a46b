package io.dunlin.core.access;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts failed logins and locks an account for a while after five in a row. */
@Component
public class LoginAttempts {

    private static final int MOST_FAILURES = 5;
    private static final Duration LOCK = Duration.ofMinutes(15);

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    public LoginAttempts(Jdbi jdbi, Transactions transactions, AuditTrail audit, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the login form needs to know of an account. */
    public record Account(
            long id,
            String login,
            String passwordHash,
            boolean enabled,
            @Nullable Instant lockedUntil) {

        public boolean lockedAt(Instant now) {
            return lockedUntil != null && lockedUntil.isAfter(now);
        }
    }

    public Optional<Account> find(String login) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, login, password_hash, enabled, locked_until
                        from app_user
                        where login = :login
                        """)
                .bind("login", login)
                .map(ConstructorMapper.of(Account.class))
                .findOne());
    }

    public void succeeded(String login) {
        transactions.run(() -> find(login).ifPresent(account -> {
            jdbi.useHandle(
                    handle -> handle.createUpdate("""
                            update app_user
                            set failed_logins = 0, locked_until = null
                            where id = :id
                            """).bind("id", account.id()).execute());
            audit.record(Actor.user(login), "logged-in", Subject.of("user", account.id()), "", Map.of());
        }));
    }

    public void failed(String login) {
        transactions.run(() -> find(login).ifPresent(account -> {
            jdbi.useHandle(handle -> handle.createUpdate("""
                            update app_user
                            set locked_until = case when failed_logins + 1 >= :most then :until else locked_until end,
                              failed_logins = case when failed_logins + 1 >= :most then 0 else failed_logins + 1 end
                            where id = :id
                            """)
                    .bind("most", MOST_FAILURES)
                    .bind("until", clock.instant().plus(LOCK))
                    .bind("id", account.id())
                    .execute());
            audit.record(Actor.user(login), "login-failed", Subject.of("user", account.id()), "", Map.of());
        }));
    }
}
