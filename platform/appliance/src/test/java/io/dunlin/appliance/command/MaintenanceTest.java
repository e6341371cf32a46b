package io.dunlin.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.TestingFolders;
import org.junit.jupiter.api.Test;

class MaintenanceTest {

    private final String data = TestingFolders.fresh("maintenance").toString();

    @Test
    void begins_says_so_and_ends() {
        assertThat(maintenance("status").out()).contains("No maintenance");
        assertThat(maintenance("on", "--reason", "a new disk").out()).contains("no job begins");
        assertThat(maintenance("on").out()).contains("already");
        assertThat(maintenance("status").out()).contains("a new disk", "command-line");
        assertThat(maintenance("off").out()).contains("over");
        assertThat(maintenance("off").out()).contains("There was no maintenance");
    }

    @Test
    void checks_every_table() {
        CommandRun run = maintenance("check");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("Checked [0-9]{2,} tables: all are well");
    }

    private CommandRun maintenance(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "maintenance";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--data";
        all[arguments.length + 2] = data;
        return CommandRun.of(all);
    }
}
