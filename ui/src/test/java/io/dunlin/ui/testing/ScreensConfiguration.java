package io.dunlin.ui.testing;

import io.dunlin.core.testing.TestingConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The core on the test database, with the screens as the appliance wires them. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ConfigurationPropertiesScan("io.dunlin.ui")
@ComponentScan(
        basePackages = "io.dunlin.ui",
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.dunlin\\.ui\\..*Test(\\$.*)?"))
@Import(TestingConfiguration.class)
public class ScreensConfiguration {}
