package io.dunlin.ui.correspondence;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.correspondence.templates.TemplateSource;
import io.dunlin.core.dunning.letters.FormalLetter;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.function.BiFunction;

/** The words of a formal letter, and why they are changed. What is refused stays in it, with the reason. */
final class LetterDialog extends Dialog {

    private static final int LONGEST_NOTE = 400;

    LetterDialog(FormalLetter.Version version, BiFunction<TemplateSource, String, List<LocalizedText>> save) {
        super(Texts.t("formal.edit"));
        TextField subject = new TextField(Texts.t("outbox.subject"));
        subject.setMaxLength(TemplateSource.LONGEST_SUBJECT);
        subject.setValue(version.subject());
        subject.setWidthFull();
        TextArea body = new TextArea(Texts.t("formal.body"));
        body.setMaxLength(TemplateSource.LONGEST_BODY);
        body.setValue(version.body());
        body.setHelperText(Texts.t("formal.body.help"));
        body.setWidthFull();
        body.setMinRows(12);
        body.setMaxRows(22);
        TextField note = new TextField(Texts.t("formal.note"));
        note.setMaxLength(LONGEST_NOTE);
        note.setWidthFull();
        Div why = new Div();
        why.addClassName("fault");
        why.getElement().setAttribute("role", "alert");
        Button done = new Button(Texts.t("formal.save"), _ -> {
            why.removeAll();
            subject.setInvalid(subject.isEmpty());
            body.setInvalid(body.getValue().isBlank());
            subject.setErrorMessage(Texts.t("formal.missing"));
            body.setErrorMessage(Texts.t("formal.missing"));
            if (!subject.isInvalid() && !body.isInvalid()) {
                List<LocalizedText> refused = save.apply(
                        new TemplateSource(
                                subject.getValue().strip(), body.getValue().strip()),
                        note.getValue().strip());
                if (refused.isEmpty()) {
                    close();
                } else {
                    why.add(new Paragraph(Texts.t("formal.not-saved")));
                    refused.forEach(fault ->
                            why.add(new Paragraph(fault.in(UI.getCurrent().getLocale()))));
                }
            }
        });
        done.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(why, subject, body, note);
        fields.addClassName("form");
        setWidth("52rem");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), done);
    }
}
