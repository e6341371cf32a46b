package io.dunlin.appliance.command;

import io.dunlin.appliance.Appliance;
import io.dunlin.appliance.demo.DemoFolder;
import io.dunlin.appliance.demo.DemoGuide;
import io.dunlin.appliance.demo.DemoMail;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the whole appliance on embedded parts, with a clock that can be moved. */
@Command(
        name = "demo",
        description =
                "Starts the whole appliance on parts of its own, with a sample firm, its debtors and their replies: database,"
                        + " mail server, SMS carrier, a clock that can be moved. Nothing leaves this machine. Every demo"
                        + " begins anew, in the folder demo of the data folder.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = DemoFolder.fresh(options.dataFolder());
        try (DemoMail mail = DemoMail.start()) {
            Map<String, Object> given = new LinkedHashMap<>(mail.asConfiguration());
            given.put("dunlin.data", folder.toString());
            options.address().ifPresent(address -> given.put("dunlin.notifications.address", address));
            return options.call(
                    given,
                    context -> out.println(DemoGuide.text(new Greeting(context).address(), mail)),
                    Appliance.DEMO);
        }
    }
}
