package io.dunlin.ui.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.upload.Upload;
import io.dunlin.core.access.Role;
import io.dunlin.ui.testing.ScreenTest;
import org.junit.jupiter.api.Test;

class RatesForReadersTest extends ScreenTest {

    @Override
    protected Role[] roles() {
        return new Role[] {Role.MANAGER};
    }

    @Test
    void a_manager_looks_the_tables_up_and_changes_nothing() {
        assertThat(wordsOf(navigate(RatesView.class))).contains("Rates");
        Grid<?> grid = find(Grid.class).single();
        assertThat(grid.getListDataView().getItemCount()).isPositive();
        assertThat(find(Button.class).all())
                .noneMatch(button -> button.getText().equals("Add a row"));
        assertThat(find(Upload.class).all()).isEmpty();
    }
}
