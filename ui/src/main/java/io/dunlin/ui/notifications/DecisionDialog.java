package io.dunlin.ui.notifications;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.dunlin.core.notifications.ChoiceOutcome;
import io.dunlin.core.notifications.ManagerChoice;
import io.dunlin.core.notifications.ManagerDecisions;
import io.dunlin.core.notifications.ManagerQuestion;
import io.dunlin.core.shared.Actor;
import io.dunlin.ui.components.Days;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;

/** What is to happen with a case that waits for a decision. */
public final class DecisionDialog extends Dialog {

    private final ManagerDecisions decisions;
    private final ManagerQuestion question;
    private final LocalDate today;
    private final RadioButtonGroup<ManagerChoice> choice = new RadioButtonGroup<>(Texts.t("decisions.choice"));
    private final DatePicker until = Days.field(Texts.t("choice-page.until"));

    public DecisionDialog(
            ManagerDecisions decisions, ManagerQuestion question, Format format, Actor actor, Runnable changed) {
        super(Texts.t("decisions.decide.title", question.reference(), question.debtorName()));
        this.decisions = decisions;
        this.question = question;
        this.today = format.today();
        choice.setItems(ManagerChoice.values());
        choice.setItemLabelGenerator(Texts::t);
        choice.addValueChangeListener(change -> until.setVisible(change.getValue() == ManagerChoice.HOLD));
        until.setMin(today.plusDays(1));
        until.setValue(today.plusDays(14));
        until.setVisible(false);
        Button decide = new Button(Texts.t("decisions.decide"), _ -> decide(actor, changed));
        decide.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(choice, until);
        fields.addClassName("form");
        setWidth("30rem");
        add(
                new Paragraph(Texts.t(
                        "decisions.owed",
                        format.money(question.balance()),
                        question.creditorName(),
                        question.documents())),
                fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), decide);
    }

    private void decide(Actor actor, Runnable changed) {
        ManagerChoice chosen = choice.getValue();
        LocalDate day = until.getValue();
        boolean noDay = chosen == ManagerChoice.HOLD && (day == null || !day.isAfter(today));
        choice.setInvalid(chosen == null);
        choice.setErrorMessage(chosen == null ? Texts.t("decisions.choice.missing") : "");
        until.setInvalid(noDay);
        until.setErrorMessage(noDay ? Texts.t(ChoiceOutcome.Reason.WRONG_DAY) : "");
        if (chosen == null || noDay) {
            return;
        }
        switch (decisions.decide(question.id(), chosen, chosen == ManagerChoice.HOLD ? day : null, actor)) {
            case ChoiceOutcome.Chosen _ -> Notice.done(Texts.t("decisions.done", Texts.t(chosen)));
            case ChoiceOutcome.Refused(ChoiceOutcome.Reason reason) -> Notice.refused(Texts.t(reason));
        }
        close();
        changed.run();
    }
}
