package io.dunlin.appliance.configuration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the screens are served.
 *
 * @param address the address of this machine to listen on; only this machine where it is not set
 * @param port the port to listen on; 0 takes a free one
 */
@ConfigurationProperties("dunlin.http")
public record HttpProperties(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("8080") int port) {

    private static final int HIGHEST_PORT = 65_535;

    public HttpProperties {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("dunlin.http.port: write a port from 1 to 65535, or 0 for a free one");
        }
        if (address.isBlank()) {
            throw new IllegalArgumentException(
                    "dunlin.http.address: write an address of this machine, or 0.0.0.0 for all of them");
        }
    }
}
