package io.dunlin.ui.triage;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.triage.ReplyDrafts;
import io.dunlin.core.triage.ReplyDrafts.Draft;
import io.dunlin.ui.components.FieldFault;
import io.dunlin.ui.components.OneClick;
import io.dunlin.ui.components.TemplateName;
import io.dunlin.ui.components.Texts;
import java.util.Optional;
import java.util.function.Function;

/** Answers a debtor's mail: a template to begin with, and a person's words. */
final class ReplyDialog extends Dialog {

    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_TEXT = 20_000;

    private final Select<TemplateCode> template = new Select<>();
    private final TextField subject = new TextField(Texts.t("reply-draft.subject"));
    private final TextArea text = new TextArea(Texts.t("reply-draft.text"));
    private final Paragraph recipient = new Paragraph();
    private final Paragraph answered = new Paragraph();
    private final Checkbox pastCounsel = new Checkbox(Texts.t("reply-draft.represented"));
    private final Button send;
    private final Function<TemplateCode, Optional<Draft>> begin;
    private int answers;

    /** What is done with a finished answer. */
    interface Sending {

        /**
         * @param answers how many answers to the message the person knows of
         * @return false where somebody has answered since, so that nothing was sent
         */
        boolean send(int answers, String subject, String text);
    }

    ReplyDialog(Function<TemplateCode, Optional<Draft>> begin, Sending sending) {
        super(Texts.t("reply-draft.title"));
        this.begin = begin;
        this.send = OneClick.button(Texts.t("reply-draft.send"), () -> send(sending));
        this.send.addThemeVariants(ButtonVariant.PRIMARY);
        template.setLabel(Texts.t("reply-draft.template"));
        template.setItems(ReplyDrafts.TEMPLATES);
        template.setItemLabelGenerator(code -> TemplateName.textOf(code.value()));
        template.addValueChangeListener(change -> begin.apply(change.getValue()).ifPresent(this::show));
        subject.setMaxLength(LONGEST_SUBJECT);
        text.addClassName("mail-words");
        text.setMaxLength(LONGEST_TEXT);
        text.setMinRows(10);
        text.setMaxRows(20);
        subject.setValueChangeMode(ValueChangeMode.EAGER);
        text.setValueChangeMode(ValueChangeMode.EAGER);
        subject.addValueChangeListener(_ -> check());
        text.addValueChangeListener(_ -> check());
        recipient.addClassName("secondary");
        answered.addClassNames("banner", "waiting");
        pastCounsel.addValueChangeListener(_ -> check());
        pastCounsel.setVisible(false);
        Div fields = new Div(recipient, answered, pastCounsel, template, subject, text);
        fields.addClassName("form");
        setWidth("44rem");
        setCloseOnOutsideClick(false);
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), this.send);
        template.setValue(ReplyDrafts.TEMPLATES.getFirst());
        lookAtAnswers();
        check();
    }

    private void send(Sending sending) {
        if (sending.send(answers, subject.getValue().strip(), text.getValue())) {
            close();
            return;
        }
        lookAtAnswers();
        FieldFault.among(text).at(text, Texts.t("reply-draft.meanwhile"));
    }

    /** Others may answer while one writes: how many answers one knows of. */
    private void lookAtAnswers() {
        answers = begin.apply(template.getValue()).map(Draft::answers).orElse(0);
        answered.setVisible(answers > 0);
        answered.setText(Texts.t("reply-draft.answered", Integer.toString(answers)));
    }

    /** Counsel speaks for the debtor: whoever writes past him says so. */
    private void show(Draft draft) {
        recipient.setText(Texts.t("reply-draft.recipient", draft.recipient().value()));
        pastCounsel.setVisible(draft.represented());
        subject.setValue(draft.subject());
        text.setValue(draft.text());
    }

    private void check() {
        boolean asked = !pastCounsel.isVisible() || pastCounsel.getValue();
        send.setEnabled(
                asked && !subject.getValue().isBlank() && !text.getValue().isBlank());
    }
}
