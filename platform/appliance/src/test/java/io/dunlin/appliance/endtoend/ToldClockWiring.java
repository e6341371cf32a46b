package io.dunlin.appliance.endtoend;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** The only thing that an appliance under test has for its own: the clock. */
@Configuration(proxyBeanMethods = false)
@Profile(ToldClockWiring.PROFILE)
class ToldClockWiring {

    static final String PROFILE = "end-to-end";
    static final String FILE = "endtoend.clock";

    @Bean
    @Primary
    Clock toldClock(Environment environment) {
        return new ToldClock(Path.of(environment.getRequiredProperty(FILE)));
    }
}
