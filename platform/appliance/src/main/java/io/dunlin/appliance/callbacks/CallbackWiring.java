package io.dunlin.appliance.callbacks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** A gateway has no login but the secret at the end of the address: these pages are open, and make no session. */
@Configuration(proxyBeanMethods = false)
class CallbackWiring {

    @Bean
    @Order(1)
    SecurityFilterChain openToGateways(HttpSecurity http) {
        http.securityMatcher("/callbacks/sms/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // A gateway has no page of ours to take a token from, and no session that could be ridden on.
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        return http.build();
    }
}
