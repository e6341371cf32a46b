package io.dunlin.ui.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.access.Role;
import io.dunlin.core.receivables.policy.LegalRateKind;
import io.dunlin.core.receivables.rates.LegalTables;
import io.dunlin.ui.testing.ScreenTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RatesViewTest extends ScreenTest {

    private static final LocalDate FROM = LocalDate.of(2027, 1, 7);

    @Autowired
    private LegalTables tables;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ADMINISTRATOR};
    }

    @Test
    void a_row_is_added_with_its_source() {
        navigate(RatesView.class);
        click("Add a row");
        test(find(DatePicker.class).last()).setValue(FROM);
        test(find(BigDecimalField.class).last()).setValue(new BigDecimal("3.50"));
        test(find(TextField.class).last()).setValue("NBP, resolution");
        click("Add a row");
        LegalTables.Row newest = tables.rows(LegalRateKind.REFERENCE_RATE).getFirst();
        assertThat(newest.rate().validFrom()).isEqualTo(FROM);
        assertThat(newest.recordedBy()).isEqualTo(LOGIN);
        Grid<?> grid = find(Grid.class).single();
        assertThat(test(grid).getCellText(0, 2)).isEqualTo("NBP, resolution");
    }

    @Test
    void a_row_without_a_source_is_not_added() {
        navigate(RatesView.class);
        click("Add a row");
        test(find(DatePicker.class).last()).setValue(FROM);
        test(find(BigDecimalField.class).last()).setValue(new BigDecimal("3.50"));
        click("Add a row");
        assertThat(tables.rows(LegalRateKind.REFERENCE_RATE)).allMatch(row -> row.recordedBy() == null);
    }
}
