package io.dunlin.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.configuration.HttpProperties;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** A real server, asked from this machine, where a reverse proxy stands or does not. */
class ReverseProxyTest {

    @Test
    void the_proxy_says_who_asks_and_how() throws IOException, InterruptedException {
        assertThat(askedThrough(List.of("127.0.0.1", "::1"))).isEqualTo("203.0.113.7 https");
    }

    @Test
    void nobody_else_does() throws IOException, InterruptedException {
        assertThat(askedThrough(List.of("192.0.2.10"))).isEqualTo("127.0.0.1 http");
        assertThat(askedThrough(List.of())).isEqualTo("127.0.0.1 http");
    }

    private static String askedThrough(List<String> proxies) throws IOException, InterruptedException {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory();
        ApplianceWiring wiring = new ApplianceWiring();
        HttpProperties http = new HttpProperties("127.0.0.1", 0, proxies);
        wiring.whereScreensAreServed(http).customize(factory);
        wiring.behindReverseProxies(http).customize(factory);
        WebServer server = factory.getWebServer(
                context -> context.addServlet("who", new Who()).addMapping("/who"));
        server.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/who"))
                    .header("X-Forwarded-For", "203.0.113.7")
                    .header("X-Forwarded-Proto", "https")
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        } finally {
            server.stop();
        }
    }

    private static final class Who extends HttpServlet {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write(request.getRemoteAddr() + " " + request.getScheme());
        }
    }
}
