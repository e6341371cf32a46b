package io.dunlin.ui.triage;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.triage.ReviewQueries.Share;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;

/** Who took how many of the replies that wait, and how long the oldest of them does. */
final class WhoDialog extends Dialog {

    WhoDialog(List<Share> shares, Format format) {
        super(Texts.t("replies.who"));
        Div lines = new Div();
        shares.forEach(share -> {
            Span who = new Span(Optional.ofNullable(share.person()).orElse(Texts.t("replies.who.nobody")));
            who.addClassName("strong");
            Span much = new Span(
                    Texts.t("replies.who.line", Long.toString(share.waiting()), format.shortMoment(share.oldest())));
            Div line = new Div(who, much);
            line.addClassName("card-line");
            lines.add(line);
        });
        if (shares.isEmpty()) {
            lines.add(new Span(Texts.t("replies.none")));
        }
        setWidth("30rem");
        add(lines);
        getFooter().add(new Button(Texts.t("replies.key.close"), _ -> close()));
    }
}
