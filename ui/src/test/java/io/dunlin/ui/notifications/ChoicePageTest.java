package io.dunlin.ui.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.OutboxQueries;
import io.dunlin.core.notifications.DecisionLists;
import io.dunlin.core.notifications.ManagerDecisions;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.EmptyDatabase;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.ui.testing.SampleFirm;
import io.dunlin.ui.testing.ScreensConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;

/** The page of a choice by HTTP, as a phone, a mail scanner and a stranger see it. Nobody is signed in. */
@SpringBootTest(classes = ScreensConfiguration.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(EmptyDatabase.class)
class ChoicePageTest {

    private static final Pattern LINK = Pattern.compile("https://dunlin\\.example/(decide/[A-Za-z0-9_-]+)");

    private static int minutes;

    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Autowired
    private Environment environment;

    @Autowired
    private SampleFirm firm;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Parties parties;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private CaseTasks tasks;

    @Autowired
    private Holds holds;

    @Autowired
    private DecisionLists lists;

    @Autowired
    private ManagerDecisions decisions;

    @Autowired
    private OutboxQueries outbox;

    @Autowired
    private Outbox messages;

    private CaseId caseId = new CaseId(1);
    private List<String> links = List.of();

    @BeforeEach
    void a_manager_is_asked() {
        User manager = firm.person("marek", "Marek <b>Przykładny</b>", "pl", Role.MANAGER);
        caseId = world.caseOf(
                world.receivable("alfa", "FV/1/2026", "1234.50", clock.today().minusDays(40)));
        parties.assignAccountManager(cases.get(caseId).debtorId(), manager.id(), TestingWorld.TESTER);
        long task = tasks.create(
                        new CaseTasks.NewTask(
                                caseId, CaseTask.Kind.DECISION, "", clock.today(), null, "dunning:1:1:decision"),
                        TestingWorld.TESTER)
                .value();
        assertThat(task).isPositive();
        // Each test in minutes of its own: the page counts who asks how often.
        minutes += 5;
        clock.set(TestingClock.START.plus(Duration.ofMinutes(minutes)));
        lists.run();
        String mail = outbox.page(new OutboxQueries.Filter(null, null, null, null, null), Window.first(10)).stream()
                .map(row -> messages.get(row.id()).bodyText())
                .filter(text -> text.contains("decide/"))
                .findFirst()
                .orElseThrow();
        links = LINK.matcher(mail)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void looking_shows_one_case_and_changes_nothing_and_the_button_decides() throws Exception {
        for (int scan = 0; scan < 5; scan++) {
            for (String link : links) {
                assertThat(get(link).statusCode()).isEqualTo(200);
            }
        }
        assertThat(decisions.decisions(Window.first(10))).isEmpty();

        HttpResponse<String> page = get(links.getFirst());
        assertThat(page.body())
                .contains("<html lang=\"pl\">", "Dłużnik alfa", "1\u00a0234,50\u00a0zł", "FV/1/2026", "Kontynuuj")
                .contains("Marek &lt;b&gt;Przykładny&lt;/b&gt;")
                .doesNotContain("<b>Przykładny", "<script");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();

        HttpResponse<String> done = post(links.getFirst(), "");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("Decyzja zapisana");
        assertThat(decisions.decisions(Window.first(10))).hasSize(1);
        HttpResponse<String> again = post(links.getFirst(), "");
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("działa raz");
        assertThat(get(links.get(1)).body())
                .contains("Wcześniejszy wybór (Marek &lt;b&gt;Przykładny&lt;/b&gt;): Kontynuuj");
    }

    @Test
    void a_hold_asks_for_its_day() throws Exception {
        String hold = links.get(1);
        assertThat(get(hold).body())
                .contains(
                        "value=\"" + clock.today().plusDays(14) + "\"",
                        "min=\"" + clock.today().plusDays(1) + "\"");
        for (String wrong : List.of("", "until=", "until=soon", "until=2020-01-01", "until=" + clock.today())) {
            assertThat(post(hold, wrong).statusCode()).as(wrong).isEqualTo(422);
        }
        assertThat(post(hold, "until=" + clock.today().plusDays(7)).statusCode())
                .isEqualTo(200);
        assertThat(holds.activeOn(caseId, clock.today().plusDays(6))).hasSize(1);
        assertThat(holds.activeOn(caseId, clock.today().plusDays(7))).isEmpty();
    }

    @Test
    void strangers_see_nothing_and_those_who_ask_too_often_wait() throws Exception {
        String good = links.getFirst();
        String forged = good.substring(0, good.length() - 1) + (good.endsWith("A") ? "B" : "A");
        HttpResponse<String> refused = get(forged);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body())
                .contains("Nic się nie zmieniło", "Nothing was changed")
                .doesNotContain("alfa");
        assertThat(post(forged, "").statusCode()).isEqualTo(404);
        assertThat(get("decide/" + "x".repeat(2000)).statusCode()).isEqualTo(404);
        assertThat(get("decisions").statusCode()).isEqualTo(302);
        int limited = 0;
        for (int i = 0; i < 80; i++) {
            limited += get(forged).statusCode() == 429 ? 1 : 0;
        }
        assertThat(limited).isGreaterThan(10);
        assertThat(post(good, "").statusCode()).isEqualTo(429);
        assertThat(decisions.decisions(Window.first(10))).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(get(good).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(address(path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(address(path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + "/" + path);
    }
}
