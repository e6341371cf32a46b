package io.dunlin.appliance.command;

import io.dunlin.appliance.Appliance;
import io.dunlin.appliance.demo.DemoMail;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the whole appliance on embedded parts, with a clock that can be moved. */
@Command(
        name = "demo",
        description =
                "Starts the whole appliance on parts of its own: database, mail server, a clock that can be moved."
                        + " Nothing leaves this machine.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (DemoMail mail = DemoMail.start()) {
            return options.call(spec.commandLine().getOut(), mail.asConfiguration(), Appliance.DEMO);
        }
    }
}
