package io.dunlin.appliance;

import io.dunlin.appliance.configuration.ConfigurationFile;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.Ordered;

/** The application: every feature, wired. Started to serve, or for one command that needs the database. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
        basePackages = "io.dunlin",
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = Appliance.FIXTURES))
@ConfigurationPropertiesScan("io.dunlin")
public class Appliance {

    /** The profile of a command: it works on the database, beside a running appliance too, and starts nothing. */
    public static final String COMMAND = "command";

    /** The profile of the demo. */
    public static final String DEMO = "demo";

    /** Fixtures of tests are no part of a product, whatever is on the class path. */
    static final String FIXTURES = "io\\.dunlin\\..*(\\.testing\\..*|\\.Testing\\w+(\\$.*)?|Test(\\$.*)?)";

    /** Starts everything: database, jobs, mail, screens. */
    public static ConfigurableApplicationContext serve(Map<String, Object> commandLine, String... profiles) {
        return application(Appliance.class, WebApplicationType.SERVLET, commandLine, profiles)
                .run();
    }

    /** Starts what a command needs. */
    public static ConfigurableApplicationContext forCommand(Map<String, Object> commandLine) {
        return application(CommandContext.class, WebApplicationType.NONE, commandLine, COMMAND)
                .run();
    }

    private static SpringApplication application(
            Class<?> parts, WebApplicationType type, Map<String, Object> commandLine, String... profiles) {
        SpringApplication application = new SpringApplication(parts);
        application.setWebApplicationType(type);
        application.setAdditionalProfiles(profiles);
        application.setLogStartupInfo(false);
        application.addListeners(new Preparation(commandLine));
        return application;
    }

    /** Brings in the configuration before anything reads it. */
    private record Preparation(Map<String, Object> commandLine)
            implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            ConfigurationFile.addTo(event.getEnvironment(), commandLine);
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }
}
