package io.dunlin.ui.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.select.Select;
import io.dunlin.core.access.Role;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.ui.testing.ScreenTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OutboxViewTest extends ScreenTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Outbox outbox;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.CLERK};
    }

    @BeforeEach
    void messages_of_two_purposes_wait() {
        Receivable receivable =
                world.receivable("alfa", "FV/1/2026", "100.00", clock.today().minusDays(5));
        queue(receivable, Purpose.ANSWER, "Kopia faktury");
        queue(receivable, Purpose.PROMISE_CONFIRMATION, "Deklaracja zapłaty");
    }

    @Test
    void every_message_is_shown_until_somebody_asks_for_one_purpose() {
        navigate(OutboxView.class);
        assertThat(newestSubject()).isEqualTo("Deklaracja zapłaty");
        open(OutboxView.class, "purpose", "ANSWER");
        assertThat(newestSubject()).isEqualTo("Kopia faktury");
        assertThat(purpose().getValue()).isEqualTo(Purpose.ANSWER);
    }

    @Test
    void a_filter_says_of_what_it_shows_everything() {
        navigate(OutboxView.class);
        assertThat(purpose().getEmptySelectionCaption()).isEqualTo("Any purpose");
        assertThat(purpose().getAriaLabel()).contains("Purpose");
    }

    @Test
    void each_cell_can_say_its_heading_where_the_line_of_headings_has_no_place() {
        navigate(OutboxView.class);
        Grid<?> grid = find(Grid.class).single();
        assertThat(grid.getStyle().get("--dunlin-named-2")).isEqualTo("\"Purpose\"");
        assertThat(grid.getColumns().get(2).getPartNameGenerator()).isNotNull();
    }

    private void queue(Receivable receivable, Purpose purpose, String subject) {
        var _ = outbox.queue(
                new NewMessage(
                        receivable.caseId(),
                        receivable.debtorId(),
                        Channel.MAIL,
                        purpose,
                        "alfa@debtors.example",
                        "pl",
                        subject,
                        "W załączeniu.",
                        null,
                        null,
                        null,
                        "test:" + purpose,
                        clock.instant(),
                        List.of()),
                TestingWorld.TESTER);
    }

    @SuppressWarnings("unchecked") // the one select of purposes
    private Select<Purpose> purpose() {
        return find(Select.class).all().getFirst();
    }

    private String newestSubject() {
        Grid<?> grid = find(Grid.class).single();
        return test(grid).getCellText(0, 4);
    }
}
