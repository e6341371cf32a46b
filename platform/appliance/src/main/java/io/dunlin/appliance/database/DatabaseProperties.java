package io.dunlin.appliance.database;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database to work on.
 *
 * @param url of a MariaDB database; without one the appliance runs a server of its own in its data folder
 * @param user who logs in there
 * @param password of that user
 * @param poolSize how many connections at most
 */
@ConfigurationProperties("dunlin.database")
public record DatabaseProperties(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("24") int poolSize) {

    private static final String SCHEME = "jdbc:mariadb:";
    private static final int SMALLEST_POOL = 4;
    private static final int LARGEST_POOL = 200;

    public DatabaseProperties {
        if (url != null && !url.isBlank()) {
            if (!url.startsWith(SCHEME)) {
                throw new IllegalArgumentException(
                        "dunlin.database.url: write an address such as jdbc:mariadb://db.example.com/dunlin");
            }
            if (user == null || user.isBlank()) {
                throw new IllegalArgumentException("dunlin.database.user: write the user for dunlin.database.url");
            }
        }
        if (poolSize < SMALLEST_POOL || poolSize > LARGEST_POOL) {
            throw new IllegalArgumentException(
                    "dunlin.database.pool-size: write a number from " + SMALLEST_POOL + " to " + LARGEST_POOL);
        }
    }

    /** How to log in to the configured database; empty where the appliance runs its own. */
    public Optional<DatabaseLogin> login() {
        if (url == null || url.isBlank() || user == null) {
            return Optional.empty();
        }
        return Optional.of(new DatabaseLogin(url, user, password == null ? "" : password));
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return "DatabaseProperties[url=" + url + ", poolSize=" + poolSize + "]";
    }
}
