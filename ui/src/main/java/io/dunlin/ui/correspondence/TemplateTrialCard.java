package io.dunlin.ui.correspondence;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.TemplateTrials;
import io.dunlin.core.cases.TemplateTrials.Trial;
import io.dunlin.core.cases.TemplateTrials.Tried;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.spi.messaging.SmsText;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.CaseChoice;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Texts;
import java.util.function.Supplier;

/** What a debtor would read of the words in the editor, on an invented case or a real one, and a copy for oneself. */
final class TemplateTrialCard extends Composite<Card> {

    private final TemplateTrials trials;
    private final SignedIn signedIn;
    private final Channel channel;
    private final Supplier<Trial> edited;
    private final CaseChoice onCase;
    private final Button send = new Button(Texts.t("template-edit.send"), _ -> send());
    private final Div shown = new Div();
    private final Card card;

    /** @param edited what stands in the editor */
    TemplateTrialCard(
            TemplateTrials trials,
            CaseQueries cases,
            SignedIn signedIn,
            Format format,
            Channel channel,
            Supplier<Trial> edited) {
        this.trials = trials;
        this.signedIn = signedIn;
        this.channel = channel;
        this.edited = edited;
        onCase = new CaseChoice(Texts.t("template-edit.case"), cases, null, format.today());
        onCase.setClearButtonVisible(true);
        onCase.setPlaceholder(Texts.t("template-edit.case.invented"));
        onCase.setHelperText(Texts.t("template-edit.case.help"));
        onCase.addValueChangeListener(_ -> refresh());
        card = channel == Channel.LETTER
                ? new Card(Texts.t("template-edit.preview"))
                : new Card(Texts.t("template-edit.preview"), send);
    }

    @Override
    protected Card initContent() {
        shown.addClassName("stack");
        Div fields = new Div(onCase, shown);
        fields.addClassName("form");
        card.show(fields);
        return card;
    }

    /** Tries the words again, as they are now. */
    void refresh() {
        shown.removeAll();
        Tried tried = trials.of(trial());
        send.setEnabled(tried instanceof Tried.Message);
        switch (tried) {
            case Tried.Message(Rendered rendered) -> show(rendered);
            case Tried.Faulty(LocalizedText why) -> {
                Span fault = new Span(why.in(UI.getCurrent().getLocale()));
                fault.addClassName("fault");
                shown.add(fault);
            }
        }
    }

    private Trial trial() {
        Trial trial = edited.get();
        return onCase.getValue() == null
                ? trial
                : new Trial(
                        trial.code(),
                        trial.language(),
                        trial.channel(),
                        trial.source(),
                        onCase.getValue().id());
    }

    private void show(Rendered rendered) {
        if (channel == Channel.SMS) {
            SmsText plain = SmsText.of(SmsText.transliterate(rendered.text()));
            SmsText full = SmsText.of(rendered.text());
            Pre words = new Pre(rendered.text());
            words.addClassName("message-words");
            Span parts = new Span(Texts.t("template-edit.parts", full.parts(), plain.parts()));
            parts.addClassName("secondary");
            shown.add(words, parts);
        } else {
            shown.add(new H3(rendered.subject()), page(rendered));
        }
    }

    /** In a frame that may run nothing and reach nothing, as it looks in a mail program. */
    private static Component page(Rendered rendered) {
        IFrame frame = new IFrame();
        frame.setSrcdoc(rendered.html() == null ? rendered.text() : rendered.html());
        frame.setSandbox(IFrame.SandboxType.RESTRICT_ALL);
        frame.setTitle(Texts.t("template-edit.preview"));
        frame.addClassName("original");
        return frame;
    }

    private void send() {
        Trial trial = trial();
        if (!(trials.of(trial) instanceof Tried.Message(Rendered rendered))) {
            refresh();
        } else if (channel == Channel.SMS) {
            new TrialNumberDialog(number -> send(trial, rendered, number.value())).open();
        } else {
            send(trial, rendered, signedIn.user().email().value());
        }
    }

    private void send(Trial trial, Rendered rendered, String recipient) {
        OutboundMessageId id = trials.send(trial, rendered, recipient, signedIn.actor());
        Notice.done(Texts.t("template-edit.sent", recipient, Long.toString(id.value())));
    }
}
