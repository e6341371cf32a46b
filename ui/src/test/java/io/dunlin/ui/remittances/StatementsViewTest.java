package io.dunlin.ui.remittances;

import static io.dunlin.core.testing.TestingStatement.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import io.dunlin.core.access.Role;
import io.dunlin.core.remittances.statements.StatementQueries;
import io.dunlin.core.remittances.statements.StatementState;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.ui.testing.ScreenTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StatementsViewTest extends ScreenTest {

    @Autowired
    private StatementQueries statements;

    @Autowired
    private TestingWorld world;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ACCOUNTANT};
    }

    @Test
    void a_file_that_no_plugin_reads_says_so_and_is_read_again_on_demand() {
        StatementsView view = handIn("note.txt", "no statement".getBytes(StandardCharsets.UTF_8));
        assertThat(wordsOf(view)).contains("note.txt", "Unreadable");
        test(find(Upload.class, view).single())
                .upload("again.txt", "text/plain", "no statement".getBytes(StandardCharsets.UTF_8));
        assertThat(wordsOf(view)).contains("Not taken", "again.txt came before");
        test(find(Upload.class, view).single()).upload("empty.txt", "text/plain", new byte[0]);
        assertThat(wordsOf(view)).contains("empty.txt is empty.");
        click("Read again");
        // Its job may be over before anybody looks at its state: what was said on screen stays.
        assertThat(test(find(Notification.class).last()).getText()).contains("note.txt");
    }

    @Test
    void a_statement_that_does_not_add_up_waits_with_its_reason_until_somebody_discards_it() {
        StatementsView view = handIn(
                "7.txt",
                statement("7/1")
                        .credit("100.00", "FV/1/2026")
                        .claimingToCloseAt("1100.10")
                        .bytes());
        @SuppressWarnings("unchecked")
        Grid<StatementQueries.StatementRow> grid = find(Grid.class, view).single();
        test(grid).clickRow(0);
        assertThat(wordsOf(find(Dialog.class).last())).contains("In quarantine", "7.txt");
        click("Close");
        assertThat(states()).containsExactly(StatementState.QUARANTINED);
        Component decision = test(grid).getCellComponent(0, grid.getColumns().size() - 1);
        Button discard = buttonsIn(decision)
                .filter(button -> "Discard".equals(button.getText()))
                .findFirst()
                .orElseThrow();
        test(discard).click();
        test(find(TextArea.class).last()).setValue("Another one came from the bank");
        click("Discard");
        assertThat(states()).containsExactly(StatementState.DISCARDED);
    }

    @Test
    void what_became_of_a_file_is_seen_without_asking() {
        StatementsView view = navigate(StatementsView.class);
        UI ui = UI.getCurrent();
        look(ui, 4);
        assertThat(ui.getPollInterval()).as("nothing is being read").isEqualTo(-1);
        test(find(Upload.class, view).single())
                .upload(
                        "8.txt",
                        "text/plain",
                        statement("8/1").credit("100.00", "FV/1/2026").bytes());
        assertThat(ui.getPollInterval()).isPositive();
        world.untilIdle();
        look(ui, 1);
        assertThat(wordsOf(view)).contains("8.txt", "In quarantine: 1");
        look(ui, 4);
        assertThat(ui.getPollInterval()).isEqualTo(-1);
    }

    private static void look(UI ui, int times) {
        for (int i = 0; i < times; i++) {
            ComponentUtil.fireEvent(ui, new PollEvent(ui, true));
        }
    }

    private static Stream<Button> buttonsIn(Component component) {
        return component instanceof Button button
                ? Stream.of(button)
                : component.getChildren().flatMap(StatementsViewTest::buttonsIn);
    }

    private List<StatementState> states() {
        return statements.page(StatementQueries.Filter.none(), Window.first(5)).stream()
                .map(StatementQueries.StatementRow::state)
                .toList();
    }

    private StatementsView handIn(String name, byte[] content) {
        test(find(Upload.class, navigate(StatementsView.class)).single()).upload(name, "text/plain", content);
        world.untilIdle();
        // what came of it is seen when the page is opened anew
        return open(StatementsView.class, "state", "");
    }
}
