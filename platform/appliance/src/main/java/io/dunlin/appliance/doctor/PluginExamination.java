package io.dunlin.appliance.doctor;

import io.dunlin.host.FailureKind;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.host.InstalledPlugin;
import io.dunlin.host.PluginRegistry;
import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.SelfTest;
import io.dunlin.spi.settings.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether plugins are in service, and pass their own tests. */
record PluginExamination(PluginRegistry registry) implements Examination {

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (registry.plugins().isEmpty()) {
            findings.add(Finding.wrong(
                    "plugins", "there are none: no bank file can be read; is dunlin.plugins.folder right?"));
        }
        for (InstalledPlugin plugin : registry.plugins()) {
            switch (plugin.state()) {
                case ENABLED -> {
                    // its extensions are tested below
                }
                case DISABLED -> findings.add(Finding.fine("plugin " + plugin.id(), "disabled by an administrator"));
                default ->
                    findings.add(Finding.wrong(
                            "plugin " + (plugin.id().isEmpty() ? plugin.file() : plugin.id()),
                            plugin.state()
                                    + (plugin.reason() == null
                                            ? ""
                                            : ": " + plugin.reason().en())
                                    + "; 'dunlin plugin list' says more"));
            }
        }
        for (InstalledExtension<DunlinExtension> extension : registry.of(DunlinExtension.class)) {
            findings.add(test(extension));
        }
        return findings;
    }

    private static Finding test(InstalledExtension<DunlinExtension> extension) {
        String subject = "plugin " + extension.id();
        return switch (extension.selfTest()) {
            case GuardedResult.Failed<SelfTest> failure ->
                failure.kind() == FailureKind.CONFIGURATION
                        ? Finding.risky(
                                subject, "not set up: " + failure.message().en())
                        : Finding.wrong(subject, failure.message().en());
            case GuardedResult.Succeeded<SelfTest>(SelfTest test) -> {
                String words = test.findings().stream().map(LocalizedText::en).collect(Collectors.joining("; "));
                yield test.passed()
                        ? Finding.fine(subject, words.isEmpty() ? "passes its test" : words)
                        : Finding.wrong(subject, words);
            }
        };
    }
}
