package io.dunlin.ui.plugins;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import io.dunlin.ui.components.Texts;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/** A length of time as a number and a unit; its value is the ISO 8601 text, empty for none. */
final class TimeSpanField extends CustomField<String> {

    /** What a length of time is counted in; the largest that fits is shown. */
    enum Unit {
        DAYS(Duration.ofDays(1)),
        HOURS(Duration.ofHours(1)),
        MINUTES(Duration.ofMinutes(1)),
        SECONDS(Duration.ofSeconds(1)),
        MILLISECONDS(Duration.ofMillis(1));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }

        String textKey() {
            return switch (this) {
                case DAYS -> "plugins.unit.days";
                case HOURS -> "plugins.unit.hours";
                case MINUTES -> "plugins.unit.minutes";
                case SECONDS -> "plugins.unit.seconds";
                case MILLISECONDS -> "plugins.unit.milliseconds";
            };
        }

        private boolean counts(Duration span) {
            return span.toMillis() % length.toMillis() == 0;
        }
    }

    private static final String UNREADABLE = "?";

    private final IntegerField number = new IntegerField();
    private final Select<Unit> unit = new Select<>();

    TimeSpanField(String label) {
        super("");
        setLabel(label);
        number.setAriaLabel(label);
        number.setMin(0);
        unit.setAriaLabel(Texts.t("plugins.unit"));
        unit.setItems(Unit.values());
        unit.setItemLabelGenerator(item -> Texts.t(item.textKey()));
        unit.setValue(Unit.SECONDS);
        number.addValueChangeListener(change -> updateIf(change.isFromClient()));
        unit.addValueChangeListener(change -> updateIf(change.isFromClient()));
        Div fields = new Div(number, unit);
        fields.addClassName("actions");
        add(fields);
    }

    /** The length of time as text; what is no whole number is handed on as such, so that it is refused and not left out. */
    String text() {
        return number.isInvalid() ? UNREADABLE : getValue();
    }

    private void updateIf(boolean fromClient) {
        if (fromClient) {
            updateValue();
        }
    }

    @Override
    protected String generateModelValue() {
        Integer count = number.getValue();
        return count == null || unit.isEmpty()
                ? ""
                : unit.getValue().length.multipliedBy(count).toString();
    }

    @Override
    protected void setPresentationValue(String text) {
        try {
            Duration span = Duration.parse(text);
            Unit fitting = Arrays.stream(Unit.values())
                    .filter(candidate -> candidate.counts(span))
                    .findFirst()
                    .orElse(Unit.MILLISECONDS);
            unit.setValue(fitting);
            number.setValue((int) (span.toMillis() / fitting.length.toMillis()));
        } catch (DateTimeParseException _) {
            number.clear();
        }
    }
}
