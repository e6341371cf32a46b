package io.dunlin.ui.cases;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.ui.components.Texts;

/** What the debtor is told of a plan once it is approved, word by word. */
final class PlanMailDialog extends Dialog {

    PlanMailDialog(Rendered mail) {
        super(Texts.t("plan.preview"));
        Span subject = new Span(mail.subject());
        subject.addClassName("strong");
        Pre words = new Pre(mail.text());
        words.addClassName("mail-text");
        setWidth("40rem");
        add(subject, words);
        getFooter().add(new Button(Texts.t("plan.preview.close"), _ -> close()));
    }
}
