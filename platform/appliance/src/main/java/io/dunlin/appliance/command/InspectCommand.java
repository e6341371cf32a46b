package io.dunlin.appliance.command;

import io.dunlin.appliance.configuration.ConfigurationFile;
import io.dunlin.appliance.inspect.FilingInspector;
import io.dunlin.appliance.inspect.InspectedFiles;
import io.dunlin.appliance.inspect.Inspection;
import io.dunlin.appliance.inspect.InspectionPlugins;
import io.dunlin.appliance.inspect.Inspector;
import io.dunlin.appliance.inspect.InvoiceInspector;
import io.dunlin.appliance.inspect.MailInspector;
import io.dunlin.appliance.inspect.ReadableText;
import io.dunlin.appliance.inspect.StatementInspector;
import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.inbox.InboxProperties;
import io.dunlin.core.inbox.MailReader;
import io.dunlin.core.inbox.attachments.AttachmentReader;
import io.dunlin.core.inbox.attachments.ExtractorSettings;
import io.dunlin.core.inbox.attachments.ForkedAttachmentReader;
import io.dunlin.core.inbox.mail.MailLimits;
import io.dunlin.core.settings.PluginsProperties;
import io.dunlin.core.shared.FirmProperties;
import io.dunlin.core.triage.MailUnderstanding;
import io.dunlin.core.triage.TriageJson;
import io.dunlin.core.triage.classification.ReplyModel;
import io.dunlin.core.triage.policy.TriagePolicy;
import io.dunlin.core.triage.policy.TriageSettings;
import io.dunlin.host.PluginRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the product would make of files, without a database. */
@Command(
        name = "inspect",
        description = "Shows what the product would make of files. Needs no database and changes nothing.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Runnable {

    private static final Currency FIRM_CURRENCY = Currency.getInstance("PLN");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what the files are: mail, statement, invoice or filing");
    }

    /** How what was found is written. */
    enum Format {
        TEXT,
        JSONL
    }

    @Command(
            name = "mail",
            description = "Mails as the triage sees them: kind, text, classes, decision.",
            mixinStandardHelpOptions = true)
    int mail(
            @Parameters(
                            paramLabel = "PATH",
                            arity = "1..*",
                            description = "Files, or folders with the .eml below them.")
                    List<Path> paths,
            @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", description = "text or jsonl.")
                    Format format) {
        Binder binder = Binder.get(ConfigurationFile.read(Map.of()));
        InboxProperties inbox = binder.bindOrCreate("dunlin.inbox", Bindable.of(InboxProperties.class));
        TriageJson json = new TriageJson(
                new MailUnderstanding(ReplyModel.shipped(), ownDomains(binder), FIRM_CURRENCY),
                new TriagePolicy(TriageSettings.shipped()));
        Path extractor = inbox.extractor();
        if (extractor == null || !Files.isDirectory(extractor)) {
            return show(
                    new MailInspector(new MailReader(MailLimits.STANDARD, AttachmentReader.absent()), json),
                    InspectedFiles.of(paths, ".eml"),
                    format);
        }
        try (ForkedAttachmentReader attachments = new ForkedAttachmentReader(ExtractorSettings.standard(extractor))) {
            return show(
                    new MailInspector(new MailReader(MailLimits.STANDARD, attachments), json),
                    InspectedFiles.of(paths, ".eml"),
                    format);
        }
    }

    /** Bounces quote the Message-IDs of the firm's own mail. */
    private static Set<String> ownDomains(Binder binder) {
        MailProperties mail = binder.bindOrCreate("dunlin.mail.smtp", Bindable.of(MailProperties.class));
        String from = mail.from() == null ? "" : mail.from();
        int at = from.lastIndexOf('@');
        return at < 0 ? Set.of() : Set.of(from.substring(at + 1).toLowerCase(Locale.ROOT));
    }

    @Command(
            name = "statement",
            description = "Bank files through the installed parsers: what would be booked.",
            mixinStandardHelpOptions = true)
    int statement(
            @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, or folders with all below them.")
                    List<Path> paths,
            @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", description = "text or jsonl.")
                    Format format) {
        return throughPlugins(paths, "", format, StatementInspector::new);
    }

    @Command(
            name = "invoice",
            description = "Invoice and ERP files through the installed connectors: what would be imported.",
            mixinStandardHelpOptions = true)
    int invoice(
            @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, or folders with all below them.")
                    List<Path> paths,
            @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", description = "text or jsonl.")
                    Format format) {
        return throughPlugins(paths, "", format, InvoiceInspector::new);
    }

    @Command(
            name = "filing",
            description = "Court filings against their schema and the court's rules.",
            mixinStandardHelpOptions = true)
    int filing(
            @Parameters(
                            paramLabel = "PATH",
                            arity = "1..*",
                            description = "Files, or folders with the .xml below them.")
                    List<Path> paths,
            @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT", description = "text or jsonl.")
                    Format format) {
        return throughPlugins(paths, ".xml", format, FilingInspector::new);
    }

    private int throughPlugins(
            List<Path> paths, String ending, Format format, Function<PluginRegistry, Inspector> inspector) {
        Binder binder = Binder.get(ConfigurationFile.read(Map.of()));
        Path scratch = scratchFolder();
        try (PluginRegistry plugins = InspectionPlugins.open(
                binder.bindOrCreate("dunlin.plugins", Bindable.of(PluginsProperties.class)),
                binder.bindOrCreate("dunlin.firm", Bindable.of(FirmProperties.class)),
                scratch,
                Clock.systemUTC())) {
            return show(inspector.apply(plugins), InspectedFiles.of(paths, ending), format);
        } finally {
            delete(scratch);
        }
    }

    private int show(Inspector inspector, List<Path> files, Format format) {
        PrintWriter out = spec.commandLine().getOut();
        Consumer<String> print = switch (format) {
            case JSONL -> out::println;
            case TEXT -> line -> out.println(ReadableText.of(line));
        };
        int failed = new Inspection(inspector).read(files, print);
        out.flush();
        if (files.isEmpty()) {
            throw new CommandFailure("there is no such file in the folders named");
        }
        if (failed > 0) {
            throw new CommandFailure(failed + " of " + files.size() + " files failed; their lines say why");
        }
        return ExitStatus.DONE;
    }

    private static Path scratchFolder() {
        try {
            return Files.createTempDirectory("dunlin-inspect");
        } catch (IOException e) {
            throw new CommandFailure("no temporary folder can be made: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new CommandFailure("the temporary folder " + folder + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
