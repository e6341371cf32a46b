package io.dunlin.appliance.command;

import io.dunlin.appliance.configuration.StartFailure;
import io.dunlin.appliance.doctor.Finding;
import io.dunlin.appliance.doctor.Finding.Level;
import io.dunlin.core.shared.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what is wrong or risky about the installation. */
@Command(
        name = "doctor",
        description = {
            "Looks at the machine, files and permissions, database, mail servers and their certificates, the sender's domain,"
                    + " plugins, users and backups. Each finding is one line that says what to do. Changes nothing and sends"
                    + " nothing; works beside a running appliance.",
            "Exit status 1 where something is wrong; what is merely risky does not count."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand extends ApplianceCommand implements Callable<Integer> {

    @Option(
            names = "--dkim-selector",
            paramLabel = "NAME",
            description = "The selector under which the sender's domain publishes its DKIM key.")
    private @Nullable String dkimSelector;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", description = "text or jsonl.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private InspectCommand.Format format;

    @Override
    public Integer call() {
        Examination examination = Examination.surroundings(data(), dkimSelector);
        List<Finding> findings = new ArrayList<>();
        try {
            int done = with(context -> {
                findings.addAll(examination.withAppliance(context));
                return ExitStatus.DONE;
            });
            assert done == ExitStatus.DONE;
        } catch (RuntimeException e) {
            String why = StartFailure.explain(e).orElseThrow(() -> e);
            findings.addAll(examination.withFailure(why));
        }
        findings.forEach(this::print);
        long wrong =
                findings.stream().filter(each -> each.level() == Level.WRONG).count();
        if (format == InspectCommand.Format.TEXT) {
            long risky = findings.stream()
                    .filter(each -> each.level() == Level.RISKY)
                    .count();
            out().println(wrong + " wrong, " + risky + " risky, " + (findings.size() - wrong - risky) + " fine.");
        }
        out().flush();
        return wrong == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private void print(Finding finding) {
        if (format == InspectCommand.Format.JSONL) {
            out().println(Json.write(finding));
        } else {
            out().printf(
                            Locale.ROOT,
                            "%-5s  %s: %s%n",
                            finding.level().name().toLowerCase(Locale.ROOT),
                            finding.subject(),
                            finding.message());
        }
    }
}
