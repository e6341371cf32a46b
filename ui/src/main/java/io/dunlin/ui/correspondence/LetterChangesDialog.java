package io.dunlin.ui.correspondence;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.correspondence.templates.TemplateSource;
import io.dunlin.core.dunning.letters.FormalLetter;
import io.dunlin.core.dunning.letters.LetterChanges;
import io.dunlin.ui.components.Texts;

/** What one version changed in the one before, line by line. */
final class LetterChangesDialog extends Dialog {

    static LetterChangesDialog between(FormalLetter.Version before, FormalLetter.Version after) {
        return new LetterChangesDialog(
                Texts.t("formal.changes.title", Integer.toString(before.number()), Integer.toString(after.number())),
                new TemplateSource(before.subject(), before.body()),
                new TemplateSource(after.subject(), after.body()));
    }

    LetterChangesDialog(String title, TemplateSource before, TemplateSource after) {
        super(title);
        Div lines = new Div();
        lines.addClassName("changes");
        LetterChanges.between(before.subject() + "\n\n" + before.body(), after.subject() + "\n\n" + after.body())
                .forEach(line -> lines.add(shown(line)));
        setWidth("48rem");
        add(lines);
        getFooter().add(new Button(Texts.t("outbox.close"), _ -> close()));
    }

    private static Div shown(LetterChanges.Line line) {
        String mark = switch (line.kind()) {
            case SAME -> "  ";
            case ADDED -> "+ ";
            case REMOVED -> "− ";
        };
        Span sign = new Span(mark);
        sign.addClassName("sign");
        Div shown = new Div(sign, new Span(line.text()));
        switch (line.kind()) {
            case SAME -> shown.addClassName("same");
            case ADDED -> shown.addClassName("added");
            case REMOVED -> shown.addClassName("removed");
        }
        return shown;
    }
}
