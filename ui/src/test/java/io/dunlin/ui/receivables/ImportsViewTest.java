package io.dunlin.ui.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import io.dunlin.core.access.Role;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.imports.ImportState;
import io.dunlin.core.receivables.imports.ReceivableImportQueries;
import io.dunlin.core.receivables.imports.ReceivableImportQueries.ImportRow;
import io.dunlin.core.shared.Window;
import io.dunlin.ui.testing.PluginScreenTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ImportsViewTest extends PluginScreenTest {

    private static final String GOOD = "INVOICES\nFV/1;Piekarnia Złoty Kłos;100.00;2026-10-01\n";
    private static final String HALF =
            "INVOICES\nFV/2;Piekarnia Złoty Kłos;100.00;2026-10-01\nFV/3;Meble Dąb;20.00;tomorrow\n";

    @Autowired
    private ReceivableImportQueries imports;

    @Autowired
    private ReceivableQueries receivables;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ACCOUNTANT};
    }

    @Test
    void shows_what_a_file_brings_before_anything_is_imported() {
        ImportsView view = handIn("good.txt", GOOD);
        assertThat(wordsOf(view))
                .contains("Receivables: 1", "PLN\u00a0100.00", "FV/1", "Piekarnia Złoty Kłos", "Separator: semicolon");
        assertThat(known("FV/1")).isEmpty();
        click("Import receivables: 1");
        assertThat(known("FV/1")).hasSize(1);
        assertThat(all())
                .singleElement()
                .satisfies(row -> assertThat(row.state()).isEqualTo(ImportState.IMPORTED));
    }

    @Test
    void a_polish_reader_reads_in_polish_how_a_file_was_understood_before_it_is_kept_and_after() {
        UI.getCurrent().setLocale(Locale.of("pl"));
        assertThat(wordsOf(handIn("good.txt", GOOD))).contains("Rozdzielanie: średnik");
        assertThat(wordsOf(open(handIn("half.txt", HALF))))
                .contains("Rozdzielanie: średnik")
                .doesNotContain("semicolon");
    }

    @Test
    void imports_nothing_of_a_file_with_failures_and_says_line_column_and_value() {
        ImportsView view = handIn("half.txt", HALF);
        assertThat(known("FV/2")).isEmpty();
        assertThat(all()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(ImportState.AWAITING_DECISION);
            assertThat(wordsOf(open(view))).contains("3", "due", "tomorrow", "This is no date.");
        });
    }

    @Test
    void a_person_imports_what_can_be_read() {
        assertThat(open(handIn("half.txt", HALF)).isOpened()).isTrue();
        click("Import the readable ones");
        click("Import the readable ones");
        assertThat(known("FV/2")).hasSize(1);
        assertThat(known("FV/3")).isEmpty();
    }

    @Test
    void a_person_discards_a_file_with_a_reason() {
        assertThat(open(handIn("half.txt", HALF)).isOpened()).isTrue();
        click("Discard the file");
        test(find(TextArea.class).last()).setValue("A wrong export");
        click("Discard the file");
        assertThat(all())
                .singleElement()
                .satisfies(row -> assertThat(row.state()).isEqualTo(ImportState.DISCARDED));
        assertThat(known("FV/2")).isEmpty();
    }

    @Test
    void a_file_that_nobody_reads_is_refused_in_words() {
        ImportsView view = handIn("picture.png", "PNG");
        assertThat(all()).isEmpty();
        assertThat(wordsOf(view))
                .as("it stays on the page")
                .contains("Not taken", "picture.png", "Hand in CSV, XLSX")
                .doesNotContain("what it brings");
    }

    private ImportsView handIn(String name, String content) {
        ImportsView view = navigate(ImportsView.class);
        test(find(Upload.class, view).all().getFirst())
                .upload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
        return view;
    }

    private Dialog open(ImportsView view) {
        @SuppressWarnings("unchecked")
        Grid<ImportRow> grid = find(Grid.class, view).single();
        test(grid).clickRow(0);
        return find(Dialog.class).last();
    }

    private List<ImportRow> all() {
        return imports.page(null, Window.first(10));
    }

    private List<Receivable> known(String number) {
        return receivables.withNumbers(List.of(number));
    }
}
