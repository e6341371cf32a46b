package io.dunlin.appliance.configuration;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the screens are served.
 *
 * @param address the address of this machine to listen on; only this machine where it is not set
 * @param port the port to listen on; 0 takes a free one
 * @param proxies addresses of the reverse proxies whose word is taken on who asks, and whether encrypted
 */
@ConfigurationProperties("dunlin.http")
public record HttpProperties(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("8080") int port,
        @DefaultValue({"127.0.0.1", "::1"}) List<String> proxies) {

    private static final int HIGHEST_PORT = 65_535;
    /** An address in figures: a name would be asked of a name server, whose answer may change. */
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|(?=.*:)[0-9a-fA-F:]{2,39}");

    public HttpProperties {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("dunlin.http.port: write a port from 1 to 65535, or 0 for a free one");
        }
        if (address.isBlank()) {
            throw new IllegalArgumentException(
                    "dunlin.http.address: write an address of this machine, or 0.0.0.0 for all of them");
        }
        proxies = List.copyOf(proxies);
        for (String proxy : proxies) {
            if (!ADDRESS.matcher(proxy).matches()) {
                throw new IllegalArgumentException(
                        "dunlin.http.proxies: write addresses such as 127.0.0.1 or ::1 with commas between, not "
                                + proxy);
            }
        }
    }
}
