package io.dunlin.ui.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.access.Role;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.inbox.MailboxTestAccess;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.core.triage.DecisionId;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.ReplyDrafts;
import io.dunlin.core.triage.ReviewQueries;
import io.dunlin.core.triage.ReviewQueries.ReplyRow;
import io.dunlin.core.triage.TriageDecision.Outcome;
import io.dunlin.ui.components.CaseChoice;
import io.dunlin.ui.testing.PostOffice;
import io.dunlin.ui.testing.ScreenTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ReplyQueueViewTest extends ScreenTest {

    private static final PostOffice POST = PostOffice.open();

    @Autowired
    private MailboxTestAccess mailbox;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private ReviewQueries replies;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private ReplyDrafts drafts;

    @DynamicPropertySource
    static void watch(DynamicPropertyRegistry registry) {
        POST.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterAll
    static void close() {
        POST.close();
    }

    @Override
    protected Role[] roles() {
        return new Role[] {Role.CLERK};
    }

    @BeforeEach
    void a_stranger_wrote() {
        POST.deliver(
                mailbox,
                "<ktos@poczta.example>",
                "pytanie",
                "Nie zgadzam się z fakturą, towar był uszkodzony i złożyłem reklamację.\n");
        mailbox.poll();
        world.untilIdle();
    }

    @Test
    void a_clerk_reads_the_words_that_were_understood_and_why_a_person_is_asked() {
        ReplyQueueView view = navigate(ReplyQueueView.class);
        assertThat(find(Span.class, view).all())
                .filteredOn(span -> span.hasClassName("evidence"))
                .isNotEmpty();
        assertThat(wordsOf(find(ReplyPanel.class).single()))
                .contains("pytanie", "Dunlin suggests", "no case was found", "towar był uszkodzony");
    }

    @Test
    void a_clerk_reads_in_words_why_a_message_belongs_to_a_case() {
        assertThat(LinkReason.textOf("SENDER: biuro@firma.example")).isEqualTo("Sender: biuro@firma.example");
        assertThat(LinkReason.textOf("TOKEN: windykacja+7-3x9k@firma.example"))
                .isEqualTo("An answer to our message (a mark in the address)");
    }

    @Test
    void a_clerk_reads_in_words_how_a_decision_came_about_and_what_it_did() {
        assertThat(ReviewReason.textOf("no-rule")).isEqualTo("the words are clear");
        assertThat(ReviewReason.textOf("list-headers")).isEqualTo("headers of a mailing list");
        assertThat(ActionText.of(new AppliedAction(AppliedAction.Kind.TASK, Map.of("kind", "LAWYER"))))
                .isEqualTo("Task: For a lawyer");
        assertThat(ActionText.of(new AppliedAction(AppliedAction.Kind.TASK, Map.of())))
                .isEqualTo("Task");
    }

    @Test
    void a_clerk_accepts_and_the_queue_is_empty() {
        assertThat(navigate(ReplyQueueView.class)).isNotNull();
        click("Accept");
        assertThat(replies.countWaiting()).isZero();
        assertThat(decided()).extracting(ReplyRow::outcome).containsExactly(Outcome.CONFIRMED);
        assertThat(wordsOf(find(ReplyPanel.class).single())).contains("All replies are read");
    }

    @Test
    void a_clerk_corrects_what_was_misread() {
        assertThat(navigate(ReplyQueueView.class)).isNotNull();
        click("Correct…");
        @SuppressWarnings("unchecked")
        CheckboxGroup<ReplyClass> classes = find(CheckboxGroup.class).last();
        classes.setValue(Set.of(ReplyClass.QUESTION));
        click("Save and go on");
        assertThat(decided()).singleElement().satisfies(row -> {
            assertThat(row.outcome()).isEqualTo(Outcome.CORRECTED);
            assertThat(row.primaryClass()).isEqualTo(ReplyClass.QUESTION);
        });
    }

    @Test
    void the_invoices_to_choose_from_are_those_of_the_case_that_is_chosen_now() {
        CaseRow first = caseWith("pierwszy", "FV/61/2026", "FV/62/2026");
        CaseRow second = caseWith("drugi", "FV/71/2026", "FV/72/2026");
        assertThat(navigate(ReplyQueueView.class)).isNotNull();
        click("Correct…");
        @SuppressWarnings("unchecked")
        CheckboxGroup<ReplyClass> classes = find(CheckboxGroup.class).last();
        classes.setValue(Set.of(ReplyClass.DISPUTE));
        CaseChoice linked = find(CaseChoice.class).single();
        linked.setValue(first);
        itemsOffered().setValue(Set.of("FV/61/2026"));
        linked.setValue(second);
        assertThat(itemsOffered().getListDataView().getItems()).containsExactly("FV/71/2026", "FV/72/2026");
        assertThat(itemsOffered().getValue()).isEmpty();
    }

    @Test
    void a_clerk_puts_a_message_off_until_a_day() {
        ReplyQueueView view = navigate(ReplyQueueView.class);
        click("Put off…");
        click("Tomorrow");
        assertThat(wordsOf(view)).contains("All replies are read");
        assertThat(wordsOf(open(ReplyQueueView.class, "show", "put-off"))).contains("pytanie");
        assertThat(replies.page(ReviewQueries.Filter.queue(), clock.instant(), null, 10))
                .isEmpty();
        assertThat(replies.page(ReviewQueries.Filter.queue(), clock.instant().plus(Duration.ofDays(2)), null, 10))
                .hasSize(1);
    }

    @Test
    void a_clerk_takes_a_message_and_everybody_sees_it() {
        assertThat(navigate(ReplyQueueView.class)).isNotNull();
        click("I work on it");
        assertThat(replies.page(ReviewQueries.Filter.queue(), clock.instant(), null, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.assignee()).isEqualTo("Anna Wzorcowa"));
    }

    @Test
    void a_mail_of_no_case_is_not_answered() {
        assertThat(navigate(ReplyQueueView.class)).isNotNull();
        click("Reply…");
        assertThat(find(Dialog.class).all()).isEmpty();
    }

    @Test
    void who_answers_what_somebody_answered_meanwhile_is_told_first() {
        CaseRow row = caseWith("pewny", "FV/81/2026");
        POST.deliver(
                mailbox,
                "<pewny@debtors.example>",
                "Re: " + row.reference().value(),
                "Dzień dobry, za co jest ta faktura?\n");
        mailbox.poll();
        world.untilIdle();
        DecisionId asked = Stream.concat(
                        decided().stream(),
                        replies.page(ReviewQueries.Filter.queue(), clock.instant(), null, 10).stream())
                .filter(reply -> row.id().equals(reply.caseId()))
                .map(ReplyRow::decisionId)
                .findFirst()
                .orElseThrow();
        assertThat(open(ReplyQueueView.class, "id", Long.toString(asked.value())))
                .isNotNull();
        click("Reply…");
        assertThat(drafts.send(asked, 0, "Re: FV/81/2026", "Za montaż.", Actor.system("colleague")))
                .isPresent();
        click("Send");
        assertThat(drafts.answers(asked)).isOne();
        assertThat(find(TextArea.class, find(Dialog.class).single()).single().getErrorMessage())
                .startsWith("Somebody answered this message while you wrote.");
        click("Send");
        assertThat(drafts.answers(asked)).isEqualTo(2);
        assertThat(find(Dialog.class).all()).isEmpty();
        click("Reply…");
        assertThat(wordsOf(find(Dialog.class).single())).contains("answers so far: 2");
    }

    @Test
    void a_clerk_goes_by_keys_beyond_what_is_read_at_once_and_sees_how_many_wait() {
        for (int i = 0; i < 210; i++) {
            assertThat(mailbox.receive(
                            ("From: <ktos@poczta.example>\r\nTo: <sprawy@kancelaria.example>\r\nSubject: sprawa " + i
                                            + "\r\nDate: Mon, 16 Nov 2026 08:30:00 +0100\r\n\r\nProsze wyjasnic, za co to.\r\n")
                                    .getBytes(StandardCharsets.UTF_8)))
                    .isNotNull();
        }
        world.untilIdle();
        List<ReplyRow> all = replies.page(ReviewQueries.Filter.queue(), clock.instant(), null, 500);
        assertThat(all).hasSize(211);
        ReplyQueueView view = navigate(ReplyQueueView.class);
        assertThat(wordsOf(view)).contains("Waiting: 211");
        @SuppressWarnings("unchecked")
        Grid<ReplyRow> grid = find(Grid.class, view).single();
        grid.select(all.get(198));
        for (int at = 198; at < 203; at++) {
            assertThat(subjectShown()).isEqualTo(all.get(at).subject());
            fireShortcut(Key.ARROW_DOWN, KeyModifier.ALT);
        }
        fireShortcut(Key.ENTER, KeyModifier.CONTROL);
        assertThat(subjectShown()).isEqualTo(all.get(204).subject());
        assertThat(decided())
                .singleElement()
                .satisfies(
                        row -> assertThat(row.subject()).isEqualTo(all.get(203).subject()));
        assertThat(wordsOf(view)).contains("Waiting: 210");
        fireShortcut(Key.ARROW_UP, KeyModifier.ALT);
        assertThat(subjectShown()).isEqualTo(all.get(202).subject());
        fireShortcut(Key.ENTER, KeyModifier.CONTROL);
        assertThat(subjectShown()).isEqualTo(all.get(204).subject());
        assertThat(find(Notification.class).all())
                .as("the word on what was done last, and no pile")
                .filteredOn(Notification::isOpened)
                .hasSize(1);

        fireShortcut(Key.KEY_X, KeyModifier.ALT);
        click("Choose the first 200");
        assertThat(wordsOf(view)).contains("201 chosen");
    }

    @Test
    void what_was_decided_alone_says_why_in_words() {
        CaseRow row = caseWith("pewny", "FV/81/2026");
        POST.deliver(
                mailbox,
                "<pewny@debtors.example>",
                "Re: " + row.reference().value(),
                "Zapłaciłem wczoraj, przelew poszedł z mojego konta.\n");
        mailbox.poll();
        world.untilIdle();
        assertThat(open(ReplyQueueView.class, "show", "decided")).isNotNull();
        assertThat(wordsOf(find(ReplyPanel.class).single())).contains("the words are clear · decided by Dunlin");
    }

    private String subjectShown() {
        return find(H2.class, find(ReplyPanel.class).single()).single().getText();
    }

    private List<ReplyRow> decided() {
        return replies.page(new ReviewQueries.Filter(false, null, null, null, null), clock.instant(), null, 10);
    }

    @SuppressWarnings("unchecked")
    private MultiSelectComboBox<String> itemsOffered() {
        return find(MultiSelectComboBox.class).single();
    }

    private CaseRow caseWith(String debtor, String... invoices) {
        CaseId id = Stream.of(invoices)
                .map(invoice -> world.caseOf(world.receivable(
                        debtor, invoice, "100.00", clock.today().minusDays(9))))
                .toList()
                .getLast();
        return cases.findRow(id, clock.today()).orElseThrow();
    }
}
