package io.dunlin.appliance.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the appliance and stays until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Starts the appliance on its configuration: dunlin.properties in the folder of DUNLIN_CONF.",
            "It runs a database of its own unless dunlin.database.url is set. Nothing is sent to debtors until an"
                    + " administrator goes live."
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return options.call(spec.commandLine().getOut(), Map.of());
    }
}
