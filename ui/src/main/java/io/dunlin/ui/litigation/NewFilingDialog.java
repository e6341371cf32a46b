package io.dunlin.ui.litigation;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.litigation.FilingResult;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.function.Function;

/** Prepares a draft for the court, or says all that keeps the case from going there. */
final class NewFilingDialog extends Dialog {

    private final Div obstacles = new Div();

    NewFilingDialog(CaseRow row, List<String> formats, Function<String, FilingResult> draft) {
        super(Texts.t("filing.prepare.title", row.debtorName()));
        Select<String> format = new Select<>();
        format.setLabel(Texts.t("filing.format"));
        format.setItems(formats);
        format.setValue(formats.getFirst());
        format.setWidthFull();
        obstacles.addClassName("stack");
        Button prepare = new Button(Texts.t("filing.prepare"), _ -> told(draft.apply(format.getValue())));
        prepare.addThemeVariants(ButtonVariant.PRIMARY);
        prepare.setDisableOnClick(true);
        prepare.addClickListener(_ -> prepare.setEnabled(true));
        setWidth("32rem");
        add(new Paragraph(Texts.t("filing.prepare.text")), format, obstacles);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), prepare);
    }

    private void told(FilingResult result) {
        obstacles.removeAll();
        switch (result) {
            case FilingResult.Done _ -> {
                close();
                Notice.done(Texts.t("filing.drafted"));
                UI.getCurrent().navigate(FilingsView.class);
            }
            case FilingResult.Refused(List<LocalizedText> reasons) ->
                reasons.forEach(reason -> obstacles.add(fault(reason)));
        }
    }

    private static Paragraph fault(LocalizedText reason) {
        Paragraph fault = new Paragraph(Format.asRead(reason.in(UI.getCurrent().getLocale())));
        fault.addClassName("fault");
        fault.getElement().setAttribute("role", "alert");
        return fault;
    }
}
