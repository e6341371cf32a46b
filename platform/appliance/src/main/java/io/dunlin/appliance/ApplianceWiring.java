package io.dunlin.appliance;

import io.dunlin.appliance.configuration.HttpProperties;
import io.dunlin.appliance.configuration.WrongConfiguration;
import io.dunlin.appliance.demo.MovableClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.support.DefaultLifecycleProcessor;

/** What every feature is given by the appliance. */
@Configuration(proxyBeanMethods = false)
class ApplianceWiring {

    @Bean
    @Profile("!" + Appliance.DEMO)
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @Profile(Appliance.DEMO)
    MovableClock movableClock() {
        return new MovableClock(Clock.systemUTC());
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> whereScreensAreServed(HttpProperties http) {
        return factory -> {
            factory.setPort(http.port());
            try {
                factory.setAddress(InetAddress.getByName(http.address()));
            } catch (UnknownHostException e) {
                throw new WrongConfiguration(
                        "dunlin.http.address: " + http.address()
                                + " is no address of this machine; write one, or 0.0.0.0 for all of them",
                        e);
            }
        };
    }

    /** What a reverse proxy says of who asks, and whether encrypted, is believed; what anybody else says so is not. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> behindReverseProxies(HttpProperties http) {
        return factory -> {
            RemoteIpValve valve = new RemoteIpValve();
            valve.setProtocolHeader("X-Forwarded-Proto");
            valve.setInternalProxies(http.proxies().stream()
                    .map(proxy -> Pattern.quote(numeric(proxy)))
                    .collect(Collectors.joining("|")));
            factory.addEngineValves(valve);
        };
    }

    /** As Tomcat writes it: {@code ::1} in full. */
    private static String numeric(String address) {
        try {
            return InetAddress.getByName(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new WrongConfiguration("dunlin.http.proxies: " + address + " is no address", e);
        }
    }

    /** A command reads and writes the database beside a running appliance: no job, no mailbox, no screen starts. */
    @Bean("lifecycleProcessor")
    @Profile(Appliance.COMMAND)
    static LifecycleProcessor startsNothing() {
        return new DefaultLifecycleProcessor() {
            @Override
            public void onRefresh() {
                // nothing is started
            }
        };
    }
}
