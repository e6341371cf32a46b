package io.dunlin.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The appliance as a machine gets it: unpacked, started with the packed runtime, looked at, told to stop. */
class PackedApplianceIT {

    private static final Pattern GREETING = Pattern.compile("runs at (http://\\S+/)");
    private static final Pattern SCRIPT = Pattern.compile("<script[^>]*\\ssrc=\"([^\"]+)\"");
    private static final int TERMINATED = 128 + 15;
    private static final int MINUTES_TO_STOP = 3;

    @Test
    void starts_answers_shows_its_login_page_and_stops_when_told_to() throws IOException, InterruptedException {
        UnpackedPackage unpacked = UnpackedPackage.fresh();
        Map<String, Long> before = files(unpacked.root());
        Path data = Path.of("target", "package-data").toAbsolutePath();
        UnpackedPackage.delete(data);
        Path log = Path.of("target", "package.log").toAbsolutePath();
        Process appliance = start(unpacked, data, log);
        try {
            String address = greeting(appliance, log);
            try (HttpClient browser = HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build()) {
                HttpResponse<String> health = get(browser, address + "health");
                assertThat(health.statusCode()).isEqualTo(200);
                assertThat(health.body()).contains("\"database\"", "\"jobs\"", "\"plugins\"");
                assertThat(health.body())
                        .as("every plugin of the package is accepted")
                        .contains("0 of " + unpacked.plugins().size() + " cannot be used");

                HttpResponse<String> page = get(browser, address);
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body()).contains("<title>", "</html>");
                var scripts = SCRIPT.matcher(page.body())
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                assertThat(scripts).isNotEmpty();
                for (String script : scripts) {
                    assertThat(get(browser, page.uri().resolve(script).toString())
                                    .statusCode())
                            .as(script)
                            .isEqualTo(200);
                }
            }
        } finally {
            appliance.destroy();
        }
        assertThat(appliance.waitFor(MINUTES_TO_STOP, TimeUnit.MINUTES))
                .as("it stops")
                .isTrue();
        assertThat(appliance.exitValue()).isEqualTo(TERMINATED);
        assertThat(Files.readString(log)).contains("The database has stopped").doesNotContain("ERROR");
        assertThat(data.resolve("database/mariadbd.pid")).doesNotExist();
        assertThat(files(unpacked.root()))
                .as("it writes to its data folder and nowhere else")
                .isEqualTo(before);
    }

    @Test
    void says_its_version_and_what_is_wrong_with_a_configuration() throws IOException, InterruptedException {
        UnpackedPackage unpacked = UnpackedPackage.fresh();
        Path properties = unpacked.root().resolve("etc/dunlin/dunlin.properties");
        Files.writeString(properties, Files.readString(properties) + "\ndunlin.http.prot=8080\n");

        Process process = command(unpacked, "serve").redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said.strip())
                .isEqualTo("dunlin: dunlin.http.prot: there is no such key; did you mean dunlin.http.port?");
    }

    @Test
    void makes_a_cache_for_faster_starts_and_does_without_one_that_does_not_fit()
            throws IOException, InterruptedException {
        UnpackedPackage unpacked = UnpackedPackage.fresh();
        Path cache = unpacked.root().resolve("var/cache/dunlin/start.aot");

        Process making = run(unpacked.home().resolve("bin/start-cache"));
        assertThat(making.waitFor()).isZero();
        assertThat(cache).isNotEmptyFile();
        assertThat(cache.getParent()).isDirectoryNotContaining(file -> !file.equals(cache));

        assertThat(version(unpacked)).matches("Dunlin [0-9]+\\..*\\n");
        Files.writeString(cache, "of another version");
        assertThat(version(unpacked)).startsWith("Dunlin ");
    }

    private static String version(UnpackedPackage unpacked) throws IOException, InterruptedException {
        Process process =
                command(unpacked, "--version").redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines()).hasSize(1);
        return said;
    }

    private static Process run(Path program) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.toString()).inheritIO();
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        return builder.start();
    }

    private static Process start(UnpackedPackage unpacked, Path data, Path log) throws IOException {
        return command(unpacked, "serve", "--http-port", "0", "--data", data.toString())
                .redirectError(log.toFile())
                .start();
    }

    /** As a service manager starts it: nothing of this build's environment. */
    private static ProcessBuilder command(UnpackedPackage unpacked, String... arguments) {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(Stream.of(unpacked.command().toString()), Stream.of(arguments))
                        .toList());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        return builder;
    }

    private static String greeting(Process appliance, Path log) throws IOException {
        // Left open: a closed pipe would end the appliance.
        BufferedReader out =
                new BufferedReader(new InputStreamReader(appliance.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            var greeting = GREETING.matcher(line);
            if (greeting.find()) {
                return greeting.group(1);
            }
        }
        throw new AssertionError("It ended before it greeted: " + Files.readString(log));
    }

    private static HttpResponse<String> get(HttpClient browser, String address)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", "*/*")
                        .build(),
                BodyHandlers.ofString());
    }

    private static Map<String, Long> files(Path root) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : new TreeSet<>(files.filter(Files::isRegularFile).toList())) {
                sizes.put(root.relativize(file).toString(), Files.size(file));
            }
        }
        return sizes;
    }
}
