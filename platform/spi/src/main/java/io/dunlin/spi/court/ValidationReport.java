package io.dunlin.spi.court;

import io.dunlin.spi.settings.LocalizedText;
import java.util.List;

/** What a check of a filing found. */
public record ValidationReport(List<Finding> findings) {

    public ValidationReport {
        findings = List.copyOf(findings);
    }

    /** Whether a lawyer may file it as far as the product can tell: nothing worse than a warning was found. */
    public boolean acceptable() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** How grave a finding is. */
    public enum Severity {
        WARNING,
        ERROR
    }

    /**
     * One finding.
     *
     * @param severity how grave
     * @param place where in the document, for example an element's name or {@code line 12}
     * @param text what is wrong and what to do
     */
    public record Finding(Severity severity, String place, LocalizedText text) {}
}
