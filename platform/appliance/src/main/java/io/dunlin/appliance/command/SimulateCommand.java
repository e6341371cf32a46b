package io.dunlin.appliance.command;

import io.dunlin.core.dunning.Rehearsal;
import io.dunlin.core.dunning.RehearsalReport;
import io.dunlin.core.shared.FirmCalendar;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Shows what a day's run would do and why. */
@Command(
        name = "simulate",
        description = {
            "Shows what a day's run would do and why, case by case, and writes nothing.",
            "For a day to come nobody is taken to pay or write meanwhile."
        },
        mixinStandardHelpOptions = true)
final class SimulateCommand extends ApplianceCommand implements Callable<Integer> {

    private static final int MOST_DAYS = 60;

    @Option(names = "--date", paramLabel = "DAY", description = "The day, for example 2026-11-30; today if left out.")
    private @Nullable LocalDate date;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "How many days after it are looked at in the text form, 0 to " + MOST_DAYS + ".")
    private int days;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TEXT",
            description = "text, or jsonl: one object a case.")
    private InspectCommand.Format format = InspectCommand.Format.TEXT;

    @Override
    public Integer call() {
        if (days < 0 || days > MOST_DAYS) {
            throw new ParameterException(spec().commandLine(), "--days: write a number from 0 to " + MOST_DAYS);
        }
        return with(context -> {
            LocalDate day = date == null ? context.getBean(FirmCalendar.class).today() : date;
            try {
                show(context, day);
            } catch (IllegalStateException noPolicy) {
                throw new CommandFailure(String.valueOf(noPolicy.getMessage()), noPolicy);
            }
            return ExitStatus.DONE;
        });
    }

    private void show(ApplicationContext context, LocalDate day) {
        Rehearsal rehearsal = context.getBean(Rehearsal.class);
        switch (format) {
            case JSONL -> rehearsal.day(day, row -> out().println(RehearsalJson.of(day, row)));
            case TEXT -> {
                RehearsalReport report = rehearsal.report(day, days);
                RehearsalText.of(report).forEach(out()::println);
            }
        }
    }
}
