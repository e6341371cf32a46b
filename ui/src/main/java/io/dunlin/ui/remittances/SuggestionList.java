package io.dunlin.ui.remittances;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.RemittanceQueries.RemittanceRow;
import io.dunlin.core.remittances.allocations.AllocationOutcome;
import io.dunlin.core.remittances.allocations.AllocationTargets;
import io.dunlin.core.remittances.allocations.AllocationTargets.Target;
import io.dunlin.core.remittances.policy.AllocationDecision.Line;
import io.dunlin.core.remittances.policy.Clue;
import io.dunlin.core.remittances.policy.Proposal;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.OneClick;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whom a payment may be from, the likeliest first, each with what speaks for it and what accepting it would book. */
final class SuggestionList extends Div {

    private final Format format;
    private final Map<ReceivableId, Target> documents;

    SuggestionList(RemittanceRow row, Workbench workbench, Consumer<AllocationOutcome> accepted) {
        this.format = workbench.format();
        List<Proposal> ranked = workbench.allocations().propose(row.id()).ranked();
        this.documents = documentsOf(ranked, workbench.targets());
        add(new H3(Texts.t("remittance.suggestions")));
        if (ranked.isEmpty()) {
            Span none = new Span(Texts.t("remittance.no-suggestion"));
            none.addClassName("secondary");
            add(none);
        }
        ranked.forEach(proposal -> {
            Button accept = OneClick.button(
                    Texts.t("remittance.accept"),
                    () -> accepted.accept(workbench
                            .allocations()
                            .accept(row.id(), proposal, workbench.signedIn().actor())));
            accept.setEnabled(!proposal.lines().isEmpty());
            accept.setAriaLabel(
                    Texts.t("remittance.accept") + ": " + proposal.suggestion().debtorName());
            add(line(proposal, accept));
        });
    }

    static Map<ReceivableId, Target> documentsOf(List<Proposal> proposals, AllocationTargets targets) {
        return targets
                .all(proposals.stream()
                        .flatMap(proposal -> proposal.lines().stream())
                        .map(Line::receivableId)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Target::id, Function.identity()));
    }

    private Component line(Proposal proposal, Button accept) {
        Span debtor = new Span(proposal.suggestion().debtorName());
        debtor.addClassName("strong");
        Div words = new Div(debtor, clues(proposal));
        words.addClassName("stacked");
        proposal.lines().forEach(line -> words.add(new Span(booked(line, documents, format))));
        Span rest = new Span(
                proposal.lines().isEmpty()
                        ? Texts.t("remittance.nothing-owed")
                        : Texts.t("remittance.would-be-left", format.money(proposal.remainder())));
        rest.addClassName("secondary");
        words.add(rest);
        Div line = new Div(words, accept);
        line.addClassName("card-line");
        return line;
    }

    /** What a line books, in words: the document, how much, and of how much. */
    static String booked(Line line, Map<ReceivableId, Target> documents, Format format) {
        Target document = documents.get(line.receivableId());
        return document == null
                ? format.money(line.amount())
                : Texts.t(
                        "remittance.would-book",
                        document.number(),
                        format.money(line.amount()),
                        format.money(document.owed()));
    }

    static Component clues(Proposal proposal) {
        Div clues = new Div();
        clues.addClassName("labels");
        for (Clue clue : proposal.suggestion().clues()) {
            clues.add(StatusBadge.plain(Texts.t(clue.kind()) + ": " + clue.text()));
        }
        return clues;
    }
}
