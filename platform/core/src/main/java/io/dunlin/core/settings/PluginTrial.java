package io.dunlin.core.settings;

import io.dunlin.host.GuardedResult;
import io.dunlin.spi.SelfTest;
import io.dunlin.spi.settings.LocalizedText;
import java.util.List;

/** What came of an extension's own test. */
public sealed interface PluginTrial {

    /** It ran to its end: whether the extension can do its work, and what was tried, one sentence each. */
    record Ran(boolean passed, List<LocalizedText> findings) implements PluginTrial {
        public Ran {
            findings = List.copyOf(findings);
        }
    }

    /** It failed on the way. */
    record Failed(PluginFault fault, String code, LocalizedText message) implements PluginTrial {}

    static PluginTrial of(GuardedResult<SelfTest> result) {
        return switch (result) {
            case GuardedResult.Succeeded<SelfTest>(SelfTest test) -> new Ran(test.passed(), test.findings());
            case GuardedResult.Failed<SelfTest>(var kind, String code, LocalizedText message) ->
                new Failed(PluginFault.of(kind), code, message);
        };
    }
}
