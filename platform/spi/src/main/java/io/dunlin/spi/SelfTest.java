package io.dunlin.spi;

import io.dunlin.spi.settings.LocalizedText;
import java.util.List;

/**
 * The outcome of {@link DunlinExtension#selfTest()}.
 *
 * @param passed whether the extension can do its work with the present settings
 * @param findings what was tried, one sentence each, in the order it was tried; at most 20
 */
public record SelfTest(boolean passed, List<LocalizedText> findings) {

    private static final int MOST_FINDINGS = 20;

    public SelfTest {
        findings = List.copyOf(findings);
        if (findings.size() > MOST_FINDINGS) {
            throw new IllegalArgumentException("At most " + MOST_FINDINGS + " findings, got " + findings.size());
        }
    }

    public static SelfTest passed(LocalizedText... findings) {
        return new SelfTest(true, List.of(findings));
    }

    public static SelfTest failed(LocalizedText... findings) {
        return new SelfTest(false, List.of(findings));
    }

    public static SelfTest nothingToTry() {
        return new SelfTest(
                true,
                List.of(new LocalizedText("Ta wtyczka nie łączy się z niczym.", "This plugin connects to nothing.")));
    }
}
