package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.correspondence.channels.SenderDomainCheck;
import io.dunlin.core.correspondence.channels.SenderDomainCheck.Finding;
import io.dunlin.core.correspondence.channels.SenderDomainCheck.Level;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;

/** What the sender's domain publishes about its mail, what is missing and what to write. Asked for with a button. */
final class SenderDomainCard extends Composite<Card> {

    private final String from;
    private final SenderDomainCheck check;
    private final TextField selector = new TextField(Texts.t("sending.domain.selector"));
    private final Div findings = new Div();

    SenderDomainCard(MailProperties mail, SenderDomainCheck check) {
        this.from = mail.from() == null ? "" : mail.from();
        this.check = check;
    }

    @Override
    protected Card initContent() {
        if (from.isBlank()) {
            Card card = new Card(Texts.t("sending.domain"));
            card.showNothing(Texts.t("sending.domain.none"));
            return card;
        }
        Card card = new Card(Texts.t("sending.domain"), new Button(Texts.t("sending.domain.check"), _ -> look()));
        selector.setHelperText(Texts.t("sending.domain.selector.help"));
        String domain = from.substring(from.lastIndexOf('@') + 1);
        selector.addClassName("short");
        Div fields = new Div(selector, findings);
        fields.addClassNames("form", "settings-form");
        card.show(new Paragraph(Texts.t("sending.domain.text", domain)), fields);
        return card;
    }

    private void look() {
        String named = selector.getValue().strip();
        findings.removeAll();
        check.check(from, named.isEmpty() ? null : named).forEach(finding -> findings.add(shown(finding)));
    }

    private static Component shown(Finding finding) {
        Div part = new Div(new Paragraph(badge(finding), new Span(" " + Texts.t(finding.reason()))));
        if (finding.reason().isUnanswered()) {
            part.add(new Paragraph(finding.name() + ": " + finding.record()));
        } else if (finding.reason().level() != Level.FINE && !finding.record().isBlank()) {
            part.add(new Paragraph(Texts.t("sending.domain.write", finding.name())), new Pre(finding.record()));
        }
        return part;
    }

    private static Badge badge(Finding finding) {
        String subject = finding.reason().subject();
        return switch (finding.reason().level()) {
            case FINE -> StatusBadge.good(subject);
            case RISKY -> StatusBadge.waiting(subject);
            case WRONG -> StatusBadge.bad(subject);
        };
    }
}
