package io.dunlin.ui.dunning;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.dunning.DunningExplanation;
import io.dunlin.core.dunning.DunningRun;
import io.dunlin.core.dunning.Rehearsal;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MessageReason;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;

/** Of one case: why something is done or not, what was done, what comes next and when. */
public final class NextStepsDialog extends Dialog {

    public NextStepsDialog(DunningExplanation.Answer answer, StepNames names, Format format) {
        super(answer.now().reference().value() + " · " + answer.now().debtorName());
        DunningRun.Rehearsed now = answer.now();
        LocalDate until = now.waitUntil();
        String step = now.stepCode();
        Paragraph why = new Paragraph(Said.of(now.reason().text()));
        why.addClassName("strong");
        setWidth("38rem");
        add(new H3(Texts.t("next.now")), why);
        if (until != null && step != null) {
            add(new Paragraph(Texts.t("next.waits-for", names.of(step), format.day(until))));
        }
        add(new H3(Texts.t("next.coming")));
        Paragraph assumed = new Paragraph(Texts.t("rehearsal.assumption"));
        assumed.addClassName("secondary");
        add(assumed);
        if (answer.coming().isEmpty()) {
            add(new Paragraph(Texts.t("next.nothing")));
        }
        for (Rehearsal.Coming coming : answer.coming()) {
            add(line(
                    format.day(coming.on()),
                    names.act(coming.channel(), coming.stepCode()) + ", " + format.money(coming.amount())));
        }
        add(new H3(Texts.t("next.done")));
        if (answer.steps().isEmpty()) {
            add(new Paragraph(Texts.t("next.done.none")));
        }
        for (DunningExplanation.StepDone done : answer.steps()) {
            String what = names.act(done.channel(), done.stepCode());
            add(line(
                    format.day(done.takenOn()),
                    done.takenBack() == null
                            ? what
                            : Texts.t("next.taken-back", what, MessageReason.of(done.takenBack()))));
        }
        getFooter().add(new Button(Texts.t("next.close"), _ -> close()));
    }

    private static Div line(String when, String what) {
        Span day = new Span(when);
        day.addClassName("when");
        Div line = new Div(day, new Span(what));
        line.addClassName("coming-line");
        return line;
    }
}
