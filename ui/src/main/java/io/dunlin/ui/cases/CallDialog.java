package io.dunlin.ui.cases;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.access.User;
import io.dunlin.core.cases.CallOutcome;
import io.dunlin.core.cases.Calls;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.ui.components.Days;
import io.dunlin.ui.components.FieldFault;
import io.dunlin.ui.components.FirstFocus;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MoneyField;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** A call: whom, on which number, what to say, what was tried before; and what came of it. */
final class CallDialog extends Dialog {

    private static final int LONGEST_NOTE = 1000;

    private final LocalDate today;
    private final Select<String> phone = new Select<>();
    private final RadioButtonGroup<CallOutcome> outcome = new RadioButtonGroup<>(Texts.t("call.outcome"));
    private final DatePicker day = Days.field(Texts.t("call.day"));
    private final MoneyField amount;
    private final TextArea note = new TextArea(Texts.t("call.note"));

    CallDialog(
            CaseTask task,
            CaseRow row,
            Calls calls,
            User caller,
            People people,
            Format format,
            Consumer<Calls.Made> made) {
        super(Texts.t("call.title", row.debtorName()));
        today = format.today();
        amount = new MoneyField(Texts.t("promise.amount"), row.balance().currency());
        amount.setHelperText(Texts.t("promise.amount.help"));
        List<String> numbers = calls.numbers(row.id());
        phone.setLabel(Texts.t("call.phone"));
        phone.setItems(numbers);
        if (numbers.isEmpty()) {
            phone.setHelperText(Texts.t("call.no-phone"));
        } else {
            phone.setValue(numbers.getFirst());
        }
        outcome.setItems(CallOutcome.values());
        outcome.setItemLabelGenerator(Texts::t);
        outcome.addValueChangeListener(_ -> show());
        day.setMin(today);
        day.setRequiredIndicatorVisible(true);
        FirstFocus.on(outcome);
        note.setMaxLength(LONGEST_NOTE);
        note.setWidthFull();
        Button record = new Button(Texts.t("call.record"), _ -> record(made));
        record.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(phone, outcome, day, amount, note);
        fields.addClassName("form");
        setWidth("34rem");
        add(script(row, caller, format), history(task, calls, people, format), fields);
        if (!numbers.isEmpty()) {
            Anchor dial = new Anchor();
            phone.addValueChangeListener(change -> toDial(dial, change.getValue()));
            toDial(dial, numbers.getFirst());
            getFooter().add(dial);
        }
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), record);
        show();
    }

    /** What to say: who calls is said first, and only to the debtor what for. */
    private static Div script(CaseRow row, User caller, Format format) {
        Paragraph words = new Paragraph(Texts.t(
                "call.script",
                row.creditorName(),
                row.debtorName(),
                format.money(row.balance()),
                row.reference(),
                caller.displayName()));
        words.addClassName("quote");
        Paragraph care = new Paragraph(Texts.t("call.script.care"));
        care.addClassName("secondary");
        return new Div(new H3(Texts.t("call.script.title")), words, care);
    }

    private static Div history(CaseTask task, Calls calls, People people, Format format) {
        Div lines = new Div();
        lines.addClassName("stacked");
        for (Calls.Attempt attempt : calls.of(task.id())) {
            String text = format.moment(attempt.calledAt()) + " · " + people.name(attempt.calledBy()) + " · "
                    + Texts.t(attempt.outcome());
            lines.add(new Span(attempt.note().isEmpty() ? text : text + ". " + attempt.note()));
        }
        return lines;
    }

    private static void toDial(Anchor dial, String number) {
        dial.setHref("tel:" + number);
        dial.setText(Texts.t("call.dial", number));
    }

    private void show() {
        CallOutcome chosen = outcome.getValue();
        day.setVisible(chosen == CallOutcome.PROMISE || chosen == CallOutcome.CALL_BACK);
        amount.setVisible(chosen == CallOutcome.PROMISE);
        note.setRequiredIndicatorVisible(chosen == CallOutcome.SPOKEN || chosen == CallOutcome.REFUSAL);
    }

    private void record(Consumer<Calls.Made> made) {
        CallOutcome chosen = outcome.getValue();
        boolean needsNote = note.isRequiredIndicatorVisible() && note.getValue().isBlank();
        LocalDate on = day.getValue();
        boolean needsDay = day.isVisible() && (on == null || on.isBefore(today));
        outcome.setErrorMessage(Texts.t("call.outcome.missing"));
        outcome.setInvalid(chosen == null);
        if (chosen == null) {
            outcome.getElement().callJsFunction("focus");
            return;
        }
        boolean complete = FieldFault.among(day, note)
                .at(day, needsDay, Texts.t("promise.day.missing"))
                .at(note, needsNote, Texts.t("call.note.missing"))
                .none();
        if (!complete || (amount.isVisible() && !amount.isNothingOrMore())) {
            return;
        }
        close();
        made.accept(new Calls.Made(
                chosen,
                phone.getValue(),
                note.getValue().strip(),
                day.isVisible() ? on : null,
                amount.isVisible() ? amount.getValue() : null));
    }
}
