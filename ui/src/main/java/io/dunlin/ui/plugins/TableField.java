package io.dunlin.ui.plugins;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.Type;
import io.dunlin.ui.components.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Rows of texts, each row a line of fields; its value is the table's text, empty where there is no row. */
final class TableField extends CustomField<String> {

    private final Type.Table table;
    private final Div lines = new Div();
    private final Button add = new Button(Texts.t("plugins.table.add"), VaadinIcon.PLUS.create());
    private final List<Line> rows = new ArrayList<>();

    TableField(String label, Type.Table table) {
        super("");
        this.table = table;
        setLabel(label);
        lines.addClassName("stack");
        add.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        add.addClickListener(_ -> addLine(Map.of()));
        add(new Div(lines, add));
    }

    /** A row on the screen: a field for each column. */
    private record Line(Div component, Map<String, AbstractField<?, ?>> cells) {}

    @Override
    protected String generateModelValue() {
        List<Map<String, String>> written = rows.stream()
                .map(TableField::written)
                .filter(row -> !row.isEmpty())
                .toList();
        return written.isEmpty() ? "" : table.write(written);
    }

    @Override
    protected void setPresentationValue(String text) {
        rows.clear();
        lines.removeAll();
        if (!text.isBlank()) {
            table.read(text).forEach(this::addLine);
        }
        limit();
    }

    private void addLine(Map<String, String> values) {
        Map<String, AbstractField<?, ?>> cells = new LinkedHashMap<>();
        Div component = new Div();
        component.addClassName("table-line");
        for (SettingField.Column column : table.columns()) {
            AbstractField<?, ?> cell = cell(column, values.getOrDefault(column.key(), ""));
            cell.addValueChangeListener(_ -> updateValue());
            cells.put(column.key(), cell);
            component.add(cell);
        }
        Line line = new Line(component, cells);
        Button remove = new Button(VaadinIcon.TRASH.create(), _ -> remove(line));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(Texts.t("plugins.table.remove"));
        component.add(remove);
        rows.add(line);
        lines.add(component);
        limit();
    }

    private void remove(Line line) {
        rows.remove(line);
        lines.remove(line.component());
        limit();
        updateValue();
    }

    private void limit() {
        add.setEnabled(rows.size() < table.mostRows());
    }

    private static AbstractField<?, ?> cell(SettingField.Column column, String value) {
        Locale locale = UI.getCurrent().getLocale();
        String label = column.label().in(locale);
        if (column.options().isEmpty()) {
            TextField text = new TextField(label);
            text.setValue(value);
            return text;
        }
        Select<SettingField.Option> choice = new Select<>();
        choice.setLabel(label);
        choice.setItems(column.options());
        choice.setEmptySelectionAllowed(true);
        choice.setItemLabelGenerator(
                option -> option == null ? "" : option.label().in(locale));
        column.options().stream()
                .filter(option -> option.value().equals(value))
                .findFirst()
                .ifPresent(choice::setValue);
        return choice;
    }

    private static Map<String, String> written(Line line) {
        Map<String, String> row = new LinkedHashMap<>();
        line.cells().forEach((key, cell) -> {
            String value = textOf(cell);
            if (!value.isBlank()) {
                row.put(key, value);
            }
        });
        return row;
    }

    private static String textOf(HasValue<?, ?> cell) {
        return Optional.ofNullable(cell.getValue())
                .map(value -> value instanceof SettingField.Option option ? option.value() : value.toString())
                .orElse("");
    }
}
