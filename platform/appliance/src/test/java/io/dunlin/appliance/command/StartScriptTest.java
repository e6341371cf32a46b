package io.dunlin.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell script that starts an installed appliance, with a Java that only tells how it was called. */
class StartScriptTest {

    private static final Path SCRIPT = Path.of("../../etc/bin/dunlin");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private record Ended(int status, String output) {}

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(folder.resolve("home/bin"));
        Files.createDirectories(folder.resolve("home/conf"));
        Files.copy(SCRIPT, folder.resolve("home/bin/dunlin"));
        Files.writeString(folder.resolve("home/conf/jvm.options"), "-Xmx768m\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.2", "24", "24-ea", "1.8.0_402"})
    void an_older_java_is_refused_with_what_to_install(String version) throws IOException, InterruptedException {
        Ended ended = start(version);
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output())
                .contains("is Java " + version + ",", "install a JDK 25")
                .doesNotContain("started");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.1", "26-ea"})
    void a_newer_java_is_started(String version) throws IOException, InterruptedException {
        Ended ended = start(version);
        assertThat(ended.output()).startsWith("started").contains("DunlinApplication help");
        assertThat(ended.status()).isZero();
    }

    @Test
    void a_java_that_does_not_say_what_it_is_is_started() throws IOException, InterruptedException {
        assertThat(start(null).output()).startsWith("started");
    }

    private Ended start(@Nullable String version) throws IOException, InterruptedException {
        Path java = folder.resolve("java/bin/java");
        Files.createDirectories(folder.resolve("java/bin"));
        Files.writeString(java, "#!/bin/sh\necho started \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (version != null) {
            Files.writeString(folder.resolve("java/release"), "IMPLEMENTOR=\"A\"\nJAVA_VERSION=\"" + version + "\"\n");
        }
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh", folder.resolve("home/bin/dunlin").toString(), "help")
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
        builder.environment().remove("DUNLIN_CONF");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), output);
    }
}
