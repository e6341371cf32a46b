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

    @ParameterizedTest
    @ValueSource(
            strings = {"--data /somewhere doctor", "--data=/somewhere restore x --replace", "--http-port 8081 serve"})
    void an_option_before_the_command_is_refused_and_not_passed_over(String arguments) {
        CommandRun run = CommandRun.of(arguments.split(" ", -1));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("behind the command");
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulate --date 31.12.2026", "run --date tomorrow"})
    void a_day_that_is_none_is_refused_in_words(String arguments) {
        CommandRun run = CommandRun.of(arguments.split(" ", -1));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("write it like 2026-11-30").doesNotContain("java.");
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
