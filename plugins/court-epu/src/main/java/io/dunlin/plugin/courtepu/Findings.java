package io.dunlin.plugin.courtepu;

import io.dunlin.spi.court.ValidationReport;
import io.dunlin.spi.court.ValidationReport.Finding;
import io.dunlin.spi.court.ValidationReport.Severity;
import io.dunlin.spi.settings.LocalizedText;
import java.util.ArrayList;
import java.util.List;

/** Collects what is found, each thing once. A document with very many faults is told the first thousand. */
final class Findings {

    private static final int MOST = 1_000;

    private final List<Finding> found = new ArrayList<>();

    void error(String place, String pl, String en) {
        add(Severity.ERROR, place, pl, en);
    }

    void warning(String place, String pl, String en) {
        add(Severity.WARNING, place, pl, en);
    }

    boolean full() {
        return found.size() >= MOST;
    }

    ValidationReport report() {
        return new ValidationReport(found);
    }

    private void add(Severity severity, String place, String pl, String en) {
        Finding finding = new Finding(severity, place, new LocalizedText(pl, en));
        // An error must not drown in warnings, so the limit holds for each severity by itself.
        boolean room = found.stream().filter(f -> f.severity() == severity).count() < MOST;
        if (room && !found.contains(finding)) {
            found.add(finding);
        }
    }
}
