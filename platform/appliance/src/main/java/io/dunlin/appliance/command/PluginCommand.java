package io.dunlin.appliance.command;

import io.dunlin.core.settings.PluginSettingsStore;
import io.dunlin.core.shared.Actor;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.host.InstalledPlugin;
import io.dunlin.host.PluginRegistry;
import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.SelfTest;
import io.dunlin.spi.settings.LocalizedText;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The installed plugins. */
@Command(
        name = "plugin",
        description =
                "Lists, enables, disables and tests the installed plugins. A running appliance follows at its next"
                        + " start; its screen follows at once.",
        mixinStandardHelpOptions = true)
final class PluginCommand extends ApplianceCommand implements Runnable {

    @Override
    public void run() {
        throw new ParameterException(spec().commandLine(), "Say what to do: list, enable, disable or test");
    }

    @Command(name = "list", description = "Lists what is in the plugins folder.", mixinStandardHelpOptions = true)
    int list() {
        return with(context -> {
            List<InstalledPlugin> plugins =
                    context.getBean(PluginRegistry.class).plugins();
            for (InstalledPlugin plugin : plugins) {
                out().printf(
                                Locale.ROOT,
                                "%-16s %-16s %-12s %s%n",
                                plugin.id(),
                                plugin.version(),
                                plugin.state(),
                                plugin.description());
                if (plugin.reason() != null) {
                    out().println("                 " + plugin.reason().en());
                }
            }
            return ExitStatus.DONE;
        });
    }

    @Command(name = "enable", description = "Puts a plugin into service.", mixinStandardHelpOptions = true)
    int enable(@Parameters(paramLabel = "PLUGIN", description = "Its id, see 'plugin list'.") String id) {
        return turn(id, true);
    }

    @Command(name = "disable", description = "Takes a plugin out of service.", mixinStandardHelpOptions = true)
    int disable(@Parameters(paramLabel = "PLUGIN", description = "Its id, see 'plugin list'.") String id) {
        return turn(id, false);
    }

    @Command(
            name = "test",
            description = "Tries what the settings promise: reaches the server, opens the folder, reads a sample.",
            mixinStandardHelpOptions = true)
    int test(@Parameters(paramLabel = "PLUGIN", description = "Its id, see 'plugin list'.") String id) {
        return with(context -> {
            PluginRegistry registry = context.getBean(PluginRegistry.class);
            require(registry, id);
            List<InstalledExtension<DunlinExtension>> extensions = registry.of(DunlinExtension.class).stream()
                    .filter(extension -> extension.id().plugin().equals(id))
                    .toList();
            if (extensions.isEmpty()) {
                throw new CommandFailure(id + " is not in service; 'dunlin plugin enable " + id + "' puts it there");
            }
            List<InstalledExtension<DunlinExtension>> failed =
                    extensions.stream().filter(extension -> !passes(extension)).toList();
            if (!failed.isEmpty()) {
                throw new CommandFailure(id + " did not pass its test; what is printed above says why");
            }
            return ExitStatus.DONE;
        });
    }

    private boolean passes(InstalledExtension<DunlinExtension> extension) {
        return switch (extension.selfTest()) {
            case GuardedResult.Failed<SelfTest> failure -> {
                out().println(extension.id() + ": " + failure.message().en());
                yield false;
            }
            case GuardedResult.Succeeded<SelfTest>(SelfTest test) -> {
                for (LocalizedText finding : test.findings()) {
                    out().println(extension.id() + ": " + finding.en());
                }
                yield test.passed();
            }
        };
    }

    private int turn(String id, boolean enabled) {
        return with(context -> {
            PluginRegistry registry = context.getBean(PluginRegistry.class);
            require(registry, id);
            context.getBean(PluginSettingsStore.class).setEnabled(id, enabled, Actor.system("command-line"));
            out().println(id + " is " + (enabled ? "enabled" : "disabled") + ".");
            return ExitStatus.DONE;
        });
    }

    private static void require(PluginRegistry registry, String id) {
        if (registry.plugins().stream().noneMatch(plugin -> plugin.id().equals(id))) {
            throw new CommandFailure("there is no plugin " + id + "; 'dunlin plugin list' shows them");
        }
    }
}
