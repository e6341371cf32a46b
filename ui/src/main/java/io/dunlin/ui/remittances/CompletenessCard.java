package io.dunlin.ui.remittances;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.remittances.policy.StatementChain.Finding;
import io.dunlin.core.remittances.policy.StatementChain.Link;
import io.dunlin.core.remittances.statements.StatementProof;
import io.dunlin.core.remittances.statements.StatementProof.Completeness;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** For each account: from when to when its statements are there, what is missing and what is there twice. */
final class CompletenessCard extends Composite<Card> {

    private static final int MOST_FINDINGS = 12;

    private final StatementProof proof;
    private final Format format;

    CompletenessCard(StatementProof proof, Format format) {
        this.proof = proof;
        this.format = format;
    }

    @Override
    protected Card initContent() {
        return new Card(Texts.t("completeness.title"));
    }

    void load() {
        List<Completeness> accounts = proof.completeness();
        if (accounts.isEmpty()) {
            getContent().showNothing(Texts.t("completeness.no-account"));
            return;
        }
        getContent().show();
        accounts.forEach(account -> getContent().append(line(account)));
    }

    private Component line(Completeness completeness) {
        Span name = new Span(completeness.account().name() + " · "
                + format.account(completeness.account().account()));
        name.addClassName("strong");
        Div words = new Div(name, secondary(span(completeness)));
        words.addClassName("stacked");
        List<Finding> findings = completeness.findings();
        // The newest are what can still be asked of the bank.
        findings.reversed().stream().limit(MOST_FINDINGS).forEach(found -> words.add(new Span(text(found))));
        Div line = new Div(words, badge(completeness));
        line.addClassName("card-line");
        return line;
    }

    private String span(Completeness completeness) {
        LocalDate from = completeness.from();
        LocalDate until = completeness.until();
        return from == null || until == null
                ? Texts.t("completeness.none-came")
                : Texts.t("completeness.span", format.day(from), format.day(until));
    }

    private static Component badge(Completeness completeness) {
        if (completeness.until() == null) {
            return StatusBadge.plain(Texts.t("completeness.empty"));
        }
        boolean harmless = completeness.findings().stream().allMatch(CompletenessCard::isHarmless);
        return harmless
                ? StatusBadge.good(Texts.t("completeness.whole"))
                : StatusBadge.bad(Texts.t("completeness.gaps"));
    }

    private static boolean isHarmless(Finding finding) {
        return switch (finding) {
            case Finding.Hole hole -> hole.balancesMeet();
            case Finding.Silence _ -> true;
            case Finding.Twice _ -> false;
        };
    }

    private String text(Finding finding) {
        return switch (finding) {
            case Finding.Hole hole ->
                Texts.t(
                                "completeness.hole",
                                numberOf(hole.before()),
                                numberOf(hole.after()),
                                Integer.toString(hole.numbers()),
                                days(hole.days()))
                        + " "
                        + (hole.balancesMeet()
                                ? Texts.t("completeness.balances-meet")
                                : Texts.t(
                                        "completeness.balances-differ",
                                        format.money(hole.before().closing()),
                                        format.money(hole.after().opening())));
            case Finding.Silence silence -> Texts.t("completeness.silence", days(silence.days()));
            case Finding.Twice twice ->
                Texts.t(
                        "completeness.twice",
                        numberOf(twice.one()),
                        format.day(twice.one().closingOn()),
                        format.day(twice.other().closingOn()));
        };
    }

    private String numberOf(Link link) {
        return Optional.ofNullable(link.number()).orElse("–") + " (" + format.day(link.closingOn()) + ")";
    }

    private String days(List<LocalDate> days) {
        if (days.isEmpty()) {
            return "0";
        }
        String first = format.day(days.getFirst());
        return days.size() == 1 ? "1: " + first : days.size() + ": " + first + " – " + format.day(days.getLast());
    }

    private static Span secondary(String text) {
        Span span = new Span(text);
        span.addClassName("secondary");
        return span;
    }
}
