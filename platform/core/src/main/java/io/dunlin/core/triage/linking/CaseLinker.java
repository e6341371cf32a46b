package io.dunlin.core.triage.linking;

import io.dunlin.core.triage.linking.LinkEvidence.Rung;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Climbs the ladder. A certain rung (our token, our message, a case reference) decides alone, unless it names cases of
 * several debtors. The uncertain ones (sender, invoice, tax number) are laid together: what all that found anything agree
 * on is the answer; where they disagree, or leave cases of several debtors, a person chooses. For example a sender with
 * two cases who names an invoice of one of them is linked to that one; a sender whose invoice belongs to another debtor
 * is not linked at all.
 */
public final class CaseLinker {

    private static final int MOST_MESSAGE_IDS = 60;
    private final LinkDirectory directory;
    private final SignedTokens tokens;

    public CaseLinker(LinkDirectory directory, SignedTokens tokens) {
        this.directory = directory;
        this.tokens = tokens;
    }

    public LinkResult link(LinkQuery mail) {
        LinkResult certain = certain(mail);
        return certain instanceof LinkResult.NoMatch ? uncertain(mail) : certain;
    }

    private LinkResult certain(LinkQuery mail) {
        List<String> messageIds =
                mail.messageIds().stream().limit(MOST_MESSAGE_IDS).toList();
        Found byToken = new Found(Rung.TOKEN);
        List<String> carriers = new ArrayList<>(mail.recipientAddresses());
        carriers.addAll(messageIds);
        for (String carrier : carriers) {
            OptionalLong caseNumber = tokens.findIn(carrier);
            if (caseNumber.isPresent()) {
                directory.ofCaseNumber(caseNumber.getAsLong()).ifPresent(found -> byToken.add(found, carrier));
            }
        }
        Found byMessage = new Found(Rung.OUR_MESSAGE);
        for (String messageId : messageIds) {
            directory.ofOurMessage(messageId).ifPresent(found -> byMessage.add(found, messageId));
        }
        Found byReference = new Found(Rung.CASE_REFERENCE);
        directory.ofReferencesIn(mail.text()).forEach(found -> byReference.add(found, "case reference"));
        for (Found found : List.of(byToken, byMessage, byReference)) {
            if (!found.isEmpty()) {
                return found.cases.size() == 1
                        ? new LinkResult.Linked(found.cases.getFirst(), found.evidence)
                        : narrowed(found, mail);
            }
        }
        return new LinkResult.NoMatch();
    }

    /** Several of our own references in one mail: one debtor's cases may be told apart by what else is named. */
    private LinkResult narrowed(Found certain, LinkQuery mail) {
        List<LinkedCase> cases = new ArrayList<>(certain.cases);
        List<LinkEvidence> evidence = new ArrayList<>(certain.evidence);
        if (debtors(cases) == 1) {
            for (Found found : uncertainRungs(mail)) {
                List<LinkedCase> both =
                        cases.stream().filter(found.cases::contains).toList();
                if (!both.isEmpty()) {
                    cases = both;
                    evidence.addAll(found.evidence);
                }
            }
        }
        return cases.size() == 1
                ? new LinkResult.Linked(cases.getFirst(), evidence)
                : new LinkResult.Ambiguous(cases, evidence);
    }

    private LinkResult uncertain(LinkQuery mail) {
        List<Found> rungs =
                uncertainRungs(mail).stream().filter(found -> !found.isEmpty()).toList();
        if (rungs.isEmpty()) {
            return new LinkResult.NoMatch();
        }
        Set<LinkedCase> agreed = new LinkedHashSet<>(rungs.getFirst().cases);
        Set<LinkedCase> all = new LinkedHashSet<>();
        List<LinkEvidence> evidence = new ArrayList<>();
        for (Found found : rungs) {
            agreed.retainAll(new HashSet<>(found.cases));
            all.addAll(found.cases);
            evidence.addAll(found.evidence);
        }
        return agreed.size() == 1
                ? new LinkResult.Linked(agreed.iterator().next(), evidence)
                : new LinkResult.Ambiguous(List.copyOf(agreed.isEmpty() ? all : agreed), evidence);
    }

    private List<Found> uncertainRungs(LinkQuery mail) {
        Found bySender = new Found(Rung.SENDER);
        for (String address : mail.senderAddresses()) {
            directory.ofSender(address).forEach(found -> bySender.add(found, address));
        }
        Found byInvoice = new Found(Rung.INVOICE);
        directory
                .ofInvoices(mail.invoices())
                .forEach(found -> byInvoice.add(found, String.join(", ", mail.invoices())));
        Found byTaxNumber = new Found(Rung.TAX_NUMBER);
        directory
                .ofTaxNumbers(mail.taxNumbers())
                .forEach(found -> byTaxNumber.add(found, String.join(", ", mail.taxNumbers())));
        return List.of(bySender, byInvoice, byTaxNumber);
    }

    private static int debtors(List<LinkedCase> cases) {
        return cases.stream()
                .map(LinkedCase::debtorNumber)
                .collect(Collectors.toSet())
                .size();
    }

    /** What one rung found. */
    private static final class Found {

        private final Rung rung;
        private final List<LinkedCase> cases = new ArrayList<>();
        private final List<LinkEvidence> evidence = new ArrayList<>();

        Found(Rung rung) {
            this.rung = rung;
        }

        void add(LinkedCase linkedCase, String detail) {
            if (!cases.contains(linkedCase)) {
                cases.add(linkedCase);
                evidence.add(new LinkEvidence(rung, detail));
            }
        }

        boolean isEmpty() {
            return cases.isEmpty();
        }
    }
}
