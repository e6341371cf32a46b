package io.dunlin.appliance;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * What a command needs: the features and the database, without screens and their server. Not annotated as a configuration,
 * so that the appliance, which scans this package, does not take it for a part of its own.
 */
@ComponentScan(
        basePackages = {"io.dunlin.core", "io.dunlin.appliance.configuration", "io.dunlin.appliance.database"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = Appliance.FIXTURES))
@ConfigurationPropertiesScan({"io.dunlin.core", "io.dunlin.appliance"})
@EnableConfigurationProperties
@Import(ApplianceWiring.class)
@ImportAutoConfiguration({
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
class CommandContext {}
