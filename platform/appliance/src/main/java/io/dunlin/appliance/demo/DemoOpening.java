package io.dunlin.appliance.demo;

import io.dunlin.appliance.Appliance;
import io.dunlin.appliance.demo.sample.ErpFiles;
import io.dunlin.appliance.demo.sample.SampleBook;
import io.dunlin.appliance.demo.sample.SampleClient;
import io.dunlin.appliance.demo.sample.SampleFirm;
import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import io.dunlin.core.access.Users.NewUser;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.litigation.LitigationSettings;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.CreditorAccounts;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.imports.ImportOutcome;
import io.dunlin.core.receivables.imports.ReceivableImports;
import io.dunlin.core.remittances.statements.BankAccounts;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Window;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.PostalAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Sets the sample firm up as its administrator would: people, clients and their accounts, receivables, going live. */
@Component
@Profile(Appliance.DEMO)
@SuppressWarnings("EnumOrdinal") // a number for each client of the sample, nothing that is stored
class DemoOpening {

    static final Actor SELF = Actor.system("demo");
    private static final String FILE_PLUGIN = "erp-file";
    private static final int MOST_CASES = 500;
    private static final List<CaseTask.Kind> LEFT = List.of(
            CaseTask.Kind.DECISION,
            CaseTask.Kind.DECISION,
            CaseTask.Kind.FINAL_DEMAND,
            CaseTask.Kind.CALL,
            CaseTask.Kind.CALL);
    private static final String VIRTUAL_PREFIX = "1020555877";

    private final Users users;
    private final Parties parties;
    private final CreditorAccounts creditorAccounts;
    private final ReceivableImports imports;
    private final BankAccounts accounts;
    private final ProductSettings settings;
    private final ExtensionDirectory extensions;
    private final CaseQueries cases;
    private final CaseTasks tasks;
    private final FirmCalendar calendar;

    DemoOpening(
            Users users,
            Parties parties,
            CreditorAccounts creditorAccounts,
            ReceivableImports imports,
            BankAccounts accounts,
            ProductSettings settings,
            ExtensionDirectory extensions,
            CaseQueries cases,
            CaseTasks tasks,
            FirmCalendar calendar) {
        this.users = users;
        this.parties = parties;
        this.creditorAccounts = creditorAccounts;
        this.imports = imports;
        this.accounts = accounts;
        this.settings = settings;
        this.extensions = extensions;
        this.cases = cases;
        this.tasks = tasks;
        this.calendar = calendar;
    }

    /** People first: whoever opens the page meanwhile can log in. */
    void hire() {
        for (DemoLogin login : DemoLogin.values()) {
            if (users.find(login.login()).isEmpty()) {
                hire(login);
            }
        }
    }

    private void hire(DemoLogin login) {
        NewUser person = new NewUser(
                login.login(), login.person(), login.address(), "pl", Set.of(login.role()), DemoLogin.PASSWORD);
        UserId id = done(users.create(person, SELF));
        UserId same = done(users.setPassword(id, DemoLogin.PASSWORD, false, SELF));
        if (!same.equals(id)) {
            throw new IllegalStateException("A password went to another user");
        }
    }

    private static UserId done(Users.Outcome outcome) {
        return switch (outcome) {
            case Users.Outcome.Done(var user) -> user.id();
            case Users.Outcome.Refused(String reason) ->
                throw new IllegalStateException("A user of the demo was refused: " + reason);
        };
    }

    /** Brings the clients' files in through the plugin that anyone would use. */
    void bringIn(SampleBook book) {
        for (SampleClient client : SampleClient.values()) {
            ErpFiles.ErpFile file = ErpFiles.of(client, book);
            ParsedReceivables read = read(file);
            switch (imports.importFile(file.source(), file.name(), file.content(), read, SELF)) {
                case ImportOutcome.Imported _, ImportOutcome.Repeated _ -> openAccount(client);
                case ImportOutcome.AwaitsDecision waiting ->
                    throw new IllegalStateException("The demo's file " + file.name() + " has faults: " + waiting);
            }
        }
    }

    /** Who signs for the court: without that no filing can be drafted. */
    void nameTheLawyer() {
        String[] name = DemoLogin.LAWYER.person().split(" ", 2);
        settings.change(
                LitigationSettings.GROUP,
                new LitigationSettings(
                        name[0],
                        name[1],
                        true,
                        "pełnomocnictwo procesowe",
                        SampleFirm.lawyersNumber().value(),
                        SampleFirm.NAME,
                        SampleFirm.ADDRESS.street(),
                        SampleFirm.ADDRESS.building(),
                        SampleFirm.ADDRESS.apartment(),
                        SampleFirm.ADDRESS.postalCode(),
                        SampleFirm.ADDRESS.city(),
                        true,
                        "17.00",
                        SampleFirm.account().value()),
                SELF,
                "The lawyer of the sample firm");
    }

    /**
     * What people were doing before the first day: account managers are asked, letters are to be approved, debtors are to be
     * called. It stands beside the run and keeps no case from going on.
     */
    void leaveWork() {
        LocalDate today = calendar.today();
        Map<Long, List<CaseQueries.CaseRow>> byManager = new LinkedHashMap<>();
        for (CaseQueries.CaseRow row : cases.page(
                new CaseQueries.Filter(null, CollectionCase.State.OPEN, null, null), today, Window.first(MOST_CASES))) {
            UserId manager = parties.getCreditor(row.creditorId()).accountManager();
            if (manager != null
                    && row.oldestDueOn() != null
                    && row.oldestDueOn().isBefore(today)) {
                byManager
                        .computeIfAbsent(manager.value(), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        byManager.forEach((manager, rows) -> {
            for (int i = 0; i < Math.min(rows.size(), LEFT.size()); i++) {
                leave(LEFT.get(i), rows.get(i), manager, today);
            }
        });
    }

    private void leave(CaseTask.Kind kind, CaseQueries.CaseRow row, long manager, LocalDate today) {
        long task = tasks.create(
                        new CaseTasks.NewTask(
                                row.id(),
                                kind,
                                row.balance().toString(),
                                today,
                                kind == CaseTask.Kind.DECISION ? manager : null,
                                "demo:" + row.id().value()),
                        SELF)
                .value();
        if (task <= 0) {
            throw new IllegalStateException("A task got no number");
        }
    }

    void goLive() {
        settings.change(
                SendingSettings.GROUP,
                settings.get(SendingSettings.GROUP).withLive(true),
                SELF,
                "Pokaz wysyła tylko na własny serwer poczty i do własnego operatora");
    }

    private ParsedReceivables read(ErpFiles.ErpFile file) {
        InstalledExtension<ErpFileFormat> format = extensions.of(ErpFileFormat.class).stream()
                .filter(extension -> extension.id().plugin().equals(FILE_PLUGIN))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The plugin erp-file is not in service; the demo needs the plugins that come with the product"));
        return switch (format.call(reader -> reader.read(new FileInMemory(file.name(), file.content())))) {
            case GuardedResult.Succeeded<ParsedReceivables>(ParsedReceivables read) -> read;
            case GuardedResult.Failed<ParsedReceivables> failed ->
                throw new IllegalStateException("The demo's file " + file.name() + " was not read: "
                        + failed.message().en());
        };
    }

    private void openAccount(SampleClient client) {
        Creditor creditor = parties.creditors().stream()
                .filter(known -> client.taxNumber().equals(known.taxNumber()))
                .findFirst()
                .orElseThrow();
        Optional<UserId> manager = users.find(client.manager()).map(user -> user.id());
        parties.changeCreditor(
                creditor.id(),
                new Parties.CreditorChange(
                        creditor.name(),
                        new PostalAddress(
                                "ul. Portowa",
                                String.valueOf(11 + client.ordinal()),
                                null,
                                "85-001",
                                "Bydgoszcz",
                                "PL"),
                        new EmailAddress(
                                "rozliczenia@" + client.name().toLowerCase(java.util.Locale.ROOT) + ".example"),
                        "+4852555010" + client.ordinal(),
                        manager.orElse(null)),
                "",
                SELF);
        setFirstAccount(creditor, client);
        boolean virtual = client == SampleClient.SOWA;
        long account = accounts.register(
                        new BankAccounts.Registration(
                                creditor.id(),
                                client.account().value(),
                                Currency.getInstance("PLN"),
                                client.title(),
                                virtual ? VIRTUAL_PREFIX : null),
                        SELF)
                .value();
        if (account <= 0) {
            throw new IllegalStateException("An account got no number");
        }
    }

    /** Opened once more, a demo keeps the account that people changed with a second person's word. */
    private void setFirstAccount(Creditor creditor, SampleClient client) {
        if (creditorAccounts.needsApproval(creditor.id(), client.account())) {
            return;
        }
        CreditorAccounts.Outcome set = creditorAccounts.change(creditor.id(), client.account(), null, "", SELF);
        if (set instanceof CreditorAccounts.Outcome.Refused refused) {
            throw new IllegalStateException("The account of " + client.name() + " was not set: "
                    + refused.why().en());
        }
    }
}
