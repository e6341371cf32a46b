package io.dunlin.ui.cases;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.dunlin.core.cases.CaseActs.Outcome.Meanwhile;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.Timeline;
import io.dunlin.ui.components.FirstFocus;
import io.dunlin.ui.components.Texts;

/** Nothing was done yet: what others did to the case meanwhile, and whether it shall be done with that in mind. */
final class MeanwhileDialog extends Dialog {

    MeanwhileDialog(Meanwhile meanwhile, TimelineText text, Runnable anyway) {
        super(Texts.t("meanwhile.title"));
        CaseId caseId = meanwhile.seen().caseId();
        UnorderedList told = new UnorderedList();
        meanwhile.entries().forEach(entry -> told.add(item(entry, text)));
        Button look = new Button(Texts.t("meanwhile.look"), _ -> {
            close();
            UI.getCurrent().navigate(CaseView.class, caseId.value());
        });
        setWidth("34rem");
        setCloseOnOutsideClick(false);
        add(new Paragraph(Texts.t("meanwhile.text")), told);
        add(new Paragraph(Texts.t(meanwhile.closed() ? "meanwhile.closed" : "meanwhile.ask")));
        getFooter().add(look);
        if (!meanwhile.closed()) {
            getFooter().add(new Button(Texts.t("meanwhile.anyway"), _ -> {
                close();
                anyway.run();
            }));
        }
        // Who goes on pressing Enter looks first.
        look.addThemeVariants(ButtonVariant.PRIMARY);
        FirstFocus.on(look);
    }

    private static ListItem item(Timeline.Entry entry, TimelineText text) {
        Span sentence = new Span(text.sentence(entry));
        sentence.addClassName("strong");
        Span source = new Span(text.source(entry));
        source.addClassName("secondary");
        ListItem item = new ListItem(sentence, source);
        item.addClassName("stacked");
        return item;
    }
}
