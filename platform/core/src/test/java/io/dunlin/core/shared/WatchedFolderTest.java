package io.dunlin.core.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.core.testing.TestingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFolderTest {

    @TempDir
    private Path folder;

    private final TestingClock clock = new TestingClock();
    private final List<String> taken = new ArrayList<>();

    @Test
    void a_file_whose_taking_fails_is_told_and_holds_up_none_of_the_others() throws IOException {
        WatchedFolder watched = new WatchedFolder(folder, clock);
        for (String name : List.of("a.csv", "b.csv", "c.csv")) {
            Files.writeString(folder.resolve(name), name);
        }
        watched.takeAll(this::takeAllButB);
        clock.advance(WatchedFolder.SETTLING);
        assertThatThrownBy(() -> watched.takeAll(this::takeAllButB))
                .isInstanceOf(WatchedFolder.FilesLeft.class)
                .hasMessageContaining("b.csv")
                .satisfies(told -> assertThat(told.getSuppressed()).hasSize(1));
        assertThat(taken).containsExactly("a.csv", "c.csv");
        assertThat(folder.resolve("b.csv")).exists();
        assertThat(folder.resolve("done/c.csv")).exists();
        watched.takeAll((name, _) -> taken.add(name));
        clock.advance(WatchedFolder.SETTLING);
        watched.takeAll((name, _) -> taken.add(name));
        assertThat(taken).containsExactly("a.csv", "c.csv", "b.csv");
        assertThat(folder.resolve("done/b.csv")).exists();
    }

    private void takeAllButB(String name, byte[] content) {
        if ("b.csv".equals(name)) {
            throw new IllegalStateException("Not " + content.length + " bytes");
        }
        taken.add(name);
    }
}
