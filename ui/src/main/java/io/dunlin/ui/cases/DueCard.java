package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.receivables.AmountDue;
import io.dunlin.core.receivables.AmountsDue;
import io.dunlin.core.receivables.InterestAgreement;
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
import java.util.List;

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
        }
        late.forEach(due -> card.append(document(due)));
        return card;
    }

    private static boolean bearsInterest(AmountDue due) {
        return !(due.interest() instanceof AccruedInterest.Computed(var periods, var _)) || !periods.isEmpty();
    }

    private Div document(AmountDue due) {
        Div words = new Div(strong(due.number()));
        words.addClassName("stacked");
        words.add(line(Texts.t("due.principal", format.money(due.principal()))));
        if (!due.costs().isZero()) {
            words.add(line(Texts.t("due.costs", format.money(due.costs()))));
        }
        words.add(line(interest(due.interest())));
        words.add(line(terms(due.terms())));
        compensation(due.compensation()).forEach(words::add);
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

    private List<Span> compensation(Compensation compensation) {
        return switch (compensation) {
            case Compensation.Due due -> List.of(line(Texts.t("due.compensation", format.money(due.amount()))));
            case Compensation.RateMissing(var currency, LocalDate day) ->
                List.of(line(Texts.t("due.exchange-missing", currency.getCurrencyCode(), format.day(day))));
            case Compensation.OlderThanTables(LocalDate day) ->
                List.of(line(Texts.t("due.rate-missing", format.day(day))));
            case Compensation.NotDue() -> List.of();
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
