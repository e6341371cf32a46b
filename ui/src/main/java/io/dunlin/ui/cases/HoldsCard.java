package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.Hold;
import io.dunlin.core.cases.HoldId;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.Holds.NewHold;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.UUID;

/** What stops the case today, and the ways to stop it and to let it go. */
final class HoldsCard {

    private final CaseId caseId;
    private final Holds holds;
    private final Cases cases;
    private final SignedIn signedIn;
    private final Format format;
    private final boolean mayAct;
    private final boolean live;
    private final OpenCase open;

    HoldsCard(
            CaseId caseId,
            Holds holds,
            Cases cases,
            SignedIn signedIn,
            Format format,
            boolean mayAct,
            boolean live,
            OpenCase open) {
        this.caseId = caseId;
        this.holds = holds;
        this.cases = cases;
        this.signedIn = signedIn;
        this.format = format;
        this.mayAct = mayAct;
        this.live = live;
        this.open = open;
    }

    Component card() {
        Button place = new Button(Texts.t("hold.place"), _ -> place());
        place.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        place.setVisible(mayAct && live);
        Card card = new Card(Texts.t("hold.title"), place);
        List<Hold> active = holds.activeOn(caseId, format.today());
        if (active.isEmpty()) {
            card.showNothing(Texts.t("hold.none"));
        }
        active.forEach(hold -> card.append(line(hold)));
        return card;
    }

    private Div line(Hold hold) {
        Span reason = new Span(Texts.t(hold.reason()));
        reason.addClassName("strong");
        Span until = new Span(
                hold.endsOn() == null
                        ? Texts.t("hold.until-ended")
                        : Texts.t("hold.until", format.dayAndDistance(hold.endsOn())));
        until.addClassName("secondary");
        Button release = new Button(Texts.t("hold.release"), _ -> release(hold));
        release.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        release.setVisible(mayAct);
        Div words = new Div(reason, until);
        words.addClassName("stacked");
        Div line = new Div(words, release);
        line.addClassName("card-line");
        return line;
    }

    private void place() {
        new HoldDialog(format.today(), (endsOn, why) -> {
                    NewHold hold = new NewHold(
                            caseId,
                            null,
                            HoldReason.MANUAL,
                            endsOn,
                            "user:" + signedIn.actor().name() + ":" + UUID.randomUUID());
                    open.begin(() -> {
                        HoldId placed = holds.place(hold, signedIn.actor());
                        assert placed.value() > 0;
                        cases.note(caseId, Texts.t("hold.note", why), signedIn.actor());
                        return Texts.t("hold.placed");
                    });
                })
                .open();
    }

    private void release(Hold hold) {
        ConfirmDialog.askWhy(
                Texts.t("hold.release.title", Texts.t(hold.reason())),
                Texts.t("hold.release.text"),
                Texts.t("hold.release"),
                why -> open.end(() -> {
                    holds.release(hold.id(), signedIn.actor(), why);
                    return Texts.t("hold.released");
                }));
    }
}
