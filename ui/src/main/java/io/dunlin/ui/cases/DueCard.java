package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.receivables.AmountDue;
import io.dunlin.core.receivables.AmountsDue;
import io.dunlin.core.receivables.DueSum;
import io.dunlin.core.receivables.interest.InterestAgreement;
import io.dunlin.core.receivables.policy.AccruedInterest;
import io.dunlin.core.receivables.policy.Compensation;
import io.dunlin.core.receivables.policy.InterestPeriod;
import io.dunlin.core.receivables.policy.InterestTerms;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.Percentage;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.Why;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is owed today, document by document: the rest, late interest and compensation, each with how it came about. */
final class DueCard {

    private final CaseRow row;
    private final AmountsDue amounts;
    private final InterestCard.Parts interest;
    private final People people;
    private final Format format;

    DueCard(CaseRow row, AmountsDue amounts, InterestCard.Parts interest, People people, Format format) {
        this.row = row;
        this.amounts = amounts;
        this.interest = interest;
        this.people = people;
        this.format = format;
    }

    Component card() {
        Card card = new Card(Texts.t("due.title"));
        LocalDate today = format.today();
        List<AmountDue> late = amounts.ofCase(row.id().value(), today).stream()
                .filter(due -> due.principal().isPositive() || bearsInterest(due))
                .toList();
        if (late.isEmpty()) {
            card.showNothing(Texts.t("due.none"));
            return card;
        }
        card.append(together(DueSum.of(late, row.balance().currency())));
        late.forEach(due -> card.append(document(due, sameTerms(late))));
        notes(late).forEach(note -> {
            Paragraph words = new Paragraph(note);
            words.addClassName("secondary");
            card.append(words);
        });
        return card;
    }

    private Div together(DueSum sum) {
        Span amount = new Span(sum.total()
                .map(format::money)
                .orElseGet(() -> Texts.t(
                        "due.two-currencies",
                        format.money(sum.principal().plus(sum.costs()).plus(sum.interest())),
                        format.money(sum.compensation()))));
        amount.addClassName("balance");
        Div words = new Div(amount);
        words.addClassName("stacked");
        words.add(line(Texts.t("due.principal.all", format.money(sum.principal()))));
        if (!sum.costs().isZero()) {
            words.add(line(Texts.t("due.costs", format.money(sum.costs()))));
        }
        words.add(line(Texts.t("due.interest", format.money(sum.interest()))));
        if (!sum.compensation().isZero()) {
            words.add(line(Texts.t("due.compensation", format.money(sum.compensation()))));
        }
        if (!sum.complete()) {
            words.add(line(Texts.t("due.incomplete")));
        }
        Div line = new Div(words);
        line.addClassName("card-line");
        return line;
    }

    /** What holds for every document is said once: by which terms interest runs, and what is missing to compute more. */
    private Set<String> notes(List<AmountDue> late) {
        Set<String> notes = new LinkedHashSet<>();
        if (sameTerms(late)) {
            notes.add(terms(late.getFirst().terms()));
        }
        for (AmountDue due : late) {
            switch (due.compensation()) {
                case Compensation.RateMissing(var currency, LocalDate day) ->
                    notes.add(Texts.t("due.exchange-missing", currency.getCurrencyCode(), format.day(day)));
                case Compensation.OlderThanTables(LocalDate day) ->
                    notes.add(Texts.t("due.rate-missing", format.day(day)));
                case Compensation.Due _, Compensation.NotDue _ -> {}
            }
        }
        return notes;
    }

    private static boolean sameTerms(List<AmountDue> late) {
        return late.stream().map(due -> terms(due.terms())).distinct().count() == 1;
    }

    private static boolean bearsInterest(AmountDue due) {
        return !(due.interest() instanceof AccruedInterest.Computed(var periods, var _)) || !periods.isEmpty();
    }

    private Div document(AmountDue due, boolean termsSaidOnce) {
        Div words = new Div(strong(due.number()));
        words.addClassName("stacked");
        words.add(line(Texts.t("due.principal", format.money(due.principal()))));
        if (!due.costs().isZero()) {
            words.add(line(Texts.t("due.costs", format.money(due.costs()))));
        }
        words.add(line(interest(due.interest())));
        if (!termsSaidOnce) {
            words.add(line(terms(due.terms())));
        }
        if (due.compensation() instanceof Compensation.Due compensation) {
            words.add(line(Texts.t("due.compensation", format.money(compensation.amount()))));
        }
        Div line = new Div(words, new Why(reasons(due).toArray(Component[]::new)));
        line.addClassName("card-line");
        return line;
    }

    private String interest(AccruedInterest interest) {
        return switch (interest) {
            case AccruedInterest.Computed(var _, Money total) -> Texts.t("due.interest", format.money(total));
            case AccruedInterest.RateMissing(LocalDate day) -> Texts.t("due.rate-missing", format.day(day));
        };
    }

    private List<Component> reasons(AmountDue due) {
        List<Component> reasons = new ArrayList<>();
        if (due.interest() instanceof AccruedInterest.Computed(List<InterestPeriod> periods, var _)) {
            for (InterestPeriod period : periods) {
                reasons.add(new Div(Texts.t(
                        "due.period",
                        format.day(period.from()),
                        format.day(period.to()),
                        format.money(period.base()),
                        Format.decimal(period.yearly().toPlainString()),
                        Long.toString(period.days()))));
            }
        }
        if (due.compensation() instanceof Compensation.Due compensation) {
            reasons.add(new Div(Texts.t(
                    "due.compensation.why",
                    Format.decimal(compensation.euro().toPlainString()),
                    Format.decimal(compensation.rate().toPlainString()),
                    format.day(compensation.rateOn()))));
        }
        reasons.add(new Div(whyTheseTerms()));
        if (due.terms() instanceof InterestTerms.Contractual(var yearly) && isCapped(due.interest(), yearly)) {
            reasons.add(new Div(Texts.t("due.capped", Format.decimal(yearly.toString()))));
        }
        reasons.add(new Div(Texts.t("due.day-count", Texts.t(due.dayCount()))));
        return reasons;
    }

    /** What a person recorded, or what the law says for such a debtor. */
    private String whyTheseTerms() {
        return interest.agreements().history(row.creditorId(), row.debtorId()).stream()
                .findFirst()
                .filter(recorded -> !(recorded.agreement() instanceof InterestAgreement.ByLaw))
                .map(recorded -> Texts.t(
                        "interest.recorded",
                        format.moment(recorded.at()),
                        people.name(recorded.by()),
                        recorded.reason()))
                .orElseGet(() -> Texts.t(
                        "interest.by-law.why",
                        Texts.t(interest.parties().getDebtor(row.debtorId()).kind())));
    }

    private static boolean isCapped(AccruedInterest interest, Percentage agreed) {
        return interest instanceof AccruedInterest.Computed(List<InterestPeriod> periods, var _)
                && periods.stream().anyMatch(period -> period.yearly().compareTo(agreed.value()) < 0);
    }

    private static String terms(InterestTerms terms) {
        return switch (terms) {
            case InterestTerms.StatutoryLate() -> Texts.t("due.terms.statutory");
            case InterestTerms.CommercialLate(var _, boolean healthcare) ->
                Texts.t(healthcare ? "due.terms.healthcare" : "due.terms.commercial");
            case InterestTerms.Contractual(var yearly) ->
                Texts.t("due.terms.contract", Format.decimal(yearly.toString()));
            case InterestTerms.None() -> Texts.t("due.terms.none");
        };
    }

    private static Span strong(String text) {
        Span span = new Span(text);
        span.addClassName("strong");
        return span;
    }

    private static Span line(String text) {
        Span span = new Span(text);
        span.addClassName("secondary");
        return span;
    }
}
