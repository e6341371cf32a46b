package io.dunlin.ui.testing;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.access.Users.NewUser;
import io.dunlin.core.access.Users.Outcome;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.CaseTasks.NewTask;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.Disputes;
import io.dunlin.core.cases.Disputes.NewDispute;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.Holds.NewHold;
import io.dunlin.core.cases.Promises;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.imports.ImportOutcome;
import io.dunlin.core.receivables.imports.ReceivableImports;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.PhoneNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.springframework.stereotype.Component;

/** An invented firm: people who work in it, and what is owed to its clients. */
@Component
public class SampleFirm {

    /** The password of all of them. */
    public static final String PASSWORD = "biegus zmienny nad morzem";

    private static final Actor ERP = Actor.system("testing");
    private static final List<String> DEBTORS = List.of(
            "Piekarnia Złoty Kłos Sp. z o.o.",
            "Transport Żuraw Sp. k.",
            "Jan Próbny Usługi Remontowe",
            "Meble Dąb i Syn s.c.",
            "Hotel Nad Zatoką Sp. z o.o.",
            "Apteka Pod Lwem Ewa Wzorcowa",
            "Drukarnia Literka S.A.",
            "Gmina Przykładowo",
            "Studio Reklamy Echo",
            "Ogrody Zielone Wzgórze",
            "Warsztat Samochodowy Tłok",
            "Sklep Rybny Sielawa");

    private final Users users;
    private final ReceivableImports imports;
    private final ReceivableQueries receivables;
    private final Ledger ledger;
    private final Cases cases;
    private final Holds holds;
    private final Promises promises;
    private final Disputes disputes;
    private final CaseTasks tasks;
    private final FirmCalendar calendar;

    public SampleFirm(
            Users users,
            ReceivableImports imports,
            ReceivableQueries receivables,
            Ledger ledger,
            Cases cases,
            Holds holds,
            Promises promises,
            Disputes disputes,
            CaseTasks tasks,
            FirmCalendar calendar) {
        this.users = users;
        this.imports = imports;
        this.receivables = receivables;
        this.ledger = ledger;
        this.cases = cases;
        this.holds = holds;
        this.promises = promises;
        this.disputes = disputes;
        this.tasks = tasks;
        this.calendar = calendar;
    }

    /** Somebody who may sign in at once. */
    public User person(String login, String name, String language, Role... roles) {
        NewUser made =
                new NewUser(login, name, new EmailAddress(login + "@firm.example"), language, Set.of(roles), PASSWORD);
        User user = done(users.create(made, Actor.system("testing")));
        return done(users.setPassword(user.id(), PASSWORD, false, Actor.system("testing")));
    }

    /** Everybody and everything. */
    public void open() {
        person("anna", "Anna Wzorcowa", "pl", Role.CLERK);
        person("marek", "Marek Przykładny", "pl", Role.CLERK, Role.MANAGER, Role.ACCOUNTANT);
        person("prawnik", "Zofia Paragraf", "pl", Role.LAWYER);
        person("admin", "Adam Nadzorca", "en", Role.ADMINISTRATOR);
        importAll();
        LocalDate today = calendar.today();
        CaseId first = caseOf("FV/101/2026");
        must(holds.place(new NewHold(first, null, HoldReason.PROMISE, today.plusDays(6), "triage:1"), ERP)
                .value());
        must(promises.register(
                        first,
                        Money.of("1", "PLN").currency(),
                        Money.of("2400.00", "PLN"),
                        today.plusDays(4),
                        "triage:1",
                        ERP)
                .value());
        cases.note(first, "Dzwonił właściciel, prosi o kontakt mailowy.", Actor.user("anna"));
        must(tasks.create(new NewTask(first, CaseTask.Kind.CALL, "Ustalić dane księgowej", today, null, "t1"), ERP)
                .value());
        CaseId second = caseOf("FV/102/2026");
        must(disputes.open(
                        new NewDispute(
                                second,
                                null,
                                "QUALITY",
                                "Towar dotarł uszkodzony, reklamacja z 3 listopada bez odpowiedzi.",
                                "triage:2"),
                        ERP)
                .value());
        must(tasks.create(
                        new NewTask(
                                second, CaseTask.Kind.DISPUTE, "Reklamacja transportu", today.minusDays(1), null, "t2"),
                        ERP)
                .value());
        must(tasks.create(
                        new NewTask(
                                caseOf("FV/103/2026"),
                                CaseTask.Kind.LAWYER,
                                "Pełnomocnictwo w załączniku",
                                today,
                                null,
                                "t3"),
                        ERP)
                .value());
        Receivable paid = receivables.withNumbers(List.of("FV/105/2026")).getFirst();
        must(ledger.post(new Ledger.Posting(
                        paid.id(),
                        LedgerEntry.Kind.PAYMENT,
                        paid.balance().negated(),
                        today.minusDays(1),
                        "allocation:1",
                        "Przelew 20/11"))
                .entryId()
                .value());
    }

    private void importAll() {
        Random random = new Random(7);
        LocalDate today = calendar.today();
        List<ReceivableRecord> records = new ArrayList<>();
        for (int i = 0; i < 3 * DEBTORS.size(); i++) {
            int debtor = i % DEBTORS.size();
            String number = "FV/" + (101 + i) + "/2026";
            Money amount = Money.of((200 + random.nextInt(18_000)) + "." + (10 + random.nextInt(90)), "PLN");
            records.add(record(number, debtor, amount, today.minusDays(random.nextInt(100) - 20)));
        }
        ImportOutcome outcome =
                imports.importFetched("testing", new ParsedReceivables("TEST", List.of(), records, List.of()), ERP);
        if (!(outcome instanceof ImportOutcome.Imported)) {
            throw new IllegalStateException("The sample was not imported: " + outcome);
        }
    }

    private static ReceivableRecord record(String number, int debtor, Money amount, LocalDate dueOn) {
        return new ReceivableRecord(
                new ExternalRef("doc-" + number),
                number,
                DocumentKind.INVOICE,
                List.of(),
                dueOn.minusDays(14),
                dueOn,
                amount,
                amount,
                Money.zero(amount.currency()),
                party("creditor-1", "Hurtownia Bałtyk Sp. z o.o.", "biuro@baltyk.example", 1),
                party("debtor-" + debtor, DEBTORS.get(debtor), "biuro@debtor-" + debtor + ".example", debtor + 2),
                List.of(),
                null,
                false,
                false,
                null);
    }

    private static PartyRecord party(String key, String name, String email, int number) {
        return new PartyRecord(
                new ExternalRef(key),
                name,
                PartyKind.COMPANY,
                null,
                null,
                null,
                null,
                new EmailAddress(email),
                new PhoneNumber("+4822000%04d".formatted(number)),
                "pl",
                null);
    }

    private CaseId caseOf(String number) {
        Long id = receivables.withNumbers(List.of(number)).getFirst().caseId();
        if (id == null) {
            throw new IllegalStateException("No case for " + number);
        }
        return new CaseId(id);
    }

    private static void must(long id) {
        if (id <= 0) {
            throw new IllegalStateException("Nothing was made");
        }
    }

    private static User done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(User user) -> user;
            case Outcome.Refused(String reasonKey) -> throw new IllegalStateException(reasonKey);
        };
    }
}
