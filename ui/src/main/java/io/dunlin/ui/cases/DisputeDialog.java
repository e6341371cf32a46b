package io.dunlin.ui.cases;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.ui.components.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks what is denied, on what ground and in what words. */
final class DisputeDialog extends Dialog {

    private static final int LONGEST_STATEMENT = 2000;

    /** What was entered; no receivable means all of them. */
    interface Entered {
        void open(@Nullable ReceivableId receivable, DisputeReason reason, String statement);
    }

    DisputeDialog(List<Receivable> receivables, Entered entered) {
        super(Texts.t("dispute.open.title"));
        Select<Receivable> what = new Select<>();
        what.setLabel(Texts.t("dispute.what"));
        what.setItems(receivables);
        what.setEmptySelectionAllowed(true);
        what.setEmptySelectionCaption(Texts.t("dispute.all"));
        what.setItemLabelGenerator(item -> item == null ? Texts.t("dispute.all") : item.number());
        Select<DisputeReason> reason = new Select<>();
        reason.setLabel(Texts.t("dispute.reason"));
        reason.setItems(DisputeReason.values());
        reason.setItemLabelGenerator(Texts::t);
        reason.setValue(DisputeReason.AMOUNT);
        TextArea statement = new TextArea(Texts.t("dispute.statement"));
        statement.setMaxLength(LONGEST_STATEMENT);
        statement.setMinRows(3);
        Button open = new Button(Texts.t("dispute.open"), _ -> {
            if (statement.isEmpty()) {
                statement.setInvalid(true);
                statement.setErrorMessage(Texts.t("dispute.statement.missing"));
                return;
            }
            close();
            Receivable chosen = what.getValue();
            entered.open(
                    chosen == null ? null : chosen.id(),
                    reason.getValue(),
                    statement.getValue().strip());
        });
        open.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(what, reason, statement);
        fields.addClassName("form");
        setWidth("32rem");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), open);
    }
}
