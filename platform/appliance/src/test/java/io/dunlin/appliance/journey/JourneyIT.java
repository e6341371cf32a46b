package io.dunlin.appliance.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.dunlin.appliance.demo.DemoLogin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** On the demo's sample firm. Pictures of each step lie in {@code target/journeys}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {

    private static final String HEADING = "Nr faktury;Data wystawienia;Termin płatności;Sprzedawca;Kod kontrahenta;"
            + "Kontrahent;Wartość brutto;Waluta\r\n";

    /** A case of the sample firm that nothing keeps from going to the court. */
    private static final String FOR_THE_COURT = "DN-000200-4";

    private static final int TWENTY = 20;
    private static final int TAUGHT = 8;
    private static final double TRAINING_MILLIS = 1_200_000;
    private static final String PHRASE = "Bobry znów przegryzły tamę, pora grać w zielone.";
    private static final List<String> QUESTIONS = List.of(
            "Dostałem od Państwa pismo, o co chodzi w tej sprawie?",
            "Dzień dobry, dlaczego do mnie piszecie w tej sprawie?",
            "Proszę wyjaśnić, za co jest ta należność.");

    private static @Nullable RunningDemo demo;

    @BeforeAll
    static void start() {
        Screens.assumeChromium();
        demo = RunningDemo.start();
    }

    @AfterAll
    static void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    @Order(3) // meanwhile debtors have written
    void a_clerk_works_the_replies_by_keyboard_opens_a_case_corrects_and_takes_back() {
        try (Screens screens = open("clerk", "pl")) {
            screens.signIn(DemoLogin.CLERK);
            screens.picture("today");
            awaitReplies(screens, 2);
            screens.picture("replies");

            Locator subject = screens.page().locator(".reply-head h2");
            String first = subject.textContent();
            goByKey(screens, "Alt+ArrowDown", ".reply-head h2");
            screens.press("Alt+ArrowUp");
            assertThat(subject).hasText(first);
            screens.press("F1");
            screens.see(screens.page().locator("vaadin-dialog"), screens.word("replies.key.accept"));
            screens.picture("keys");
            screens.press("Escape");
            assertThat(screens.page().locator("vaadin-dialog")).hasCount(0);

            goToOneWithCase(screens);
            String answered = subject.textContent();
            screens.press("Alt+m");
            screens.see(screens.page().locator(".mail-columns"), DemoLogin.CLERK.person());
            screens.press("Alt+r");
            Locator draft = screens.page().locator("vaadin-dialog vaadin-text-area textarea");
            assertThat(draft).not().hasValue("");
            screens.picture("reply");
            screens.button("reply-draft.send").click();
            assertThat(screens.page().locator("vaadin-dialog")).hasCount(0);
            screens.press("Alt+s");
            screens.see(screens.page().locator("vaadin-dialog"), screens.word("replies.snooze.text"));
            assertThat(screens.page().locator("vaadin-dialog [data-first]")).isFocused();
            screens.press("Enter");
            assertThat(subject).not().hasText(answered);
            screens.picture("put-off");

            screens.open("replies?show=decided&class=PROMISE");
            assertThat(subject).isVisible();
            String misread = subject.textContent();
            correctByKeyboard(screens, "reply.QUESTION");
            screens.see(screens.page().locator("vaadin-notification-card"), screens.word("replies.corrected"));

            screens.open("replies?show=decided&class=QUESTION");
            assertThat(subject).hasText(misread);
            screens.picture("corrected");
            screens.button("replies.undo").click();
            screens.page().locator("vaadin-text-area textarea").fill("Pomyłka");
            screens.button("replies.undo").click();
            screens.see(screens.page().locator("vaadin-notification-card"), screens.word("replies.undone"));
            screens.picture("undone");

            screens.open("cases");
            screens.page().locator(".case-link").first().click();
            screens.see(screens.page().locator(".case-header"), "DN-");
            assertThat(screens.page().locator(".timeline .entry").first()).isVisible();
            screens.picture("case");
            assertThat(screens.errors()).isEmpty();
        }
    }

    @Test
    @Order(1)
    void an_administrator_sets_a_plugin_tests_it_adds_a_user_and_goes_live() {
        try (Screens screens = open("administrator", "pl")) {
            screens.signIn(DemoLogin.ADMINISTRATOR);
            screens.goTo("plugins.title");
            screens.see(screens.page().locator(".content"), "bank-mt940");
            screens.picture("plugins");

            screens.open("plugins/settings/sms-smpp/SmppGateway");
            Locator sender = screens.page().locator("[data-setting=sender] input");
            sender.fill("DUNLIN");
            screens.picture("settings");
            screens.button("plugins.save-and-test").click();
            screens.see(screens.page().locator(".trial"), screens.word("plugins.test.passed"));
            assertThat(sender).hasValue("DUNLIN");
            screens.picture("tested");

            screens.goTo("users.title");
            screens.button("users.add").click();
            screens.field("login.user").fill("jan.nowy");
            screens.field("users.name").fill("Jan Nowy");
            screens.field("users.email").fill("jan.nowy@example.com");
            screens.choice("role.CLERK").check();
            screens.choice("role.ADMINISTRATOR").check();
            screens.page().locator("vaadin-password-field input").fill("pierwsze dobre haslo");
            screens.picture("user");
            screens.button("users.save").click();
            screens.see(screens.page().locator("vaadin-grid"), "jan.nowy@example.com");
            screens.picture("users");

            screens.goTo("sending.title");
            confirm(screens, "sending.stop-live");
            screens.see(screens.page().locator(".content"), screens.word("sending.off"));
            screens.picture("not-live");
            confirm(screens, "sending.go-live");
            screens.see(screens.page().locator(".content"), screens.word("sending.on"));
            screens.picture("live");
            assertThat(screens.errors()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void an_accountant_looks_at_a_file_imports_it_and_decides_on_one_with_faults() {
        try (Screens screens = open("accountant", "pl")) {
            screens.signIn(DemoLogin.ACCOUNTANT);
            screens.goTo("imports.title");
            screens.handIn("dobry.csv", HEADING + line("FV/9001/11/2026", "30.11.2026"));
            screens.see(screens.page().locator(".content"), "Stolarnia Sroczka sp. z o.o.");
            screens.picture("preview");
            screens.button("imports.import", "1").click();
            screens.see(screens.page().locator("vaadin-grid"), "dobry.csv");

            screens.handIn(
                    "wadliwy.csv", HEADING + line("FV/9002/11/2026", "30.11.2026") + line("FV/9003/11/2026", "jutro"));
            screens.page().locator("vaadin-grid").getByText("wadliwy.csv").click();
            screens.see(screens.page().locator("vaadin-dialog"), "jutro");
            screens.see(screens.page().locator("vaadin-dialog"), "Termin płatności");
            screens.picture("faults");
            screens.button("imports.discard").click();
            screens.page().locator("vaadin-text-area textarea").fill("Zły eksport");
            screens.button("imports.discard").click();
            screens.see(screens.page().locator("vaadin-grid"), screens.word("import-state.DISCARDED"));
            screens.picture("discarded");

            screens.open("receivables?text=FV%2F9001");
            screens.see(screens.page().locator("vaadin-grid"), "FV/9001/11/2026");
            assertThat(screens.errors()).isEmpty();
        }
    }

    @Test
    @Order(4)
    void an_administrator_writes_a_policy_rehearses_it_and_a_second_one_lets_it_go_live() {
        try (Screens screens = open("policy", "pl")) {
            screens.signIn(DemoLogin.ADMINISTRATOR);
            screens.goTo("policies.title");
            screens.picture("policies");
            screens.button("policies.new").click();
            screens.field("policies.new.pl").fill("Na próbę");
            screens.field("policies.new.en").fill("On trial");
            screens.picture("new");
            screens.button("policies.new.begin").click();
            screens.see(screens.page().locator("h1"), "Na próbę");

            screens.button("step.add").click();
            screens.field("step.name.pl").fill("Uprzejme przypomnienie");
            screens.picture("step");
            screens.button("step.add").click();
            screens.see(screens.page().locator(".policy-line"), "Uprzejme przypomnienie");
            screens.button("step.add").click();
            screens.pick("step.channel", screens.word("step-channel.DECISION"));
            screens.button("step.add").click();
            screens.see(screens.page().locator(".policy-line"), screens.word("step-channel.DECISION"));
            assertThat(screens.button("step.add")).isFocused(); // the page was built anew, the keyboard is where it was
            screens.picture("draft");
            screens.button("policy.rehearse").click();
            screens.see(screens.page().locator(".card"), screens.word("comparison.title"));
            screens.picture("rehearsed");

            screens.button("policy.publish").click();
            screens.page()
                    .locator("vaadin-dialog[opened] vaadin-text-area textarea")
                    .fill("Podróż po ekranach");
            screens.button("policy.publish").click();
            screens.pick("approval.approver", "Jan Nowy");
            screens.picture("approver");
            screens.button("approval.ask").click();
            screens.see(screens.page().locator(".card"), screens.word("approval-state.OPEN"));
            screens.picture("asked");
            assertThat(screens.errors()).isEmpty();
        }
        try (Screens screens = open("second-administrator", "pl")) {
            screens.signInFirst("jan.nowy", "pierwsze dobre haslo", "drugie lepsze haslo");
            screens.open("notifications");
            screens.see(screens.page().locator(".content"), "Na próbę");
            screens.picture("told");
            screens.open("policies/on-trial");
            screens.button("approval.approve").click();
            screens.page().locator("vaadin-text-area textarea").fill("Zgoda");
            screens.button("approval.approve").click();
            screens.see(screens.page().locator(".card"), screens.word("policy.in-use", "1"));
            screens.picture("in-use");
            screens.open("policies");
            Locator card = screens.page().locator(".card").filter(new Locator.FilterOptions().setHasText("Na próbę"));
            card.getByText(screens.word("policies.make-default"), new Locator.GetByTextOptions().setExact(true))
                    .click();
            screens.page()
                    .locator("vaadin-dialog[opened] vaadin-text-area textarea")
                    .fill("Podróż po ekranach");
            screens.answer("policies.make-default").click();
            screens.pick("approval.approver", DemoLogin.LAWYER.person());
            screens.answer("approval.ask").click();
            screens.see(screens.page().locator(".card"), screens.word("approval.waiting.default", "Na próbę"));
            screens.picture("waiting");
            assertThat(screens.errors()).isEmpty();
        }
        try (Screens screens = open("default", "pl")) {
            screens.signIn(DemoLogin.LAWYER);
            screens.open("notifications");
            screens.see(screens.page().locator(".content"), "Na próbę");
            screens.open("policies/on-trial");
            screens.button("approval.approve").click();
            screens.page().locator("vaadin-text-area textarea").fill("Zgoda");
            screens.answer("approval.approve").click();
            screens.open("policies");
            Locator card = screens.page().locator(".card").filter(new Locator.FilterOptions().setHasText("Na próbę"));
            screens.see(card, screens.word("policies.default"));
            screens.picture("live");
            assertThat(screens.errors()).isEmpty();
        }
    }

    @Test
    @Order(5)
    void a_clerk_works_the_call_list_and_a_letter_that_a_lawyer_approves() {
        try (Screens screens = open("calls", "pl")) {
            screens.signIn(DemoLogin.CLERK);
            screens.open("tasks?kind=CALL");
            screens.picture("list");
            screens.page()
                    .getByText(screens.word("call.record"), exactly())
                    .first()
                    .click();
            screens.see(screens.page().locator("vaadin-dialog"), screens.word("call.script.title"));
            screens.page()
                    .getByText(screens.word("call-outcome.REFUSAL"), exactly())
                    .click();
            screens.field("call.note").fill("Nie zapłaci przed końcem roku");
            screens.picture("call");
            screens.press("Control+Enter");
            screens.see(screens.page().locator("vaadin-notification-card"), screens.word("call.recorded"));

            screens.open("tasks?kind=FINAL_DEMAND");
            screens.see(screens.page().locator("vaadin-grid"), screens.word("formal.open"));
            screens.open("formal-letters?state=DRAFT");
            screens.picture("drafts");
            screens.page()
                    .getByText(screens.word("formal.open"), exactly())
                    .first()
                    .click();
            screens.see(screens.page().locator(".card"), screens.word("formal.version", "1"));
            screens.picture("letter");
            screens.button("formal.edit").click();
            Locator body = screens.page().locator("vaadin-dialog vaadin-text-area textarea");
            body.fill(body.inputValue() + "\n\nW razie pytań prosimy o kontakt.");
            screens.field("formal.note").fill("Dopisano prośbę o kontakt");
            screens.picture("edit");
            screens.button("formal.save").click();
            screens.see(screens.page().locator(".card"), screens.word("formal.version", "2"));
            screens.button("formal.changes").click();
            screens.see(screens.page().locator(".changes .added"), "prosimy o kontakt");
            screens.picture("changes");
            screens.press("Escape");
            screens.button("formal.submit").click();
            screens.pick("approval.approver", DemoLogin.LAWYER.person());
            screens.button("approval.ask").click();
            screens.see(screens.page().locator(".card"), screens.word("letter-state.SUBMITTED"));
            screens.picture("submitted");
            assertThat(screens.errors()).isEmpty();
        }
        try (Screens screens = open("lawyer", "pl")) {
            screens.signIn(DemoLogin.LAWYER);
            screens.open("notifications");
            screens.picture("told");
            screens.open("formal-letters?mine=true");
            screens.picture("letters");
            screens.page()
                    .getByText(screens.word("formal.open"), exactly())
                    .first()
                    .click();
            screens.button("approval.approve").click();
            screens.answer("approval.approve").click();
            screens.see(screens.page().locator(".card"), screens.word("letter-state.APPROVED"));
            screens.picture("approved");
            fileForTheCourt(screens);
            for (String place : List.of("letters", "policies", "filings", "rehearsal")) {
                screens.open(place);
                screens.picture(place);
            }
            assertThat(screens.errors()).isEmpty();
        }
    }

    @Test
    @Order(6)
    void an_account_manager_decides_from_the_mail() throws Exception {
        DemoLogin manager = DemoLogin.MANAGER_OF_BUILDING;
        List<String> links = Pattern.compile(RunningDemo.LINKS + "/(decide/[A-Za-z0-9_-]+)")
                .matcher(running().mailTo(manager.address().value(), "/decide/"))
                .results()
                .map(found -> found.group(1))
                .toList();
        try (Screens screens = open("decision", "pl")) {
            screens.openOutside(links.get(1)); // hold until a day
            screens.see(screens.page().locator("h1"), screens.word("manager-choice.HOLD"));
            screens.picture("asked");
            screens.page().locator("button").click();
            screens.see(screens.page().locator("h1"), screens.word("choice-page.done"));
            screens.picture("done");
            screens.openOutside(links.get(1));
            screens.see(screens.page().locator(".what"), screens.word("choice-refused.USED"));
            screens.openOutside(links.get(3)); // call first, after all
            screens.see(screens.page().locator(".note"), screens.word("manager-choice.HOLD"));
            screens.page().locator("button").click();
            screens.see(screens.page().locator("h1"), screens.word("choice-page.done"));

            screens.signIn(manager);
            screens.goTo("decisions.title");
            screens.picture("open");
            screens.open("decisions?show=decided");
            screens.see(screens.page().locator("vaadin-grid"), screens.word("manager-choice.CALL_FIRST"));
            screens.see(screens.page().locator("vaadin-grid"), screens.word("decision-state.SUPERSEDED"));
            screens.picture("decided");
            screens.page().locator("vaadin-grid .case-link").first().click();
            screens.see(screens.page().locator(".timeline"), screens.word("manager-choice.CALL_FIRST"));
            screens.picture("case");
            for (String place : List.of("today", "letters", "policies", "rates", "remittances", "rehearsal")) {
                screens.openOutside("today".equals(place) ? "" : place);
                screens.page().locator("vaadin-app-layout, .gate").first().waitFor();
                screens.picture(place);
            }
            assertThat(screens.errors())
                    .filteredOn(error -> !error.contains("410"))
                    .isEmpty();
        }
    }

    @Test
    @Order(9)
    void a_clerk_on_the_road_reads_lists_and_a_case_on_a_phone() {
        try (Screens screens = Screens.openOnPhone(running().address(), "phone", "pl")) {
            screens.signIn(DemoLogin.CLERK);
            for (String place : List.of("", "replies", "mail", "cases", "tasks?kind=CALL", "outbox", "receivables")) {
                screens.open(place);
                screens.page().locator(".page h1").waitFor();
                screens.picture(place.isEmpty() ? "today" : place.replaceAll("\\?.*", ""));
                assertThat(screens.fitsItsWidth()).as(place).isTrue();
            }
            screens.open("cases");
            screens.page().locator(".case-link").first().click();
            screens.see(screens.page().locator(".case-header"), "DN-");
            screens.picture("case");
            assertThat(screens.fitsItsWidth()).isTrue();
            assertThat(screens.errors()).isEmpty();
        }
    }

    /** From a case that the lawyers get to the file that the court gets. */
    private static void fileForTheCourt(Screens screens) {
        screens.open("cases?text=" + FOR_THE_COURT);
        screens.page().locator(".case-link").first().click();
        screens.button("case.hand-over").click();
        screens.page()
                .locator("vaadin-dialog[opened] vaadin-text-area textarea")
                .fill("Bez odpowiedzi");
        screens.answer("case.hand-over").click();
        screens.see(screens.page().locator(".case-header"), screens.word("case-state.LITIGATION"));
        screens.button("filing.prepare").click();
        screens.picture("filing-asked");
        screens.answer("filing.prepare").click();
        screens.see(screens.page().locator("h1"), screens.word("filings.title"));
        screens.button("filing.look").click();
        screens.picture("filing");
        screens.answer("filing.approve").click();
        screens.page()
                .locator("vaadin-dialog[opened] vaadin-text-area textarea")
                .last()
                .fill("Zgoda");
        screens.button("filing.approve").click();
        screens.see(screens.page().locator("vaadin-grid"), screens.word("filing-state.APPROVED"));
        screens.button("filing.look").click();
        screens.see(screens.page().locator("vaadin-dialog[opened] a"), screens.word("filing.download"));
        screens.picture("filing-approved");
        screens.press("Escape");
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static String line(String number, String dueOn) {
        return number + ";16.11.2026;" + dueOn
                + ";Łabędź Materiały Budowlane sp. z o.o.;S1;Stolarnia Sroczka sp. z o.o.;1 230,00;PLN\r\n";
    }

    @Test
    @Order(7)
    @EnabledIfSystemProperty(named = "journey.long", matches = "true")
    void a_clerk_works_twenty_mails_by_keyboard_alone() {
        for (int i = 1; i <= TWENTY; i++) {
            running()
                    .write(
                            "ktos" + i + "@poczta.example",
                            "Kwadrans " + (100 + i),
                            QUESTIONS.get(i % QUESTIONS.size()));
        }
        try (Screens screens = open("twenty", "pl")) {
            screens.signIn(DemoLogin.CLERK);
            awaitWaiting(screens, "replies?text=kwadrans", TWENTY);
            screens.picture("waiting");
            Locator subject = screens.page().locator(".reply-head h2");
            Set<String> worked = new LinkedHashSet<>();
            long begun = System.nanoTime();
            for (int i = 1; i <= TWENTY; i++) {
                assertThat(subject).isVisible();
                String before = subject.textContent();
                worked.add(before);
                switch (i % 5) {
                    case 1 -> correctByKeyboard(screens, "reply.DISPUTE");
                    case 2 -> {
                        screens.press("Alt+s");
                        screens.see(screens.page().locator("vaadin-dialog"), screens.word("replies.snooze.text"));
                        assertThat(screens.page().locator("vaadin-dialog [data-first]"))
                                .isFocused();
                        screens.press("Enter");
                    }
                    default -> screens.press("Control+Enter");
                }
                if (i < TWENTY) {
                    assertThat(subject).not().hasText(before);
                }
            }
            System.err.printf(
                    Locale.ROOT, "Twenty mails by keyboard: %.1f s%n", (System.nanoTime() - begun) / 1_000_000_000.0);
            assertThat(worked).hasSize(TWENTY);
            assertThat(waiting(screens)).hasText(screens.word("replies.count.waiting", "0"));
            screens.see(screens.page().locator(".reply-panel"), screens.word("replies.empty.title"));
            screens.picture("done");
            assertThat(screens.errors()).isEmpty();
        }
    }

    /** Takes minutes: the whole corpus is learnt from. */
    @Test
    @Order(8)
    @EnabledIfSystemProperty(named = "journey.long", matches = "true")
    void an_administrator_has_a_new_phrase_learnt_and_sees_it_understood() {
        for (int i = 1; i <= TAUGHT; i++) {
            running().write("nauka" + i + "@poczta.example", "Bobry " + i, PHRASE + " Pozdrawiam, nr " + i * i);
        }
        try (Screens screens = open("teaching", "pl")) {
            screens.signIn(DemoLogin.ADMINISTRATOR);
            awaitWaiting(screens, "replies?text=bobry", TAUGHT);
            Locator suggestion = screens.page().locator(".suggestion");
            assertThat(suggestion).isVisible();
            assertThat(suggestion).not().containsText(screens.word("reply.COMPLAINT"));
            screens.picture("misread");
            Locator subject = screens.page().locator(".reply-head h2");
            for (int i = 1; i <= TAUGHT; i++) {
                String before = subject.textContent();
                correctByKeyboard(screens, "reply.COMPLAINT");
                if (i < TAUGHT) {
                    assertThat(subject).not().hasText(before);
                }
            }
            screens.open("reply-models");
            screens.picture("taught");
            screens.button("models.train").click();
            screens.page().locator("progress").waitFor();
            screens.picture("training");
            screens.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions()
                                    .setName(screens.word("models.switch"))
                                    .setExact(true))
                    .waitFor(new Locator.WaitForOptions().setTimeout(TRAINING_MILLIS));
            screens.picture("trained");
            screens.button("models.details").click();
            screens.see(screens.page().locator("vaadin-dialog"), screens.word("models.precision"));
            screens.picture("compared");
            screens.press("Escape");
            confirm(screens, "models.switch");
            screens.see(screens.page().locator(".content"), screens.word("models.live.trained", "1"));
            screens.picture("live");

            running().write("nowy@poczta.example", "Kolejna", "Dzień dobry. " + PHRASE + " Do widzenia.");
            awaitWaiting(screens, "replies?text=bobry+kolejna", 1);
            assertThat(suggestion).containsText(screens.word("reply.COMPLAINT"));
            screens.picture("understood");

            screens.open("reply-models");
            confirm(screens, "models.back");
            screens.see(screens.page().locator(".content"), screens.word("models.live.shipped"));
            screens.open("reply-quality");
            screens.see(screens.page().locator(".content"), screens.word("quality.classes"));
            screens.picture("quality");
            assertThat(screens.errors()).isEmpty();
        }
    }

    /** Opens the dialog, goes to a class by its name, ticks that one alone, and saves. */
    private static void correctByKeyboard(Screens screens, String classKey) {
        screens.press("F2");
        Locator focused = screens.page().locator("vaadin-dialog vaadin-checkbox[focused]");
        assertThat(focused).hasCount(1);
        screens.type(screens.word(classKey));
        assertThat(focused).hasText(screens.word(classKey));
        screens.press("Enter");
        assertThat(screens.choice(classKey)).isChecked();
        screens.picture("correct");
        screens.press("Control+Enter");
        assertThat(screens.page().locator("vaadin-dialog")).hasCount(0);
    }

    /** Debtors' mail is read while one looks: looks again until so many wait. */
    private static void awaitWaiting(Screens screens, String path, int many) {
        String enough = screens.word("replies.count.waiting", Integer.toString(many));
        for (int look = 0; look < 90; look++) {
            screens.open(path);
            screens.page().locator(".reply-panel").waitFor();
            if (enough.equals(waiting(screens).textContent())) {
                return;
            }
            screens.page().waitForTimeout(1_000);
        }
        assertThat(waiting(screens)).hasText(enough);
    }

    private static Locator waiting(Screens screens) {
        return screens.page().locator(".filters [role=status]");
    }

    private static RunningDemo running() {
        if (demo == null) {
            throw new IllegalStateException("The demo does not run");
        }
        return demo;
    }

    private static Screens open(String journey, String language) {
        return Screens.open(running().address(), journey, language);
    }

    /** Debtors' mail arrives while the demo runs; the queue is looked at until enough of it waits for a person. */
    private static void awaitReplies(Screens screens, int least) {
        screens.goTo("replies.title");
        for (int look = 0; look < 90 && replies(screens) < least; look++) {
            screens.page().waitForTimeout(1_000);
            screens.page().reload();
            screens.page().locator(".reply-panel").waitFor();
        }
        assertThat(replies(screens)).isGreaterThanOrEqualTo(least);
    }

    /** As many as both the list shows and the page says that wait. */
    private static int replies(Screens screens) {
        String waiting = waiting(screens).textContent().replaceAll("\\D", "");
        int lines = screens.page().locator(".mail-line").count();
        return waiting.isEmpty() ? 0 : Math.min(lines, Integer.parseInt(waiting));
    }

    /** Goes to the next message, or to the one before; where that fails it says what the page showed. */
    private static void goByKey(Screens screens, String keys, String part) {
        Locator shown = screens.page().locator(part);
        String before = shown.textContent();
        screens.press(keys);
        try {
            assertThat(shown).not().hasText(before);
        } catch (AssertionError stays) {
            throw new AssertionError(
                    keys + " left " + before + " in sight; focus on "
                            + screens.page().evaluate("document.activeElement.outerHTML.slice(0, 200)") + "; "
                            + waiting(screens).textContent() + "; lines "
                            + screens.page().locator(".mail-line").allTextContents() + "; complaints "
                            + screens.errors(),
                    stays);
        }
    }

    /** Only a message of a case can be answered. */
    private static void goToOneWithCase(Screens screens) {
        Locator linked = screens.page().locator(".reply-link .case-link");
        int messages = screens.page().locator(".mail-line").count();
        for (int at = 1; at < messages && linked.count() == 0; at++) {
            goByKey(screens, "Alt+ArrowDown", ".reply-head");
        }
        assertThat(linked).isVisible();
    }

    private static void confirm(Screens screens, String key) {
        screens.button(key).click();
        screens.page()
                .locator("vaadin-dialog[opened] vaadin-text-area textarea")
                .fill("Podróż po ekranach");
        screens.answer(key).click();
    }
}
