package io.dunlin.appliance.command;

import io.dunlin.core.dunning.DunningRun;
import io.dunlin.core.shared.FirmCalendar;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes a day's decisions now, or goes on where they were broken off. */
@Command(
        name = "run",
        description = {
            "Takes today's decisions now, or goes on where a run was broken off. A day that is done stays done.",
            "Messages are queued; a running appliance sends them if sending is on."
        },
        mixinStandardHelpOptions = true)
final class RunDayCommand extends ApplianceCommand implements Callable<Integer> {

    @Option(
            names = "--date",
            paramLabel = "DAY",
            description = "Today, or a day that is done: then what it brought is told. Today if left out.")
    private @Nullable LocalDate date;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", description = "text or jsonl.")
    private InspectCommand.Format format = InspectCommand.Format.TEXT;

    @Override
    public Integer call() {
        return with(context -> {
            LocalDate day = date == null ? context.getBean(FirmCalendar.class).today() : date;
            DunningRun run = context.getBean(DunningRun.class);
            boolean wasDone = run.summary(day).map(DunningRun.Summary::finished).orElse(false);
            try {
                out().println(told(run.run(day), wasDone));
            } catch (IllegalArgumentException | IllegalStateException refused) {
                throw new CommandFailure(String.valueOf(refused.getMessage()), refused);
            }
            return ExitStatus.DONE;
        });
    }

    private String told(DunningRun.Summary summary, boolean wasDone) {
        return switch (format) {
            case JSONL ->
                String.format(
                        Locale.ROOT,
                        "{\"date\":\"%s\",\"finished\":%s,\"before\":%s,\"taken\":%d,\"waiting\":%d,\"stopped\":%d,\"handedOver\":%d}",
                        summary.businessDate(),
                        summary.finished(),
                        wasDone,
                        summary.taken(),
                        summary.waiting(),
                        summary.stopped(),
                        summary.handedOver());
            case TEXT ->
                String.format(
                        Locale.ROOT,
                        "Run of %s%s: %d steps taken, %d cases wait, %d stopped, %d handed over.",
                        summary.businessDate(),
                        wasDone ? ", which was done before" : "",
                        summary.taken(),
                        summary.waiting(),
                        summary.stopped(),
                        summary.handedOver());
        };
    }
}
