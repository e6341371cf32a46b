package io.dunlin.core.access;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Users and their passwords. */
@Component
public class Users {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9.-]{1,63}");
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 128;
    private static final String SELECT = """
            select u.id, u.login, u.display_name, u.email, u.language, u.enabled, u.must_change_password,
              coalesce(group_concat(r.role order by r.role), '') as roles
            from app_user u
            left join app_user_role r on r.user_id = u.id
            """;

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final PasswordEncoder passwords;
    private final Clock clock;

    public Users(Jdbi jdbi, Transactions transactions, AuditTrail audit, PasswordEncoder passwords, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.audit = audit;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** What came of a command on users. */
    public sealed interface Outcome {

        record Done(User user) implements Outcome {}

        /** Refused; the key of the text that says why. */
        record Refused(String reasonKey) implements Outcome {}
    }

    /** A user to be made. */
    public record NewUser(
            String login, String displayName, EmailAddress email, String language, Set<Role> roles, String password) {}

    public Outcome create(NewUser newUser, Actor actor) {
        if (!LOGIN.matcher(newUser.login()).matches()) {
            return new Outcome.Refused("users.refused.login");
        }
        if (!acceptable(newUser.password(), newUser.login())) {
            return new Outcome.Refused("users.refused.password");
        }
        return transactions.in(() -> {
            if (find(newUser.login()).isPresent()) {
                return new Outcome.Refused("users.refused.exists");
            }
            String hash = passwords.encode(newUser.password());
            long id = jdbi.withHandle(handle -> {
                long made = handle.createUpdate("""
                                insert into app_user (login, display_name, email, password_hash, language, enabled,
                                  must_change_password, created_at)
                                values (:login, :displayName, :email, :hash, :language, true, true, :now)
                                """)
                        .bind("login", newUser.login())
                        .bind("displayName", newUser.displayName())
                        .bind("email", newUser.email().value())
                        .bind("hash", hash)
                        .bind("language", newUser.language())
                        .bind("now", clock.instant())
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one();
                writeRoles(handle, made, newUser.roles());
                return made;
            });
            audit.record(
                    actor,
                    "user-created",
                    Subject.of("user", id),
                    "",
                    Map.of("login", newUser.login(), "roles", newUser.roles()));
            return new Outcome.Done(get(new UserId(id)));
        });
    }

    /** Changes all but login and password. */
    public Outcome change(User user, Actor actor) {
        return transactions.in(() -> {
            boolean lastAdministrator = get(user.id()).roles().contains(Role.ADMINISTRATOR)
                    && (!user.enabled() || !user.roles().contains(Role.ADMINISTRATOR))
                    && countEnabledAdministrators() == 1;
            if (lastAdministrator) {
                return new Outcome.Refused("users.refused.last-administrator");
            }
            jdbi.useHandle(handle -> {
                handle.createUpdate("""
                                update app_user
                                set display_name = :displayName, email = :email, language = :language, enabled = :enabled,
                                  version = version + 1
                                where id = :id
                                """)
                        .bind("displayName", user.displayName())
                        .bind("email", user.email().value())
                        .bind("language", user.language())
                        .bind("enabled", user.enabled())
                        .bind("id", user.id())
                        .execute();
                handle.createUpdate("delete from app_user_role where user_id = :id")
                        .bind("id", user.id())
                        .execute();
                writeRoles(handle, user.id().value(), user.roles());
            });
            audit.record(
                    actor,
                    "user-changed",
                    Subject.of("user", user.id().value()),
                    "",
                    Map.of("roles", user.roles(), "enabled", user.enabled()));
            return new Outcome.Done(get(user.id()));
        });
    }

    /**
     * Sets a password.
     *
     * @param temporary whether the user must choose another at the next login
     */
    public Outcome setPassword(UserId id, String password, boolean temporary, Actor actor) {
        return transactions.in(() -> {
            User user = get(id);
            if (!acceptable(password, user.login())) {
                return new Outcome.Refused("users.refused.password");
            }
            jdbi.useHandle(handle -> handle.createUpdate("""
                            update app_user
                            set password_hash = :hash, must_change_password = :temporary, failed_logins = 0,
                              locked_until = null, version = version + 1
                            where id = :id
                            """)
                    .bind("hash", passwords.encode(password))
                    .bind("temporary", temporary)
                    .bind("id", id)
                    .execute());
            audit.record(actor, "password-set", Subject.of("user", id.value()), "", Map.of("temporary", temporary));
            return new Outcome.Done(get(id));
        });
    }

    public Optional<User> find(String login) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where u.login = :login group by u.id")
                .bind("login", login)
                .map((results, _) -> read(results))
                .findOne());
    }

    public Optional<User> find(EmailAddress email) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + "where lower(u.email) = lower(:email) group by u.id order by u.id limit 1")
                .bind("email", email.value())
                .map((results, _) -> read(results))
                .findOne());
    }

    public User get(UserId id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where u.id = :id group by u.id")
                .bind("id", id)
                .map((results, _) -> read(results))
                .one());
    }

    public List<User> all() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "group by u.id order by u.login")
                .map((results, _) -> read(results))
                .list());
    }

    /** Users who are enabled and have a role. */
    public List<User> withRole(Role role) {
        return all().stream()
                .filter(user -> user.enabled() && user.roles().contains(role))
                .toList();
    }

    /** Twelve to 128 characters, and not the login. */
    public static boolean acceptable(String password, String login) {
        return password.length() >= SHORTEST_PASSWORD
                && password.length() <= LONGEST_PASSWORD
                && !password.equalsIgnoreCase(login);
    }

    private long countEnabledAdministrators() {
        return withRole(Role.ADMINISTRATOR).size();
    }

    private static void writeRoles(Handle handle, long userId, Set<Role> roles) {
        for (Role role : roles) {
            handle.createUpdate("insert into app_user_role (user_id, role) values (:userId, :role)")
                    .bind("userId", userId)
                    .bind("role", role)
                    .execute();
        }
    }

    private static User read(ResultSet results) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(results.getString("roles").split(","))
                .filter(role -> !role.isEmpty())
                .map(Role::valueOf)
                .forEach(roles::add);
        return new User(
                new UserId(results.getLong("id")),
                results.getString("login"),
                results.getString("display_name"),
                new EmailAddress(results.getString("email")),
                results.getString("language"),
                results.getBoolean("enabled"),
                results.getBoolean("must_change_password"),
                roles);
    }
}
