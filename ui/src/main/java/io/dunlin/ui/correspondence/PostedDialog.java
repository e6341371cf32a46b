package io.dunlin.ui.correspondence;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.correspondence.letters.PrintedLetter;
import io.dunlin.ui.components.Days;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Asks on which day a pile was posted, names what has to come out of it first, and takes the post office's numbers. */
final class PostedDialog extends Dialog {

    private static final int LONGEST_NUMBER = 40;

    PostedDialog(List<PrintedLetter> letters, LocalDate today, BiConsumer<LocalDate, Map<Integer, String>> confirmed) {
        super(Texts.t("letters.posted.title"));
        DatePicker day = Days.field(Texts.t("letters.posted.on"));
        day.setMax(today);
        day.setValue(today);
        Div fields = new Div(day);
        fields.addClassName("form");
        for (PrintedLetter letter : letters) {
            if (letter.state() == PrintedLetter.State.WITHDRAWN) {
                Paragraph takeOut =
                        new Paragraph(Texts.t("letters.take-out", Integer.toString(letter.position()), nameOf(letter)));
                takeOut.addClassName("warning");
                add(takeOut);
            }
        }
        Map<Integer, TextField> numbers = new HashMap<>();
        letters.stream()
                .filter(letter -> letter.registered() && letter.state() == PrintedLetter.State.PRINTED)
                .forEach(letter -> {
                    TextField number = new TextField(Texts.t("letters.tracking", nameOf(letter)));
                    number.setMaxLength(LONGEST_NUMBER);
                    numbers.put(letter.position(), number);
                    fields.add(number);
                });
        Button posted = new Button(Texts.t("letters.posted"), _ -> {
            LocalDate on = day.getValue();
            if (on == null || on.isAfter(today)) {
                day.setInvalid(true);
                return;
            }
            close();
            confirmed.accept(on, written(numbers));
        });
        posted.addThemeVariants(ButtonVariant.PRIMARY);
        setWidth("32rem");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), posted);
    }

    private static Map<Integer, String> written(Map<Integer, TextField> fields) {
        Map<Integer, String> numbers = new HashMap<>();
        fields.forEach((position, field) -> {
            if (!field.getValue().isBlank()) {
                numbers.put(position, field.getValue().strip());
            }
        });
        return numbers;
    }

    private static String nameOf(PrintedLetter letter) {
        return letter.address().lines().findFirst().orElse("");
    }
}
