package io.dunlin.appliance.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code dunlin}: without a command it serves. */
@Command(
        name = "dunlin",
        description = "Debt collection on a server of your own.",
        customSynopsis = {"dunlin [--data=DIR] [--http-port=N]", "  or:  dunlin COMMAND [OPTIONS]"},
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
                .registerConverter(LocalDate.class, DunlinCommand::day)
                .setExecutionExceptionHandler(new FailureLine())
                .setExecutionStrategy(DunlinCommand::runLast)
                .execute(arguments);
    }

    /**
     * An option before a command is that of {@code dunlin} without one and would say nothing to it: what was meant for another
     * data folder would be done to this one.
     */
    private static int runLast(ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.matchedOptions().isEmpty()) {
            String option = parsed.matchedOptions().getFirst().longestName();
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "Write " + option + " behind the command: dunlin "
                            + parsed.subcommand().commandSpec().name() + " " + option + "=…");
        }
        return new RunLast().execute(parsed);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw new TypeConversionException("'" + text + "' is no day; write it like 2026-11-30");
        }
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
