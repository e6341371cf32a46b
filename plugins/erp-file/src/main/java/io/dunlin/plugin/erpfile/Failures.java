package io.dunlin.plugin.erpfile;

import io.dunlin.spi.erp.RecordFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What could not be read, in the order found. Past ten thousand they are counted, so that a wrong file stays small. */
final class Failures {

    private static final int MOST_LISTED = 10_000;

    private final List<RecordFailure> listed = new ArrayList<>();
    private long more;

    void add(long line, @Nullable String column, String value, String pl, String en) {
        if (listed.size() < MOST_LISTED) {
            listed.add(new RecordFailure(line, column, value, new LocalizedText(pl, en)));
        } else {
            more++;
        }
    }

    boolean any() {
        return !listed.isEmpty();
    }

    List<RecordFailure> all() {
        if (more == 0) {
            return List.copyOf(listed);
        }
        List<RecordFailure> all = new ArrayList<>(listed);
        all.add(new RecordFailure(
                0,
                null,
                "",
                new LocalizedText(
                        "Jest jeszcze " + more + " błędów tego pliku; popraw powyższe i wczytaj plik ponownie.",
                        "There are " + more + " more failures in this file; correct those above and read it again.")));
        return List.copyOf(all);
    }
}
