package io.dunlin.ui.cases;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.cases.Dispute;
import io.dunlin.ui.components.Texts;
import java.util.function.BiConsumer;

/** Asks how a dispute ends, and why. */
final class DecideDialog extends Dialog {

    DecideDialog(BiConsumer<Dispute.State, String> decided) {
        super(Texts.t("dispute.decide.title"));
        RadioButtonGroup<Dispute.State> outcome = new RadioButtonGroup<>(Texts.t("dispute.outcome"));
        outcome.setItems(Dispute.State.ACCEPTED, Dispute.State.REJECTED, Dispute.State.WITHDRAWN);
        outcome.setItemLabelGenerator(Texts::t);
        TextArea why = new TextArea(Texts.t("confirm.reason"));
        why.setMaxLength(400);
        Button decide = new Button(Texts.t("dispute.decide"), _ -> {
            if (outcome.isEmpty() || why.isEmpty()) {
                why.setInvalid(why.isEmpty());
                why.setErrorMessage(Texts.t("confirm.reason.missing"));
                outcome.setInvalid(outcome.isEmpty());
                return;
            }
            close();
            decided.accept(outcome.getValue(), why.getValue().strip());
        });
        decide.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(outcome, why);
        fields.addClassName("form");
        setWidth("28rem");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), decide);
    }
}
