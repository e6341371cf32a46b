package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.access.Role;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.limitation.LimitationInterruption;
import io.dunlin.core.receivables.limitation.Limitations;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Until when each claim of a case can be brought, and what interrupted that. */
final class LimitationCard {

    private static final int MOST_SHOWN = 5;

    private final CaseRow row;
    private final Limitations limitations;
    private final ReceivableQueries receivables;
    private final Parties parties;
    private final SignedIn signedIn;
    private final Format format;
    private final Runnable changed;

    LimitationCard(
            CaseRow row,
            Limitations limitations,
            ReceivableQueries receivables,
            Parties parties,
            SignedIn signedIn,
            Format format,
            Runnable changed) {
        this.row = row;
        this.limitations = limitations;
        this.receivables = receivables;
        this.parties = parties;
        this.signedIn = signedIn;
        this.format = format;
        this.changed = changed;
    }

    Component card() {
        List<Receivable> open = receivables.ofCase(row.id().value()).stream()
                .filter(claim -> claim.state() == Receivable.State.OPEN
                        && claim.balance().isPositive())
                .toList();
        boolean mayRecord = signedIn.has(Role.LAWYER);
        Button record = new Button(Texts.t("limitation.record"), _ -> record(open));
        record.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        record.setVisible(mayRecord && !open.isEmpty());
        Card card = new Card(Texts.t("limitation.title"), record);
        if (open.isEmpty()) {
            card.showNothing(Texts.t("limitation.none"));
            return card;
        }
        Map<ReceivableId, LocalDate> lastDays =
                limitations.lastDays(parties.getDebtor(row.debtorId()).kind(), open);
        Map<ReceivableId, List<LimitationInterruption>> interruptions =
                limitations.of(open.stream().map(Receivable::id).toList());
        open.stream()
                .sorted(Comparator.comparing(claim -> lastDays.get(claim.id())))
                .limit(MOST_SHOWN)
                .forEach(claim -> {
                    card.append(claim(claim, lastDays.getOrDefault(claim.id(), claim.dueOn())));
                    interruptions.getOrDefault(claim.id(), List.of()).stream()
                            .map(each -> interruption(each, mayRecord))
                            .forEach(card::append);
                });
        if (open.size() > MOST_SHOWN) {
            Span more = new Span(Texts.t("limitation.more", Integer.toString(open.size() - MOST_SHOWN)));
            more.addClassName("nothing");
            card.append(more);
        }
        return card;
    }

    private Component claim(Receivable claim, LocalDate lastDay) {
        boolean passed = format.today().isAfter(lastDay);
        Span number = new Span(claim.number());
        number.addClassName("strong");
        Span until =
                new Span(Texts.t(passed ? "limitation.passed" : "limitation.until", format.dayAndDistance(lastDay)));
        until.addClassName(passed ? "fault" : "secondary");
        Div words = new Div(number, until);
        words.addClassName("stacked");
        Div line = new Div(words);
        line.addClassName("card-line");
        return line;
    }

    private Component interruption(LimitationInterruption interruption, boolean mayWithdraw) {
        Span what = new Span(Texts.t(
                "limitation.interrupted",
                Texts.t(interruption.ground()),
                format.day(interruption.interruptedOn()),
                format.day(interruption.runsAnewFrom())));
        Span evidence =
                new Span(interruption.evidence() + " · " + signedIn.people().name(interruption.recordedBy()));
        evidence.addClassName("secondary");
        Div words = new Div(what, evidence);
        words.addClassName("stacked");
        Button withdraw = new Button(Texts.t("limitation.withdraw"), _ -> withdraw(interruption));
        withdraw.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        withdraw.setVisible(mayWithdraw);
        Div line = new Div(words, withdraw);
        line.addClassName("card-line");
        return line;
    }

    private void record(List<Receivable> open) {
        new LimitationDialog(open, format.today(), limitations::faults, (claims, interruption) -> {
                    limitations.record(row.id().value(), claims, interruption, signedIn.actor());
                    Notice.done(Texts.t("limitation.recorded"));
                    changed.run();
                })
                .open();
    }

    private void withdraw(LimitationInterruption interruption) {
        ConfirmDialog.askWhy(
                Texts.t("limitation.withdraw.title"),
                Texts.t("limitation.withdraw.text"),
                Texts.t("limitation.withdraw"),
                why -> {
                    limitations.withdraw(interruption.id(), row.id().value(), why, signedIn.actor());
                    Notice.done(Texts.t("limitation.withdrawn"));
                    changed.run();
                });
    }
}
