package io.dunlin.core.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.Hold;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.PromiseToPay;
import io.dunlin.core.cases.Promises;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.inbox.InboxQueries;
import io.dunlin.core.inbox.MailboxTestAccess;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.core.triage.ReviewQueries.ReplyRow;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@FeatureTest
class ReplyTest {

    private static final GreenMail MAIL_SERVER =
            new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)});
    private static final String WATCHED = "sprawy@kancelaria.example";

    @Autowired
    private MailboxTestAccess mailbox;

    @Autowired
    private ReviewQueries replies;

    @Autowired
    private ReviewQueue queue;

    @Autowired
    private InboxQueries inboxQueries;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private Holds holds;

    @Autowired
    private Promises promises;

    @Autowired
    private Timeline timeline;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @DynamicPropertySource
    static void useIt(DynamicPropertyRegistry registry) {
        MAIL_SERVER.start();
        registry.add("dunlin.inbox.mailboxes[0].name", () -> "sprawy");
        registry.add("dunlin.inbox.mailboxes[0].host", () -> "127.0.0.1");
        registry.add(
                "dunlin.inbox.mailboxes[0].port", () -> MAIL_SERVER.getImap().getPort());
        registry.add("dunlin.inbox.mailboxes[0].security", () -> "NONE");
        registry.add("dunlin.inbox.mailboxes[0].user", () -> WATCHED);
        registry.add("dunlin.inbox.mailboxes[0].password", () -> "secret");
        registry.add("dunlin.inbox.mailboxes[0].idle", () -> "false");
    }

    @AfterAll
    static void stop() {
        MAIL_SERVER.stop();
    }

    @BeforeEach
    void emptyMailbox() throws Exception {
        MAIL_SERVER.purgeEmailFromAllMailboxes();
        assertThat(MAIL_SERVER.setUser(WATCHED, WATCHED, "secret")).isNotNull();
    }

    @Test
    void a_promise_is_registered_holds_the_case_and_is_filed_and_undoing_takes_all_of_it_back() {
        CaseId id = world.caseOf(world.receivable(
                "obietnica", "FV/11/2026", "1230.00", clock.today().minusDays(10)));
        arrive(
                "obietnica@debtors.example",
                "Re: " + reference(id),
                "Dzień dobry,\nzapłacę fakturę FV/11/2026 w piątek 20.11.2026.\n");

        assertThat(promises.of(id)).extracting(PromiseToPay::promisedOn).containsExactly(LocalDate.of(2026, 11, 20));
        assertThat(holds.activeOn(id, clock.today())).extracting(Hold::reason).contains(HoldReason.PROMISE);
        assertThat(mailbox.countIn("PROMISE")).isEqualTo(1);
        assertThat(mailbox.countIn("INBOX")).isZero();

        ReplyRow decided = decided().getFirst();
        DecisionId again = queue.undo(decided.decisionId(), "misread", TestingWorld.TESTER);
        world.untilIdle();
        assertThat(replies.get(again).outcome()).isEqualTo(TriageDecision.Outcome.REVIEW);
        assertThat(holds.activeOn(id, clock.today())).isEmpty();
        assertThat(promises.of(id)).extracting(PromiseToPay::state).containsExactly(PromiseToPay.State.WITHDRAWN);
        assertThat(mailbox.countIn("OTHER")).isEqualTo(1);
        assertThat(timeline.of(id)).extracting(Timeline.Entry::kind).contains(CaseEventKind.REPLY_UNDONE);
    }

    @Test
    void a_stranger_waits_for_a_person_and_a_person_decides() {
        CaseId id = world.caseOf(world.receivable(
                "nieznany", "FV/12/2026", "500.00", clock.today().minusDays(10)));
        arrive(
                "obcy@gdzies.example",
                "pytanie",
                "Nie zgadzam się z fakturą, towar był uszkodzony i złożyłem reklamację.\n");
        List<ReplyRow> waiting = replies.page(ReviewQueries.Filter.queue(), clock.instant(), Window.first(10));
        assertThat(waiting).hasSize(1);
        assertThat(holds.active(id)).isEmpty();

        DecisionId corrected = queue.correct(
                waiting.getFirst().decisionId(),
                new ReviewQueue.Verdict(List.of(ReplyClass.DISPUTE), id, null),
                TestingWorld.TESTER);
        world.untilIdle();
        assertThat(replies.get(corrected).outcome()).isEqualTo(TriageDecision.Outcome.CORRECTED);
        assertThat(holds.activeOn(id, clock.today())).extracting(Hold::reason).contains(HoldReason.DISPUTE);
        assertThat(replies.countWaiting()).isZero();
        assertThat(mailbox.countIn("DISPUTE")).isEqualTo(1);
    }

    @Test
    void the_same_mail_again_changes_nothing() {
        CaseId id = world.caseOf(
                world.receivable("dwa", "FV/13/2026", "500.00", clock.today().minusDays(10)));
        arrive("dwa@debtors.example", reference(id), "Przelew zrobiony wczoraj.\n");
        mailbox.poll();
        world.untilIdle();
        assertThat(inboxQueries.page(new InboxQueries.Filter(null, null), Window.first(10)))
                .hasSize(1);
        assertThat(decided().size() + replies.countWaiting()).isEqualTo(1);
    }

    private List<ReplyRow> decided() {
        return replies.page(new ReviewQueries.Filter(false, null, null, null, null), clock.instant(), Window.first(10));
    }

    private String reference(CaseId id) {
        return cases.get(id).reference().value();
    }

    private void arrive(String from, String subject, String text) {
        String mail = "From: <" + from + ">\r\nTo: <" + WATCHED + ">\r\nSubject: =?UTF-8?Q?"
                + subject.replace(" ", "_") + "?=\r\nMessage-ID: <" + world.next() + "." + System.nanoTime()
                + "@debtors.example>\r\nDate: Mon, 16 Nov 2026 08:30:00 +0100\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                + text.replace("\n", "\r\n");
        mailbox.deliver(MAIL_SERVER, WATCHED, mail.getBytes(StandardCharsets.UTF_8));
        mailbox.poll();
        world.untilIdle();
    }
}
