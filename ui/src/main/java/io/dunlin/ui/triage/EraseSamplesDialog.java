package io.dunlin.ui.triage;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.ui.components.CaseChoice;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.function.BiConsumer;

/** Erases what was kept of a debtor's words, as the debtor may ask. */
final class EraseSamplesDialog extends Dialog {

    private final TextArea why = new TextArea(Texts.t("confirm.reason"));

    EraseSamplesDialog(CaseQueries cases, LocalDate today, BiConsumer<DebtorId, String> erase) {
        super(Texts.t("models.erase.title"));
        CaseChoice debtor = new CaseChoice(Texts.t("models.erase.case"), cases, null, today);
        debtor.setItemLabelGenerator(row -> row.debtorName() + " · " + row.reference());
        debtor.setHelperText(Texts.t("replies.correct.case"));
        Button act = new Button(Texts.t("models.samples.remove"), _ -> {
            CaseRow row = debtor.getValue();
            debtor.setInvalid(row == null);
            why.setInvalid(why.isEmpty());
            if (row != null && !why.isEmpty()) {
                close();
                erase.accept(row.debtorId(), why.getValue().strip());
            }
        });
        act.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(new Paragraph(Texts.t("models.erase.text")), debtor, why);
        fields.addClassName("form");
        setWidth("32rem");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), act);
    }
}
