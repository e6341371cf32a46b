package io.dunlin.appliance.command;

import io.dunlin.appliance.Appliance;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What commands on the appliance's data have in common: they work beside a running appliance, and start it no second time. */
abstract class ApplianceCommand {

    /** Also after the name of a command below, where people write it. */
    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The data folder; wins over dunlin.data.")
    private @Nullable Path dataFolder;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Does the work with every feature at hand, and returns the exit status. */
    final int with(Function<ApplicationContext, Integer> work) {
        try (ConfigurableApplicationContext context = Appliance.forCommand(data().asConfiguration())) {
            return work.apply(context);
        } finally {
            out().flush();
        }
    }

    final DataOption data() {
        return DataOption.of(dataFolder);
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final CommandSpec spec() {
        return spec;
    }
}
