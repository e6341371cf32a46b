package io.dunlin.appliance.health;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** A monitor has no login: the health page is open, and makes no session. */
@Configuration(proxyBeanMethods = false)
class HealthWiring {

    @Bean
    @Order(0)
    SecurityFilterChain openToMonitors(HttpSecurity http) {
        http.securityMatcher("/health")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        return http.build();
    }
}
