package io.dunlin.appliance.command;

import io.dunlin.appliance.configuration.StartFailure;
import io.dunlin.appliance.doctor.Finding;
import io.dunlin.appliance.support.SupportBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Collects what support needs to know. */
@Command(
        name = "support-bundle",
        description =
                "Collects versions, numbers and the doctor's findings in a zip file for support: no personal data, no"
                        + " secrets. Look into it before you pass it on; it is all plain text.",
        mixinStandardHelpOptions = true)
final class SupportBundleCommand extends ApplianceCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "The file to write; else a new one in the current folder.")
    private @Nullable Path to;

    @Override
    public Integer call() throws IOException {
        Path file = (to == null
                        ? Path.of("dunlin-support-"
                                + STAMP.format(Clock.systemUTC().instant()) + ".zip")
                        : to)
                .toAbsolutePath();
        if (Files.exists(file)) {
            throw new CommandFailure(file + " is there already; name another file with --to");
        }
        if (file.getParent() == null || !Files.isWritable(file.getParent())) {
            throw new CommandFailure(file.getParent() + " cannot be written to; name a file elsewhere with --to");
        }
        Examination examination = Examination.surroundings(data(), null);
        SupportBundle[] bundle = new SupportBundle[1];
        try {
            int done = with(context -> {
                List<Finding> findings = examination.withAppliance(context);
                bundle[0] = new SupportBundle(ProductVersion.text(), findings);
                bundle[0].add(context);
                return ExitStatus.DONE;
            });
            assert done == ExitStatus.DONE;
        } catch (RuntimeException e) {
            String why = StartFailure.explain(e).orElseThrow(() -> e);
            bundle[0] = new SupportBundle(ProductVersion.text(), examination.withFailure(why));
        }
        bundle[0].write(file);
        out().println("Wrote " + file + ". " + bundle[0].contents());
        return ExitStatus.DONE;
    }
}
