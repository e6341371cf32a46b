package io.dunlin.core.remittances.feeds;

import static io.dunlin.core.testing.TestingStatement.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.remittances.statements.StatementQueries;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.shared.WatchedFolder;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class BankFolderTest {

    @TempDir
    private Path folder;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private Statements statements;

    @Autowired
    private StatementQueries queries;

    @Autowired
    private TestingClock clock;

    @Test
    void takes_a_file_only_when_it_no_longer_grows_and_moves_it_when_it_is_stored() throws IOException {
        BankFolder watch = new BankFolder(statements, new BankProperties(folder), jdbi, clock);
        Path file = folder.resolve("wyciag.sta");
        String text = statement("1/1").credit("10.00", "a").text();
        Files.writeString(file, text.substring(0, 50));
        watch.run();
        assertThat(watch.look()).as("a poll").isEqualTo(new BankFeed.Look.Done(0));
        assertThat(file).as("it was seen just now").exists();
        clock.advance(WatchedFolder.SETTLING);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
        watch.run();
        assertThat(file).as("it grew since the last look").exists();
        clock.advance(WatchedFolder.SETTLING);
        watch.run();
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("done/wyciag.sta")).exists();
        assertThat(queries.files(Window.first(10))).hasSize(1);
    }

    @Test
    void the_same_file_again_is_moved_and_changes_nothing_and_an_empty_one_is_refused_with_the_reason()
            throws IOException {
        BankFolder watch = new BankFolder(statements, new BankProperties(folder), jdbi, clock);
        String text = statement("1/1").credit("10.00", "a").text();
        for (int i = 0; i < 2; i++) {
            Files.writeString(folder.resolve("wyciag.sta"), text);
            lookUntilSettled(watch);
        }
        Files.writeString(folder.resolve("empty.sta"), "");
        Files.writeString(folder.resolve("half.sta.part"), text);
        lookUntilSettled(watch);
        assertThat(folder.resolve("done/2-wyciag.sta")).exists();
        assertThat(folder.resolve("failed/empty.sta")).exists();
        assertThat(folder.resolve("failed/empty.sta.txt")).content().contains("The file is empty");
        assertThat(folder.resolve("half.sta.part")).exists();
        assertThat(queries.files(Window.first(10))).hasSize(1);
    }

    private void lookUntilSettled(BankFolder watch) {
        watch.run();
        clock.advance(WatchedFolder.SETTLING);
        watch.run();
    }
}
