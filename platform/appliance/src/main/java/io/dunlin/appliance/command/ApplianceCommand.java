package io.dunlin.appliance.command;

import io.dunlin.appliance.Appliance;
import java.io.PrintWriter;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What commands on the appliance's data have in common: they work beside a running appliance, and start it no second time. */
abstract class ApplianceCommand {

    @Mixin
    private final DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Does the work with every feature at hand, and returns the exit status. */
    final int with(Function<ApplicationContext, Integer> work) {
        try (ConfigurableApplicationContext context = Appliance.forCommand(data.asConfiguration())) {
            return work.apply(context);
        } finally {
            out().flush();
        }
    }

    final DataOption data() {
        return data;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final CommandSpec spec() {
        return spec;
    }
}
