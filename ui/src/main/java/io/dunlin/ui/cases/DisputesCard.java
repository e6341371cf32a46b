package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.Dispute;
import io.dunlin.core.cases.DisputeId;
import io.dunlin.core.cases.Disputes;
import io.dunlin.core.cases.Disputes.NewDispute;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.UUID;

/** What the debtor denies. While a dispute is open nothing of it goes to court. */
final class DisputesCard {

    private final CaseId caseId;
    private final Disputes disputes;
    private final ReceivableQueries receivables;
    private final SignedIn signedIn;
    private final Format format;
    private final boolean mayAct;
    private final boolean live;
    private final OpenCase open;

    DisputesCard(
            CaseId caseId,
            Disputes disputes,
            ReceivableQueries receivables,
            SignedIn signedIn,
            Format format,
            boolean mayAct,
            boolean live,
            OpenCase open) {
        this.caseId = caseId;
        this.disputes = disputes;
        this.receivables = receivables;
        this.signedIn = signedIn;
        this.format = format;
        this.mayAct = mayAct;
        this.live = live;
        this.open = open;
    }

    Component card() {
        Button begin = new Button(Texts.t("dispute.open"), _ -> open());
        begin.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        begin.setVisible(mayAct && live);
        Card card = new Card(Texts.t("dispute.title"), begin);
        List<Dispute> known = disputes.of(caseId);
        if (known.isEmpty()) {
            card.showNothing(Texts.t("dispute.none"));
        }
        known.forEach(dispute -> card.append(line(dispute)));
        return card;
    }

    private Div line(Dispute dispute) {
        Span reason = new Span(DisputeReason.textOf(dispute.reason()) + " · "
                + (dispute.receivableId() == null
                        ? Texts.t("dispute.all")
                        : receivables.get(dispute.receivableId()).number()));
        reason.addClassName("strong");
        Span words = new Span(dispute.statement());
        words.addClassNames("secondary", "quote");
        Span since = new Span(format.moment(dispute.openedAt()));
        since.addClassName("secondary");
        Div text = new Div(reason, words, since);
        text.addClassName("stacked");
        Div line = new Div(text, StatusBadge.of(dispute.state()));
        line.addClassName("card-line");
        if (mayAct && dispute.state() == Dispute.State.OPEN) {
            Button decide = new Button(Texts.t("dispute.decide"), _ -> decide(dispute));
            decide.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            line.add(decide);
        }
        return line;
    }

    private void open() {
        new DisputeDialog(receivables.ofCase(caseId.value()), (receivable, reason, statement) -> {
                    NewDispute dispute = new NewDispute(
                            caseId,
                            receivable,
                            reason.name(),
                            statement,
                            "user:" + signedIn.actor().name() + ":" + UUID.randomUUID());
                    open.begin(() -> {
                        DisputeId opened = disputes.open(dispute, signedIn.actor());
                        assert opened.value() > 0;
                        return Texts.t("dispute.opened");
                    });
                })
                .open();
    }

    private void decide(Dispute dispute) {
        new DecideDialog((outcome, why) -> open.end(() -> {
                    disputes.close(dispute.id(), outcome, why, signedIn.actor());
                    return Texts.t("dispute.decided");
                }))
                .open();
    }
}
