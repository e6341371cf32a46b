package io.dunlin.ui.remittances;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.remittances.writebacks.WriteBacks;
import io.dunlin.core.remittances.writebacks.WriteBacks.WriteBackRow;
import io.dunlin.core.shared.Window;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MessageReason;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.util.List;

/** What the ERP was told of payments: what it did not take first, with a way out. */
final class WriteBacksCard extends Composite<Card> {

    private static final int MOST = 12;

    private final WriteBacks writeBacks;
    private final SignedIn signedIn;
    private final Format format;

    WriteBacksCard(WriteBacks writeBacks, SignedIn signedIn, Format format) {
        this.writeBacks = writeBacks;
        this.signedIn = signedIn;
        this.format = format;
    }

    @Override
    protected Card initContent() {
        return new Card(Texts.t("write-backs.title"));
    }

    void load() {
        List<WriteBackRow> rows = writeBacks.page(Window.first(MOST));
        if (rows.isEmpty()) {
            getContent().showNothing(Texts.t("write-backs.none"));
            return;
        }
        getContent().show();
        rows.forEach(row -> getContent().append(line(row)));
    }

    private Component line(WriteBackRow row) {
        Span what = new Span(
                Texts.t("write-backs.what", row.number(), format.money(row.amount()), format.day(row.paidOn())));
        what.addClassName("strong");
        Span where = new Span(row.source());
        where.addClassName("secondary");
        Div words = new Div(what, where);
        if (!row.problem().isEmpty()) {
            Span problem = new Span(MessageReason.of(row.problem()));
            problem.addClassName("secondary");
            words.add(problem);
        }
        words.addClassName("stacked");
        Div line = new Div(words, badge(row));
        line.addClassName("card-line");
        switch (row.state()) {
            case FAILED -> line.add(again(row), byHand(row));
            case QUEUED -> line.add(byHand(row));
            case TAKEN, UNWANTED, BY_HAND -> {
                // Nothing is left to decide.
            }
        }
        return line;
    }

    private static Component badge(WriteBackRow row) {
        return switch (row.state()) {
            case TAKEN, BY_HAND -> StatusBadge.good(Texts.t(row.state()));
            case QUEUED -> StatusBadge.waiting(Texts.t(row.state()));
            case FAILED -> StatusBadge.bad(Texts.t(row.state()));
            case UNWANTED -> StatusBadge.plain(Texts.t(row.state()));
        };
    }

    private Button again(WriteBackRow row) {
        return button("write-backs.again", row, () -> {
            told(writeBacks.tellAgain(row.id(), signedIn.actor()), "write-backs.queued");
        });
    }

    private Button byHand(WriteBackRow row) {
        return button(
                "write-backs.by-hand",
                row,
                () -> ConfirmDialog.askWhy(
                        Texts.t("write-backs.by-hand.title", row.number()),
                        Texts.t("write-backs.by-hand.text"),
                        Texts.t("write-backs.by-hand.confirm"),
                        why -> told(writeBacks.doneByHand(row.id(), why, signedIn.actor()), "write-backs.decided")));
    }

    private void told(boolean done, String key) {
        if (done) {
            Notice.done(Texts.t(key));
        } else {
            Notice.refused(Texts.t("write-backs.too-late"));
        }
        load();
    }

    private static Button button(String key, WriteBackRow row, Runnable act) {
        Button button = new Button(Texts.t(key), _ -> act.run());
        button.setAriaLabel(Texts.t(key) + ": " + row.number());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }
}
