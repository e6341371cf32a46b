package io.dunlin.ui.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.access.Role;
import io.dunlin.core.inbox.MailboxTestAccess;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.ReviewQueries;
import io.dunlin.core.triage.ReviewQueries.ReplyRow;
import io.dunlin.core.triage.ReviewQueue;
import io.dunlin.core.triage.ReviewQueue.Verdict;
import io.dunlin.core.triage.learning.AnswerFreezes;
import io.dunlin.core.triage.learning.ReplyQuality;
import io.dunlin.ui.testing.PostOffice;
import io.dunlin.ui.testing.ScreenTest;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class LearningViewsTest extends ScreenTest {

    private static final PostOffice POST = PostOffice.open();

    private static final int ANSWERS = 7;

    @Autowired
    private MailboxTestAccess mailbox;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private ReviewQueries replies;

    @Autowired
    private ReviewQueue queue;

    @Autowired
    private AnswerFreezes freezes;

    @Autowired
    private Jdbi jdbi;

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
        return new Role[] {Role.ADMINISTRATOR};
    }

    @BeforeEach
    void strangers_wrote() {
        for (int i = 0; i < 3; i++) {
            POST.deliver(
                    mailbox,
                    "<ktos" + i + "@poczta.example>",
                    "pytanie " + i,
                    "Nie zgadzam się z fakturą nr " + i + ", towar był uszkodzony i złożyłem reklamację.\n");
        }
        mailbox.poll();
        world.untilIdle();
    }

    @Test
    void many_are_accepted_at_once_and_taken_back() {
        ReplyQueueView view = navigate(ReplyQueueView.class);
        assertThat(wordsOf(view)).doesNotContain("Accept as suggested");
        @SuppressWarnings("unchecked")
        Grid<ReplyRow> grid = find(Grid.class, view).single();
        Component line = test(grid).getCellComponent(0, 0);
        test(find(Checkbox.class, line).single()).click();
        click("Choose all shown");
        click("Accept as suggested");
        click("Decide on 3");
        assertThat(replies.countWaiting()).isZero();
        click("Take all back");
        assertThat(replies.countWaiting()).isEqualTo(3);
    }

    @Test
    void the_page_of_models_shows_what_people_taught_and_why_no_training_can_begin() {
        ReplyRow row = waiting().getFirst();
        assertThat(queue.correct(
                        row.decisionId(), new Verdict(List.of(ReplyClass.QUESTION), null, null), TestingWorld.TESTER))
                .isNotNull();
        ModelsView view = navigate(ModelsView.class);
        assertThat(wordsOf(view)).contains("The shipped model reads.", "No model was trained yet.");
        click("Train a model");
        assertThat(wordsOf(view)).doesNotContain("waits for its turn");
    }

    @Test
    void the_page_on_quality_shows_what_people_judged_and_lifts_a_freeze() {
        for (ReplyRow row : waiting()) {
            assertThat(queue.correct(
                            row.decisionId(),
                            new Verdict(List.of(ReplyClass.QUESTION), null, null),
                            TestingWorld.TESTER))
                    .isNotNull();
        }
        jdbi.useHandle(
                handle -> handle.createUpdate("""
                    insert into answer_freeze (reply_class, frozen_at, counted, wrong, floor_percent)
                    values ('DISPUTE', :now, 40, 7, 95)
                    """).bind("now", clock.instant()).execute());
        QualityView view = navigate(QualityView.class);
        assertThat(wordsOf(view)).contains("Replies 3", "Judged by people 100 % (3)", "Corrected 100 % (3)");
        assertThat(freezes.inForce()).containsOnlyKeys(ReplyClass.DISPUTE);
        @SuppressWarnings("unchecked")
        Grid<ReplyQuality.ClassQuality> grid = find(Grid.class, view).all().getFirst();
        Component answers = test(grid).getCellComponent(ReplyClass.DISPUTE.rank(), ANSWERS);
        assertThat(wordsOf(answers)).contains("7 of 40 wrong, required accuracy 95%");
        test(find(Button.class, answers).single()).click();
        find(TextArea.class).last().setValue("They were strangers");
        click("Let them go on");
        assertThat(freezes.inForce()).isEmpty();
    }

    private List<ReplyRow> waiting() {
        return replies.page(ReviewQueries.Filter.queue(), clock.instant(), null, 10);
    }
}
