package io.dunlin.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.TestingFolders;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What an administrator of the machine does when nobody can sign in. */
class UserCommandsTest {

    private final Path folder = TestingFolders.fresh("users");

    @Test
    void a_user_is_kept_out_and_let_in_again_but_not_the_last_administrator() {
        done("user", "add", "wzorcowa", "--email", "wzorcowa@example.com", "--role", "ADMINISTRATOR");
        CommandRun refused = run("user", "disable", "wzorcowa");
        assertThat(refused.status()).isNotZero();
        assertThat(refused.err()).contains("this is the last administrator; make another one first");

        done("user", "add", "probny", "--email", "probny@example.com", "--role", "CLERK");
        assertThat(done("user", "disable", "probny")).contains("Disabled probny.");
        assertThat(done("user", "list")).containsPattern("probny +disabled +CLERK");
        assertThat(done("user", "enable", "probny")).contains("Enabled probny.");
        assertThat(done("user", "list")).containsPattern("probny +enabled +CLERK");
    }

    private String done(String... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }

    private CommandRun run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = folder.resolve("data").toString();
        return CommandRun.of(all);
    }
}
