package io.dunlin.ui.cases;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.ui.components.Texts;
import java.util.function.Consumer;

/** Asks why a case ends before it ends. */
final class CloseDialog extends Dialog {

    CloseDialog(CaseRow row, Consumer<CloseReason> confirmed) {
        super(Texts.t("case.close.title", row.reference()));
        RadioButtonGroup<CloseReason> reason = new RadioButtonGroup<>(Texts.t("confirm.reason"));
        // PAID is left to the ledger: no person declares a debt paid.
        reason.setItems(CloseReason.WITHDRAWN, CloseReason.WRITTEN_OFF, CloseReason.SETTLED_OTHERWISE);
        reason.setItemLabelGenerator(Texts::t);
        Button close = new Button(Texts.t("case.close"), _ -> {
            close();
            confirmed.accept(reason.getValue());
        });
        close.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        close.setEnabled(false);
        reason.addValueChangeListener(change -> close.setEnabled(change.getValue() != null));
        setWidth("28rem");
        add(new Paragraph(Texts.t("case.close.text", row.debtorName())), reason);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), close);
    }
}
