package io.dunlin.ui.cases;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.templates.TemplateSource;
import io.dunlin.core.dunning.letters.FormalLetter;
import io.dunlin.core.dunning.letters.FormalLetterOutcome;
import io.dunlin.core.dunning.letters.FormalLetters;
import io.dunlin.core.shared.Actor;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.correspondence.FormalLetterView;
import java.util.List;

/** Begins a formal letter in a case: a final demand in the words of its template, or any other in one's own. */
final class NewLetterDialog extends Dialog {

    private final CaseRow row;
    private final FormalLetters letters;
    private final Actor actor;
    private final RadioButtonGroup<FormalLetter.Kind> kind = new RadioButtonGroup<>(Texts.t("formal.kind"));
    private final Select<Channel> channel = new Select<>();
    private final TextField subject = new TextField(Texts.t("outbox.subject"));
    private final TextArea body = new TextArea(Texts.t("formal.body"));

    NewLetterDialog(CaseRow row, FormalLetters letters, Actor actor) {
        super(Texts.t("formal.write.title", row.debtorName()));
        this.row = row;
        this.letters = letters;
        this.actor = actor;
        kind.setItems(FormalLetter.Kind.values());
        kind.setItemLabelGenerator(Texts::t);
        kind.setValue(FormalLetter.Kind.FINAL_DEMAND);
        kind.addValueChangeListener(_ -> show());
        channel.setLabel(Texts.t("outbox.channel"));
        channel.setItems(Channel.LETTER, Channel.MAIL);
        channel.setItemLabelGenerator(Texts::t);
        channel.setValue(Channel.LETTER);
        subject.setMaxLength(TemplateSource.LONGEST_SUBJECT);
        subject.setWidthFull();
        body.setMaxLength(TemplateSource.LONGEST_BODY);
        body.setMinRows(8);
        body.setMaxRows(16);
        body.setWidthFull();
        Button begin = new Button(Texts.t("formal.begin"), _ -> begin());
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(kind, channel, subject, body);
        fields.addClassName("form");
        setWidth("40rem");
        add(new Paragraph(Texts.t("formal.write.text")), fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), begin);
        show();
    }

    private void show() {
        boolean own = kind.getValue() == FormalLetter.Kind.OTHER;
        subject.setVisible(own);
        body.setVisible(own);
    }

    private void begin() {
        if (kind.getValue() == FormalLetter.Kind.FINAL_DEMAND) {
            told(letters.draftFinalDemand(row.id(), channel.getValue(), actor));
            return;
        }
        subject.setInvalid(subject.isEmpty());
        body.setInvalid(body.getValue().isBlank());
        subject.setErrorMessage(Texts.t("formal.missing"));
        body.setErrorMessage(Texts.t("formal.missing"));
        if (!subject.isInvalid() && !body.isInvalid()) {
            told(letters.draftOther(
                    row.id(),
                    channel.getValue(),
                    new TemplateSource(
                            subject.getValue().strip(), body.getValue().strip()),
                    actor));
        }
    }

    private void told(FormalLetterOutcome outcome) {
        switch (outcome) {
            case FormalLetterOutcome.Done done -> open(done.letter());
            case FormalLetterOutcome.Queued queued -> open(queued.letter());
            case FormalLetterOutcome.Refused(List<LocalizedText> why) -> Notice.refused(why);
        }
    }

    private void open(FormalLetter letter) {
        close();
        UI.getCurrent().navigate(FormalLetterView.class, letter.id().value());
    }
}
