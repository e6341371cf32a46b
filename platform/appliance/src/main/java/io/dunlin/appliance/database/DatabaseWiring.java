package io.dunlin.appliance.database;

import com.zaxxer.hikari.HikariDataSource;
import io.dunlin.appliance.Appliance;
import io.dunlin.appliance.configuration.ApplianceProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The database and its connections. The server is closed after them, and they after all that uses them. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {

    private static final Logger log = LoggerFactory.getLogger(DatabaseWiring.class);
    private static final long LONGEST_WAIT_FOR_CONNECTION_MILLIS = 30_000;

    @Bean(destroyMethod = "close")
    Database database(DatabaseProperties properties, ApplianceProperties appliance, Environment environment) {
        return properties
                .login()
                .<Database>map(Database.Foreign::new)
                .orElseGet(() -> environment.acceptsProfiles(Profiles.of(Appliance.COMMAND))
                        ? EmbeddedDatabase.startOrJoin(appliance.databaseFolder())
                        : EmbeddedDatabase.start(appliance.databaseFolder()));
    }

    @Bean
    HikariDataSource dataSource(Database database, DatabaseProperties properties) {
        DatabaseLogin login = database.login();
        DatabaseCheck.require(login).forEach(finding -> log.warn("{}", finding.message()));
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setPoolName("database");
        dataSource.setJdbcUrl(login.url());
        dataSource.setUsername(login.user());
        dataSource.setPassword(login.password());
        dataSource.setMaximumPoolSize(properties.poolSize());
        dataSource.setMinimumIdle(Math.min(properties.poolSize(), 4));
        dataSource.setConnectionTimeout(LONGEST_WAIT_FOR_CONNECTION_MILLIS);
        dataSource.setConnectionInitSql(DatabaseLogin.SESSION);
        return dataSource;
    }
}
