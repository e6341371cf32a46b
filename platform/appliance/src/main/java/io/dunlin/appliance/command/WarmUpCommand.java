package io.dunlin.appliance.command;

import io.dunlin.appliance.Appliance;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Starts the appliance once on a folder of its own, asks for the first pages and ends: the Java machine, told to watch,
 * keeps what it loaded for later starts. The installation calls it; nobody else needs it.
 */
@Command(
        name = "warm-up",
        description = "Starts the appliance once on a scratch folder, looks at its first pages, and ends.",
        hidden = true,
        mixinStandardHelpOptions = true)
final class WarmUpCommand implements Callable<Integer> {

    private static final List<String> FIRST_PAGES = List.of("health", "login");
    private static final int OK = 200;

    @Parameters(paramLabel = "DIR", description = "A folder that is not there yet; it is gone afterwards.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path scratch;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (Files.exists(scratch)) {
            throw new CommandFailure(scratch + " is there already; name a folder that is not");
        }
        try {
            // Nothing of the configuration that reaches out of this machine is wanted here.
            Map<String, Object> configuration = Map.of(
                    "dunlin.data", scratch.toAbsolutePath().toString(),
                    "dunlin.http.address", "127.0.0.1",
                    "dunlin.http.port", "0",
                    "dunlin.database.url", "",
                    "dunlin.jobs.enabled", "false");
            try (ConfigurableApplicationContext context = Appliance.serve(configuration)) {
                lookAtFirstPages(new Greeting(context).address());
            }
        } finally {
            delete(scratch);
        }
        return ExitStatus.DONE;
    }

    private static void lookAtFirstPages(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            for (String page : FIRST_PAGES) {
                int status = client.send(
                                HttpRequest.newBuilder(URI.create(address + page))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode();
                if (status != OK) {
                    throw new CommandFailure("the page " + page + " answers with " + status);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
