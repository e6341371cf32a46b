package io.dunlin.appliance.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dunlin}: without a command it serves. */
@Command(
        name = "dunlin",
        description = "Debt collection on a server of your own.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            InspectCommand.class,
            SimulateCommand.class,
            RunDayCommand.class,
            UserCommand.class,
            PluginCommand.class,
            AuditCommand.class,
            BackupCommand.class,
            DoctorCommand.class,
            RestoreCommand.class,
            MaintenanceCommand.class,
            SupportBundleCommand.class,
            WarmUpCommand.class,
            HelpCommand.class
        },
        footer = {"", "Exit status: 0 done, 1 something failed, 2 wrong usage. 'dunlin help COMMAND' says more."})
public final class DunlinCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final ServeOptions serve = new ServeOptions();

    /** Runs a command line and returns its exit status. */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return new CommandLine(new DunlinCommand())
                .setOut(writer(out))
                .setErr(writer(err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailureLine())
                .execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        return serve.call(spec.commandLine().getOut(), Map.of());
    }

    /** UTF-8 whatever the terminal says: names of debtors and of files are Polish. */
    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
