package io.dunlin.ui.components;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import java.util.List;
import java.util.function.Consumer;

/** Asks who is the second person. */
public final class ApproverDialog extends Dialog {

    /**
     * A question, with the first of those who may be named.
     *
     * @param text why a second person is needed
     */
    public ApproverDialog(String text, List<User> candidates, Consumer<UserId> named) {
        super(Texts.t("approval.ask.title"));
        Select<User> approver = new Select<>();
        approver.setLabel(Texts.t("approval.approver"));
        approver.setItems(candidates);
        approver.setItemLabelGenerator(User::displayName);
        approver.setWidthFull();
        if (candidates.isEmpty()) {
            approver.setHelperText(Texts.t("approval.nobody"));
        } else {
            approver.setValue(candidates.getFirst());
        }
        Button ask = new Button(Texts.t("approval.ask"), _ -> {
            if (approver.getValue() != null) {
                close();
                named.accept(approver.getValue().id());
            }
        });
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        ask.setEnabled(!candidates.isEmpty());
        setWidth("28rem");
        Div fields = new Div(new Paragraph(text), approver);
        fields.addClassName("form");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), ask);
    }
}
