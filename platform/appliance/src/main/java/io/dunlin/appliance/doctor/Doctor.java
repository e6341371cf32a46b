package io.dunlin.appliance.doctor;

import io.dunlin.appliance.configuration.ApplianceProperties;
import io.dunlin.appliance.configuration.HttpProperties;
import io.dunlin.core.access.Users;
import io.dunlin.core.audit.AuditQueries;
import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.correspondence.channels.SenderDomainCheck;
import io.dunlin.core.correspondence.channels.SentFolderProperties;
import io.dunlin.core.dns.DnsProperties;
import io.dunlin.core.dns.DnsResolver;
import io.dunlin.core.inbox.InboxProperties;
import io.dunlin.core.inbox.InboxQueries;
import io.dunlin.core.jobs.FailedJobs;
import io.dunlin.core.jobs.Maintenance;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.imports.ReceivablesProperties;
import io.dunlin.core.remittances.feeds.BankProperties;
import io.dunlin.core.remittances.statements.BankAccounts;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.host.PluginRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;

/** Examines an installation. What needs no database is looked at also where there is none. */
public final class Doctor {

    private Doctor() {}

    /**
     * The machine, the files and the servers around.
     *
     * @param keys the files of keys
     * @param dkimSelector under which the sender's domain publishes its key; null where it is not known
     */
    public static List<Finding> examineSurroundings(
            Binder configuration, ApplianceProperties folders, List<Path> keys, @Nullable String dkimSelector) {
        MailProperties smtp = configuration.bindOrCreate("dunlin.mail.smtp", Bindable.of(MailProperties.class));
        return examine(
                new MachineExamination(),
                new FilesExamination(
                        folders,
                        keys,
                        configuration
                                .bindOrCreate("dunlin.bank", Bindable.of(BankProperties.class))
                                .folder(),
                        configuration
                                .bindOrCreate("dunlin.receivables", Bindable.of(ReceivablesProperties.class))
                                .folder()),
                new ScreensExamination(configuration.bindOrCreate("dunlin.http", Bindable.of(HttpProperties.class))),
                new MailExamination(
                        smtp,
                        configuration.bindOrCreate("dunlin.mail.sent", Bindable.of(SentFolderProperties.class)),
                        configuration.bindOrCreate("dunlin.inbox", Bindable.of(InboxProperties.class)),
                        Clock.systemUTC()),
                new SenderDomainExamination(
                        smtp,
                        dkimSelector,
                        new SenderDomainCheck(new DnsResolver(
                                configuration.bindOrCreate("dunlin.dns", Bindable.of(DnsProperties.class))))));
    }

    /** The database and what is in it, and the plugins. */
    public static List<Finding> examineAppliance(ApplicationContext context) {
        Clock clock = context.getBean(Clock.class);
        return examine(
                new DatabaseExamination(context.getBean(DataSource.class), clock),
                new PluginExamination(context.getBean(PluginRegistry.class)),
                new WorkExamination(
                        context.getBean(Users.class),
                        context.getBean(ProductSettings.class),
                        context.getBean(Maintenance.class),
                        context.getBean(FailedJobs.class),
                        context.getBean(InboxQueries.class),
                        context.getBean(AuditQueries.class),
                        context.getBean(Parties.class),
                        context.getBean(BankAccounts.class),
                        clock));
    }

    private static List<Finding> examine(Examination... examinations) {
        return Stream.of(examinations)
                .flatMap(examination -> examination.findings().stream())
                .toList();
    }
}
