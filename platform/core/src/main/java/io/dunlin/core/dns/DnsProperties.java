package io.dunlin.core.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the product asks about names on the Internet.
 *
 * @param enabled whether anything is asked at all
 * @param servers addresses of name servers, each with a port where it is not 53; none: those of this machine
 * @param timeout how long to wait for one answer
 */
@ConfigurationProperties("dunlin.dns")
public record DnsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue List<String> servers,
        @DefaultValue("PT2S") Duration timeout) {

    private static final int STANDARD_PORT = 53;
    private static final int HIGHEST_PORT = 65_535;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    public DnsProperties {
        servers = List.copyOf(servers);
        for (String server : servers) {
            InetSocketAddress address = addressOf(server);
            assert address != null;
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("dunlin.dns.timeout: write a time up to 30s, for example 2s");
        }
    }

    List<InetSocketAddress> addresses() {
        return servers.stream().map(DnsProperties::addressOf).toList();
    }

    /** {@code 192.0.2.1}, {@code 192.0.2.1:5353}, {@code [2001:db8::1]:5353} or a bare IPv6 address. */
    private static InetSocketAddress addressOf(String server) {
        String host = server.strip();
        int port = STANDARD_PORT;
        int colon = host.lastIndexOf(':');
        boolean manyColons = host.indexOf(':') != colon;
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            port = host.length() > end + 1
                    ? portOf(server, host.substring(end + 1).replaceFirst("^:", ""))
                    : port;
            host = end > 0 ? host.substring(1, end) : "";
        } else if (colon >= 0 && !manyColons) {
            port = portOf(server, host.substring(colon + 1));
            host = host.substring(0, colon);
        }
        if (!host.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw wrong(server);
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw wrong(server);
        }
        return address;
    }

    private static int portOf(String server, String port) {
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > HIGHEST_PORT) {
            throw wrong(server);
        }
        return Integer.parseInt(port);
    }

    private static IllegalArgumentException wrong(String server) {
        return new IllegalArgumentException("dunlin.dns.servers: '" + server
                + "' is no address of a name server; write for example 192.0.2.1 or 192.0.2.1:5353");
    }
}
