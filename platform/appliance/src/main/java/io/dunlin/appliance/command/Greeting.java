package io.dunlin.appliance.command;

import io.dunlin.appliance.configuration.HttpProperties;
import java.io.PrintWriter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** What is printed once everything runs. */
record Greeting(ConfigurableApplicationContext context) {

    void print(PrintWriter out) {
        out.println("Dunlin " + ProductVersion.text() + " runs at " + address());
        out.flush();
    }

    /** The port is asked for: with 0 the system chose it. */
    String address() {
        HttpProperties http = context.getBean(HttpProperties.class);
        Environment environment = context.getEnvironment();
        return "http://" + host(http.address()) + ":" + environment.getRequiredProperty("local.server.port") + "/";
    }

    private static String host(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            if (parsed.isAnyLocalAddress()) {
                return "localhost";
            }
            return parsed instanceof Inet6Address ? "[" + address + "]" : address;
        } catch (UnknownHostException _) {
            return address;
        }
    }
}
