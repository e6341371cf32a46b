package io.dunlin.core.remittances.policy;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.remittances.policy.AllocationDecision.Allocated;
import io.dunlin.core.remittances.policy.AllocationDecision.Line;
import io.dunlin.core.remittances.policy.AllocationDecision.Reason;
import io.dunlin.core.remittances.policy.AllocationDecision.Unidentified;
import io.dunlin.spi.value.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides what a payment is for, the surest rule first, and asks a person where none is sure enough.
 * <p>
 * For example, {@code zapłata 12/2026} over exactly what is owed by {@code FV/12/2026} is for that invoice, unless another
 * debtor's document fits as well. The same amount with no reference and from an unknown account is for a person to decide,
 * though only one debtor owes that much.
 *
 * @param order which debt is paid first where the debtor designated none
 */
public record AllocationPolicy(AllocationOrder order) {

    public AllocationDecision decide(Incoming incoming, Knowledge knowledge) {
        return decide(incoming, PaymentText.of(incoming), knowledge);
    }

    /** @param text what was read in the payment */
    public AllocationDecision decide(Incoming incoming, PaymentText text, Knowledge knowledge) {
        Findings findings = Findings.of(incoming, text, knowledge.withoutAdvices());
        if (incoming.returned()) {
            return findings.unidentified(Reason.OWN_PAYMENT_RETURNED, null);
        }
        AllocationDecision decision = decide(findings);
        return decision instanceof Unidentified asked && !knowledge.advices().isEmpty()
                ? advised(asked, Findings.of(incoming, text, knowledge.withAnnounced()))
                : decision;
    }

    /** What a mail announced shows a person where to look, after all that the payment itself says. */
    private static Unidentified advised(Unidentified asked, Findings findings) {
        boolean firstClue =
                asked.reason() == Reason.NO_CLUE && !findings.suggestions().isEmpty();
        return findings.unidentified(firstClue ? Reason.WEAK : asked.reason(), asked.suspected());
    }

    private AllocationDecision decide(Findings findings) {
        return byCaseReference(findings)
                .or(() -> byVirtualAccount(findings))
                .or(() -> byFullNumbers(findings))
                .or(() -> new MangledNumbers(findings, this).decide())
                .or(() -> byLearnedAccount(findings))
                .orElseGet(() ->
                        findings.unidentified(findings.suggestions().isEmpty() ? Reason.NO_CLUE : Reason.WEAK, null));
    }

    /**
     * Decides on the documents alone that a payment names in full, where nothing else could change the decision, not even from
     * whose account was paid: they are one debtor's and come to exactly its amount. Empty where more has to be known.
     *
     * @param named all receivables whose full number, number in the national system or case the payment names
     */
    public Optional<AllocationDecision> decideByFullNames(Incoming incoming, PaymentText text, Knowledge named) {
        if (named.items().isEmpty()) {
            return Optional.empty();
        }
        Findings findings = Findings.of(incoming, text, named);
        boolean moreMatters = incoming.returned()
                || named.virtualAccountDebtor() != null
                || Findings.debtors(findings.named(Match::surely)).size() > 1
                || !Findings.those(named.items(), findings::isOfReferencedCase).isEmpty();
        return moreMatters
                ? Optional.empty()
                : byFullNumbers(findings)
                        .filter(decision -> decision instanceof Allocated allocated
                                && paysExactlyWhatIsNamed(findings, allocated.debtorId()));
    }

    /**
     * Decides on the documents alone that a payment names. What else their debtors owe matters only to rules that come later,
     * and to whom a person would be shown. Empty where more has to be known.
     *
     * @param named all receivables that the payment names, in full or in part
     */
    public Optional<AllocationDecision> decideByNames(Incoming incoming, PaymentText text, Knowledge named) {
        if (named.items().isEmpty() || incoming.returned() || named.virtualAccountDebtor() != null) {
            return Optional.empty();
        }
        Findings findings = Findings.of(incoming, text, named);
        return byCaseReference(findings)
                .or(() -> byFullNumbers(findings))
                .or(() -> new MangledNumbers(findings, this).decide())
                .filter(Allocated.class::isInstance);
    }

    /** What a person may do with what is left of a payment; the payment's amount is what is left. */
    public Proposals propose(Incoming incoming, Knowledge knowledge) {
        if (incoming.returned()) {
            return new Proposals(List.of());
        }
        Findings findings = Findings.of(incoming, PaymentText.of(incoming), knowledge.withAnnounced());
        return new Proposals(findings.suggestions().stream()
                .map(suggestion -> proposal(findings, suggestion))
                .toList());
    }

    private Proposal proposal(Findings findings, Suggestion suggestion) {
        List<Line> lines = lines(findings, suggestion);
        Money left = findings.amount();
        for (Line line : lines) {
            left = left.minus(line.amount());
        }
        return new Proposal(suggestion, lines, left);
    }

    /** What the payment names is booked oldest first; where it names nothing, an advice is booked as it says. */
    private List<Line> lines(Findings findings, Suggestion suggestion) {
        DebtorId debtor = suggestion.debtorId();
        boolean named = Findings.debtors(findings.named(_ -> true)).contains(debtor);
        return (named ? Optional.<Findings.Advised>empty() : findings.advised(debtor))
                .map(Findings.Advised::lines)
                .orElseGet(() -> lines(findings.amount(), knownBy(findings, suggestion)));
    }

    /** A debt of exactly the amount comes before the others of its debtor, where no document is named. */
    private List<OpenItem> knownBy(Findings findings, Suggestion suggestion) {
        List<OpenItem> meant = findings.payable(findings.itemsOf(suggestion.debtorId())).stream()
                .filter(item -> suggestion.receivables().contains(item.id()))
                .toList();
        boolean named = findings.named(_ -> true).stream().anyMatch(meant::contains);
        return named || findings.isExactly(meant)
                ? meant
                : findings.ofExactAmount(meant).stream()
                        .min(order.comparator())
                        .map(List::of)
                        .orElse(meant);
    }

    private Optional<AllocationDecision> byCaseReference(Findings findings) {
        if (findings.text().caseReferences().isEmpty()) {
            return Optional.empty();
        }
        List<OpenItem> scope = Findings.those(findings.knowledge().items(), findings::isOfReferencedCase);
        return ofOneDebtor(
                findings,
                scope,
                Rule.CASE_REFERENCE,
                String.join(", ", findings.text().caseReferences()));
    }

    private Optional<AllocationDecision> byVirtualAccount(Findings findings) {
        DebtorId debtor = findings.knowledge().virtualAccountDebtor();
        return debtor == null
                ? Optional.empty()
                : ofOneDebtor(findings, findings.itemsOf(debtor), Rule.VIRTUAL_ACCOUNT, Long.toString(debtor.value()));
    }

    private Optional<AllocationDecision> ofOneDebtor(
            Findings findings, List<OpenItem> scope, Rule rule, String evidence) {
        Set<DebtorId> debtors = Findings.debtors(scope);
        if (debtors.isEmpty()) {
            return Optional.empty();
        }
        if (debtors.size() > 1) {
            return Optional.of(findings.unidentified(Reason.TIE, null));
        }
        DebtorId debtor = debtors.iterator().next();
        Set<DebtorId> named = Findings.debtors(findings.named(Match::surely));
        if (!named.isEmpty() && !named.contains(debtor)) {
            return Optional.of(findings.unidentified(Reason.CONTRADICTION, debtor));
        }
        List<OpenItem> payable = findings.payable(scope);
        if (payable.isEmpty()) {
            return Optional.of(findings.unidentified(nothingPayable(scope), debtor));
        }
        List<OpenItem> designated = designated(findings, payable);
        if (!designated.isEmpty()) {
            return Optional.of(spread(findings, debtor, rule, evidence, designated));
        }
        boolean severalCreditors =
                payable.stream().map(OpenItem::creditorId).distinct().count() > 1;
        return Optional.of(
                severalCreditors
                        ? findings.unidentified(Reason.TIE, debtor)
                        : spread(findings, debtor, rule, evidence, payable));
    }

    private Optional<AllocationDecision> byFullNumbers(Findings findings) {
        List<OpenItem> named = findings.named(Match::surely);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Optional<DebtorId> one = theOne(findings, named);
        if (one.isEmpty()) {
            return Optional.of(findings.unidentified(Reason.TIE, null));
        }
        DebtorId debtor = one.get();
        List<OpenItem> own = Findings.ofDebtor(debtor, named);
        List<OpenItem> payable = findings.payable(own);
        if (payable.isEmpty()) {
            return Optional.of(findings.unidentified(nothingPayable(own), debtor));
        }
        boolean contradicted = findings.paidFromAccountOfOthers(debtor)
                && !findings.isExactly(payable)
                && !findings.nameSupports(debtor);
        if (contradicted) {
            return Optional.of(findings.unidentified(Reason.CONTRADICTION, null));
        }
        List<OpenItem> designated = designated(findings, findings.payable(findings.itemsOf(debtor)));
        return Optional.of(spread(findings, debtor, ruleOf(findings, debtor), numbers(designated), designated));
    }

    private static boolean paysExactlyWhatIsNamed(Findings findings, DebtorId debtor) {
        return findings.isExactly(findings.payable(Findings.ofDebtor(debtor, findings.named(Match::surely))));
    }

    /** The one debtor whom full numbers mean; where they mean several, the one whom account, amount or name confirms. */
    private static Optional<DebtorId> theOne(Findings findings, List<OpenItem> named) {
        Set<DebtorId> debtors = Findings.debtors(named);
        if (debtors.size() == 1) {
            return Optional.of(debtors.iterator().next());
        }
        return only(debtors, findings::paidFromAccountOf)
                .or(() ->
                        only(debtors, debtor -> findings.isExactly(findings.payable(Findings.ofDebtor(debtor, named)))))
                .or(() -> only(debtors, findings::nameSupports));
    }

    static Optional<DebtorId> only(Set<DebtorId> debtors, java.util.function.Predicate<DebtorId> which) {
        List<DebtorId> left = debtors.stream().filter(which).toList();
        return left.size() == 1 ? Optional.of(left.getFirst()) : Optional.empty();
    }

    private static Rule ruleOf(Findings findings, DebtorId debtor) {
        Match first = findings.firstSureMatch(debtor);
        if (first.kind() == Clue.Kind.KSEF_NUMBER) {
            return Rule.KSEF_NUMBER;
        }
        return switch (first.source()) {
            case SPLIT_PAYMENT -> Rule.SPLIT_PAYMENT;
            case STRUCTURED -> Rule.STRUCTURED_REFERENCE;
            case TITLE -> Rule.INVOICE_NUMBER;
        };
    }

    private Optional<AllocationDecision> byLearnedAccount(Findings findings) {
        Set<DebtorId> debtors = findings.knowledge().accountDebtors();
        if (debtors.size() > 1) {
            return Optional.of(findings.unidentified(Reason.TIE, null));
        }
        return debtors.stream().findFirst().flatMap(debtor -> exactlyOwed(findings, debtor));
    }

    private Optional<AllocationDecision> exactlyOwed(Findings findings, DebtorId debtor) {
        List<OpenItem> payable = findings.payable(findings.itemsOf(debtor));
        String evidence = Findings.tail(findings.incoming().payerAccount());
        List<OpenItem> named = findings.namedInShort(debtor);
        Optional<OpenItem> one = findings.ofExactAmount(payable).stream()
                .filter(item -> named.isEmpty() || named.contains(item))
                .min(order.comparator());
        if (one.isPresent()) {
            return Optional.of(spread(findings, debtor, Rule.LEARNED_ACCOUNT, evidence, List.of(one.get())));
        }
        return findings.isExactly(payable) && payable.containsAll(named)
                ? Optional.of(spread(findings, debtor, Rule.LEARNED_ACCOUNT, evidence, payable))
                : Optional.empty();
    }

    /** What the payer designated of a debtor's debts; a debt of exactly the amount counts as designated. */
    private List<OpenItem> designated(Findings findings, List<OpenItem> payable) {
        List<OpenItem> surely = Findings.those(findings.named(Match::surely), payable::contains);
        List<OpenItem> perhaps = Findings.those(findings.named(match -> true), payable::contains);
        if (findings.isExactly(perhaps)) {
            return perhaps;
        }
        if (!surely.isEmpty()) {
            return surely;
        }
        if (!perhaps.isEmpty() && findings.amount().isAtMost(findings.sum(perhaps))) {
            return perhaps;
        }
        return findings.ofExactAmount(payable).stream()
                .min(order.comparator())
                .map(List::of)
                .orElse(List.of());
    }

    AllocationDecision spread(
            Findings findings, DebtorId debtor, Rule rule, String evidence, List<OpenItem> designated) {
        List<Line> lines = lines(findings.amount(), designated);
        Money left = findings.amount();
        for (Line line : lines) {
            left = left.minus(line.amount());
        }
        return new Allocated(findings.amount(), debtor, rule, evidence, lines, left);
    }

    private List<Line> lines(Money amount, List<OpenItem> designated) {
        Money left = amount;
        List<Line> lines = new ArrayList<>();
        List<OpenItem> ordered = new ArrayList<>(designated);
        ordered.sort(order.comparator());
        for (OpenItem item : ordered) {
            Money part = left.min(item.balance());
            if (part.isPositive()) {
                lines.add(new Line(item.id(), part));
                left = left.minus(part);
            }
        }
        return lines;
    }

    private static Reason nothingPayable(List<OpenItem> scope) {
        return scope.stream().anyMatch(OpenItem::open) ? Reason.OTHER_CURRENCY : Reason.NOTHING_OWED;
    }

    static String numbers(List<OpenItem> items) {
        return items.size() == 1
                ? items.getFirst().number()
                : items.stream().map(OpenItem::number).collect(Collectors.joining(", "));
    }
}
