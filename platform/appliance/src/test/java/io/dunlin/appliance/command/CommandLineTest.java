package io.dunlin.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frobnicate",
                "user",
                "maintenance",
                "restore",
                "audit",
                "inspect",
                "inspect mail",
                "serve --http-port x",
                "user add anna"
            })
    void wrong_usage_ends_with_2_and_says_what_is_wrong(String arguments) {
        CommandRun run = CommandRun.of(arguments.split(" ", -1));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).isNotBlank();
        assertThat(run.out()).isEmpty();
    }

    @Test
    void help_names_every_command() {
        CommandRun run = CommandRun.of("--help");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains(
                        "demo",
                        "serve",
                        "inspect",
                        "simulate",
                        "run",
                        "user",
                        "plugin",
                        "audit",
                        "backup",
                        "restore",
                        "doctor",
                        "maintenance",
                        "support-bundle",
                        "Exit status");
    }

    @Test
    void a_failure_is_one_line_and_ends_with_1() {
        CommandRun run = CommandRun.of(
                "user",
                "list",
                "--data",
                Path.of(System.getProperty("java.io.tmpdir"), "data").toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1).first().asString().startsWith("dunlin: ");
    }
}
