package io.dunlin.core.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.dunlin.host.BuiltInExtensions;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.messaging.SmsGateway;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;

/** The core as the appliance wires it, on the test database. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ConfigurationPropertiesScan("io.dunlin.core")
@ComponentScan(
        basePackages = "io.dunlin.core",
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.dunlin\\.core\\..*Test(\\$.*)?"))
public class TestingConfiguration {

    @Bean
    HikariDataSource dataSource() {
        TestDatabase.Login login = TestDatabase.get().newSchema();
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(login.url());
        dataSource.setUsername(login.user());
        dataSource.setPassword(login.password());
        dataSource.setMaximumPoolSize(24);
        return dataSource;
    }

    @Bean
    TestingClock clock() {
        return new TestingClock();
    }

    @Bean
    TestingErp testingErp() {
        return new TestingErp();
    }

    /** What stands in for plugins: the core's tests have no jars. There is an SMS gateway where a test declares one. */
    @Bean
    @Primary
    ExtensionDirectory testingExtensions(TestingClock clock, TestingErp erp, ObjectProvider<SmsGateway> gateway) {
        return BuiltInExtensions.of(
                clock,
                Stream.concat(Stream.of(new TestingStatementParser(), erp), gateway.stream())
                        .toArray(DunlinExtension[]::new));
    }
}
