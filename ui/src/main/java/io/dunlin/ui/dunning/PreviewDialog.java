package io.dunlin.ui.dunning;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.steps.StepPreview;
import io.dunlin.ui.components.CaseChoice;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.Locale;

/** What a step would say to a real debtor, whichever one picks. */
final class PreviewDialog extends Dialog {

    private final DunningStep step;
    private final StepPreview previews;
    private final Div shown = new Div();

    PreviewDialog(DunningStep step, StepPreview previews, CaseQueries cases, Format format) {
        super(Texts.t("step.preview.title"));
        this.step = step;
        this.previews = previews;
        LocalDate today = format.today();
        CaseChoice pick = new CaseChoice(Texts.t("step.preview.case"), cases, CollectionCase.State.OPEN, today);
        pick.setWidthFull();
        pick.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                show(change.getValue());
            }
        });
        setWidth("44rem");
        add(pick, shown);
        getFooter().add(new Button(Texts.t("step.preview.close"), _ -> close()));
        previews.sampleCase()
                .flatMap(id -> cases.findRow(id, today))
                .ifPresentOrElse(pick::setValue, () -> shown.add(new Paragraph(Texts.t("step.preview.no-case"))));
    }

    private void show(CaseRow row) {
        shown.removeAll();
        switch (previews.of(step, row.id())) {
            case StepPreview.Shown.Message message -> {
                String language = Locale.of(message.language())
                        .getDisplayLanguage(UI.getCurrent().getLocale());
                Span to = new Span(Texts.t(message.channel()) + " · " + message.recipient() + " · " + language);
                to.addClassName("secondary");
                Pre words = new Pre(message.text());
                words.addClassName("message-words");
                words.getClassNames().set("aligned", message.channel() == Channel.MAIL);
                shown.add(to, new H3(message.subject()), words);
            }
            case StepPreview.Shown.Impossible impossible -> {
                Span why = new Span(Said.of(impossible.why()));
                why.addClassName("fault");
                shown.add(why);
            }
        }
    }
}
