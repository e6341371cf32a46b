package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.access.Role;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.AmountsDue;
import io.dunlin.core.receivables.interest.InterestAgreement;
import io.dunlin.core.receivables.interest.InterestAgreements;
import io.dunlin.core.receivables.interest.InterestAgreements.Recorded;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By which rule late interest is counted between a creditor and a debtor, who said so and why, and what held before. */
final class InterestCard {

    private final CaseRow row;
    private final Parts parts;
    private final SignedIn signedIn;
    private final Format format;
    private final Runnable changed;

    /** Where agreements and their limits come from. */
    @org.springframework.stereotype.Component
    public record Parts(InterestAgreements agreements, AmountsDue amounts, Parties parties) {}

    InterestCard(CaseRow row, Parts parts, SignedIn signedIn, Format format, Runnable changed) {
        this.row = row;
        this.parts = parts;
        this.signedIn = signedIn;
        this.format = format;
        this.changed = changed;
    }

    Component card() {
        People people = signedIn.people();
        List<Recorded> history = parts.agreements().history(row.creditorId(), row.debtorId());
        Button change = new Button(Texts.t("interest.change"), _ -> change(history));
        change.setVisible(signedIn.has(Role.MANAGER) || signedIn.has(Role.LAWYER) || signedIn.has(Role.ADMINISTRATOR));
        Card card = new Card(Texts.t("interest.title"), change);
        if (history.isEmpty()) {
            Span byLaw = new Span(inWords(new InterestAgreement.ByLaw()));
            byLaw.addClassName("strong");
            Span why = new Span(Texts.t(
                    "interest.by-law.why",
                    Texts.t(parts.parties().getDebtor(row.debtorId()).kind())));
            why.addClassName("secondary");
            Div words = new Div(byLaw, why);
            words.addClassName("stacked");
            Div line = new Div(words);
            line.addClassName("card-line");
            card.append(line);
        }
        for (Recorded recorded : history) {
            card.append(line(recorded, recorded.equals(history.getFirst()), people));
        }
        return card;
    }

    private Component line(Recorded recorded, boolean holds, People people) {
        Span what = new Span(
                holds ? inWords(recorded.agreement()) : Texts.t("interest.before", inWords(recorded.agreement())));
        what.addClassName(holds ? "strong" : "secondary");
        Span why = new Span(Texts.t(
                "interest.recorded", format.moment(recorded.at()), people.name(recorded.by()), recorded.reason()));
        why.addClassName("secondary");
        Div words = new Div(what, why);
        words.addClassName("stacked");
        Div line = new Div(words);
        line.addClassName("card-line");
        return line;
    }

    static String inWords(InterestAgreement agreement) {
        return switch (agreement) {
            case InterestAgreement.ByLaw() -> Texts.t("interest.by-law");
            case InterestAgreement.Healthcare() -> Texts.t("interest.healthcare");
            case InterestAgreement.Contractual(var yearly) ->
                Texts.t("interest.contractual", Format.decimal(yearly.toString()));
            case InterestAgreement.Waived() -> Texts.t("interest.waived");
        };
    }

    private void change(List<Recorded> history) {
        @Nullable
        InterestAgreement now = history.isEmpty() ? null : history.getFirst().agreement();
        new InterestDialog(
                        now,
                        parts.parties().getDebtor(row.debtorId()).kind(),
                        parts.amounts().highestAgreedRate(format.today()).orElse(null),
                        this::record)
                .open();
    }

    private void record(InterestAgreement agreement, String reason) {
        parts.agreements().record(row.creditorId(), row.debtorId(), agreement, signedIn.actor(), reason);
        Notice.done(Texts.t("interest.done"));
        changed.run();
    }
}
