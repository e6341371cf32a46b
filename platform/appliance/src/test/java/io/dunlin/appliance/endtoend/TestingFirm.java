package io.dunlin.appliance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.Appliance;
import io.dunlin.appliance.demo.sample.SampleClient;
import io.dunlin.appliance.demo.sample.SamplePayment;
import io.dunlin.appliance.demo.sample.SampleStatement;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import io.dunlin.core.audit.AuditSeal;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.dunning.decisions.DunningSettings;
import io.dunlin.core.dunning.thanks.ThanksSettings;
import io.dunlin.core.receivables.imports.ImportOutcome;
import io.dunlin.core.receivables.imports.ReceivableImports;
import io.dunlin.core.remittances.statements.BankAccounts;
import io.dunlin.core.remittances.statements.StatementReceipt;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.settings.PluginSettingsStore;
import io.dunlin.core.settings.Plugins;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What people do, with the parts of the product that a command of the installed command line uses: beside a running
 * appliance, in a process of its own. Here: the firm is set up, and messages in doubt are judged.
 */
final class TestingFirm {

    static final String ACCOUNTANT = "ksiegowa";
    static final String PASSWORD = "a-long-password-of-nobody";
    /** As a file of the ERP that was read by a plugin: the ERP is told of payments in a folder. */
    private static final String SOURCE = "erp-file/ReceivablesFile";

    static final String DOCUMENT = "doc-17";
    static final String INVOICE = "FV/17/10/2026";
    static final Money OWED = Money.of("1230.00", "PLN");
    static final Money OPENING = Money.of("500.00", "PLN");
    private static final SampleClient ACCOUNT = SampleClient.LABEDZ;
    private static final Iban PAYER = SampleClient.SOWA.account();
    private static final Actor ADMINISTRATOR = Actor.user("admin");
    private static final int DAYS_OVERDUE = 2;

    private final Map<String, Object> configuration;

    TestingFirm(Map<String, Object> configuration) {
        this.configuration = Map.copyOf(configuration);
    }

    /**
     * The days of the story, each one on which banks and the firm work.
     *
     * @param reminded the first reminder leaves
     * @param promised the debtor promises to pay by then
     * @param held an escalation would be due, were there no promise
     * @param escalated the promise is broken, the next reminder is queued in the morning
     */
    record Days(LocalDate reminded, LocalDate held, LocalDate promised, LocalDate escalated) {

        static Days after(LocalDate today, FirmCalendar calendar) {
            LocalDate reminded = calendar.plusBusinessDays(today.plusDays(1), 0);
            LocalDate held = calendar.plusBusinessDays(reminded.plusDays(4), 0);
            LocalDate promised = calendar.plusBusinessDays(held.plusDays(1), 0);
            return new Days(reminded, held, promised, calendar.plusBusinessDays(promised, 8));
        }
    }

    /**
     * People, account, one overdue receivable, and going live.
     *
     * @param erpFolder where the ERP looks for settlements
     */
    Days open(List<MailUser> others, Path erpFolder) {
        try (ConfigurableApplicationContext context = Appliance.forCommand(configuration)) {
            FirmCalendar calendar = context.getBean(FirmCalendar.class);
            Days days = Days.after(calendar.today(), calendar);
            hire(context.getBean(Users.class), "kierownik", "Kierownik Testowy", EndToEndScene.MANAGER, Role.MANAGER);
            hire(
                    context.getBean(Users.class),
                    ACCOUNTANT,
                    "Księgowa Testowa",
                    EndToEndScene.ACCOUNTANT,
                    Role.ACCOUNTANT);
            assertThat(context.getBean(Plugins.class)
                            .save(
                                    "erp-settlements/SettlementFiles",
                                    Map.of("folder", erpFolder.toString()),
                                    ADMINISTRATOR))
                    .isInstanceOf(PluginSettingsStore.Saved.Done.class);
            set(context.getBean(ProductSettings.class));
            ImportOutcome imported = context.getBean(ReceivableImports.class)
                    .importFetched(SOURCE, receivables(days.reminded(), others), ADMINISTRATOR);
            assertThat(imported).isInstanceOf(ImportOutcome.Imported.class);
            openAccount(context, days.reminded().minusDays(1));
            return days;
        }
    }

    /** A person has looked where the message went, and says whether it left. */
    void judgeDoubt(long messageId, boolean left) {
        try (ConfigurableApplicationContext context = Appliance.forCommand(configuration)) {
            context.getBean(Outbox.class).resolveInDoubt(new OutboundMessageId(messageId), left, ADMINISTRATOR);
        }
    }

    AuditSeal.Verdict verifyAudit() {
        try (ConfigurableApplicationContext context = Appliance.forCommand(configuration)) {
            return context.getBean(AuditSeal.class).verify();
        }
    }

    /** The statement of a day on which the debtor paid so much, as the bank writes it. */
    static SampleStatement statement(int number, LocalDate day, Money opening, @Nullable Money paid) {
        return new SampleStatement(
                ACCOUNT, day, number, opening, paid == null ? List.of() : List.of(payment(day, paid)));
    }

    private static SamplePayment payment(LocalDate day, Money paid) {
        return new SamplePayment(
                day,
                ACCOUNT,
                paid,
                "Zapłata za fakturę " + INVOICE,
                "Dłużnik Testowy Sp. z o.o.",
                PAYER,
                null,
                List.of(),
                SamplePayment.Manner.EXACT);
    }

    private static void hire(Users users, String login, String name, MailUser mailbox, Role role) {
        Users.Outcome hired = users.create(
                new Users.NewUser(login, name, new EmailAddress(mailbox.address()), "pl", Set.of(role), PASSWORD),
                ADMINISTRATOR);
        assertThat(hired).isInstanceOf(Users.Outcome.Done.class);
        UserId id = ((Users.Outcome.Done) hired).user().id();
        assertThat(users.setPassword(id, PASSWORD, false, ADMINISTRATOR)).isInstanceOf(Users.Outcome.Done.class);
    }

    private static void set(ProductSettings settings) {
        settings.change(
                SendingSettings.GROUP, settings.get(SendingSettings.GROUP).withLive(true), ADMINISTRATOR, "Going live");
        DunningSettings dunning = settings.get(DunningSettings.GROUP);
        settings.change(
                DunningSettings.GROUP,
                new DunningSettings(
                        dunning.active(),
                        dunning.runAt(),
                        60,
                        dunning.mostPerDay(),
                        dunning.mostPerWeek(),
                        dunning.mostPerFortnight(),
                        dunning.messageDays()),
                ADMINISTRATOR,
                "The bank sends a statement only when money comes");
        settings.change(
                ThanksSettings.GROUP,
                new ThanksSettings(false, false, false),
                ADMINISTRATOR,
                "Each mail of the story is counted; thanks have tests of their own");
    }

    private static void openAccount(ConfigurableApplicationContext context, LocalDate lastStatement) {
        long account = context.getBean(BankAccounts.class)
                .register(
                        new BankAccounts.Registration(
                                null, ACCOUNT.account().value(), Currency.getInstance("PLN"), "Rachunek wpłat", null),
                        ADMINISTRATOR)
                .value();
        assertThat(account).isPositive();
        SampleStatement first = statement(1, lastStatement, OPENING, null);
        StatementReceipt receipt =
                context.getBean(Statements.class).receive(first.fileName(), first.content(), ADMINISTRATOR);
        assertThat(receipt).isInstanceOf(StatementReceipt.Stored.class);
    }

    private static ParsedReceivables receivables(LocalDate reminded, List<MailUser> others) {
        List<ReceivableRecord> records = new ArrayList<>();
        records.add(receivable(
                reminded, "17", party("debtor", "Dłużnik Testowy Sp. z o.o.", EndToEndScene.DEBTOR.address())));
        for (MailUser other : others) {
            String number = Integer.toString(100 + records.size());
            records.add(receivable(reminded, number, party(other.address(), "Dłużnik nr " + number, other.address())));
        }
        return new ParsedReceivables("TEST", List.of(), records, List.of());
    }

    private static ReceivableRecord receivable(LocalDate reminded, String number, PartyRecord debtor) {
        LocalDate due = reminded.minusDays(DAYS_OVERDUE);
        return new ReceivableRecord(
                new ExternalRef("doc-" + number),
                "FV/" + number + "/10/2026",
                DocumentKind.INVOICE,
                List.of(),
                due.minusDays(14),
                due,
                OWED,
                OWED,
                Money.zero(OWED.currency()),
                party("creditor", "Hurtownia Testowa Sp. z o.o.", null),
                debtor,
                List.of(),
                null,
                false,
                false,
                null);
    }

    private static PartyRecord party(String key, String name, @Nullable String email) {
        return new PartyRecord(
                new ExternalRef(key),
                name,
                PartyKind.COMPANY,
                null,
                null,
                null,
                null,
                email == null ? null : new EmailAddress(email),
                null,
                "pl",
                null);
    }
}
