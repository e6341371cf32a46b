package io.dunlin.core.remittances.matching;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.remittances.policy.Advice;
import io.dunlin.core.remittances.policy.Incoming;
import io.dunlin.core.remittances.policy.Knowledge;
import io.dunlin.core.remittances.policy.OpenItem;
import io.dunlin.core.remittances.policy.PayerName;
import io.dunlin.core.remittances.policy.PaymentText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was found out so far on one payment: the more is asked, the more it is. */
final class Inquiry {

    private static final Comparator<OpenItem> OLDEST_FIRST = Comparator.comparing(OpenItem::dueOn)
            .thenComparingLong(item -> item.id().value());

    /** As many as are suggested to a person. */
    private static final int MOST_NAMED_IN_PART = 10;

    private final LoadedRemittance remittance;
    private final PaymentText text;
    private final Set<DebtorId> accountDebtors = new HashSet<>();
    private final Map<Long, OpenItem> named = new TreeMap<>();
    private final Map<Long, OpenItem> others = new TreeMap<>();
    private final Map<Long, OpenItem> announced = new TreeMap<>();
    private final List<Advice> advices = new ArrayList<>();
    /** The references of cases that the payment's texts name, by the cases' ids. */
    private final Map<Long, String> cases = new HashMap<>();

    private List<String> numberKeys;
    private List<String> cutKeys;
    private @Nullable DebtorId virtualAccountDebtor;
    private boolean complete = true;

    Inquiry(LoadedRemittance remittance) {
        this.remittance = remittance;
        this.text = PaymentText.of(remittance.incoming());
        this.numberKeys = List.copyOf(text.numberKeys());
        this.cutKeys = List.copyOf(text.cutKeys());
    }

    LoadedRemittance remittance() {
        return remittance;
    }

    Incoming incoming() {
        return remittance.incoming();
    }

    PaymentText text() {
        return text;
    }

    /** What may be a document's number. */
    List<String> numberKeys() {
        return numberKeys;
    }

    /** What may be the beginning of one. */
    List<String> cutKeys() {
        return cutKeys;
    }

    /** What is not written as documents' numbers are is none after all. */
    void numbersAreWritten(NumberShapes shapes) {
        numberKeys = numberKeys.stream().filter(shapes::mayBeWhole).toList();
        cutKeys = cutKeys.stream().filter(shapes::mayBeginWith).toList();
    }

    void paysFromAccountOf(DebtorId debtor) {
        accountDebtors.add(debtor);
    }

    void paysToVirtualAccountOf(DebtorId debtor) {
        virtualAccountDebtor = debtor;
    }

    void refersTo(long caseId, String reference) {
        cases.put(caseId, reference);
    }

    /** Adds a receivable that the payment's texts seem to name. */
    void names(OpenItem item) {
        if (mayBePaid(item)) {
            named.put(item.id().value(), inItsCase(item));
        }
    }

    /** More receivables are named than are looked at. */
    void namesMore() {
        complete = false;
    }

    /** Whether every receivable that was asked for was found. */
    boolean complete() {
        return complete;
    }

    /** What is left of the payment is exactly what a debtor announced. */
    void wasAnnounced(AnnouncedPayment payment) {
        advices.add(payment.advice());
    }

    /** Adds an open receivable of a debtor who announced a payment. */
    void mayBeMeant(OpenItem item) {
        if (mayBePaid(item)) {
            announced.put(item.id().value(), inItsCase(item));
        }
    }

    /** Adds an open receivable of a debtor that something points to. */
    void mayConcern(OpenItem item) {
        if (mayBePaid(item)) {
            others.put(item.id().value(), inItsCase(item));
        }
    }

    private OpenItem inItsCase(OpenItem item) {
        String reference = item.caseId() == null ? null : cases.get(item.caseId());
        return reference == null ? item : item.inCase(reference);
    }

    /** An account that one creditor lives on takes money for that creditor's debts only. */
    private boolean mayBePaid(OpenItem item) {
        CreditorId creditor = remittance.creditorId();
        return creditor == null || creditor.equals(item.creditorId());
    }

    /**
     * The debtors that account, virtual account and named documents point to, of whom everything is to be known. Where a part of
     * a number is that of very many debtors' documents, only those of them count to whom the amount or the payer's name
     * points as well, and those whose document is named in full: the others would not even be suggested.
     */
    Set<DebtorId> debtors() {
        Set<DebtorId> debtors = new HashSet<>(accountDebtors);
        if (virtualAccountDebtor != null) {
            debtors.add(virtualAccountDebtor);
        }
        Set<DebtorId> meant = new HashSet<>();
        named.values().forEach(item -> meant.add(item.debtorId()));
        boolean few = meant.size() <= MOST_NAMED_IN_PART;
        debtors.addAll(few ? meant : pointedTo());
        return debtors;
    }

    private Set<DebtorId> pointedTo() {
        String name = incoming().payerName();
        PayerName payer = name == null ? null : PayerName.of(name);
        return named.values().stream()
                .filter(item -> text.namesInFull(item)
                        || item.balance().equals(remittance.unallocated())
                        || (payer != null && payer.supports(PayerName.of(item.debtorName()))))
                .map(OpenItem::debtorId)
                .collect(Collectors.toSet());
    }

    /** Every debtor on whose debts the decision may rest. */
    Set<DebtorId> concerned() {
        Set<DebtorId> concerned = new HashSet<>(accountDebtors);
        if (virtualAccountDebtor != null) {
            concerned.add(virtualAccountDebtor);
        }
        named.values().forEach(item -> concerned.add(item.debtorId()));
        others.values().forEach(item -> concerned.add(item.debtorId()));
        announced.values().forEach(item -> concerned.add(item.debtorId()));
        return concerned;
    }

    /** What is named comes first, each the oldest due first. */
    Knowledge knowledge() {
        List<OpenItem> items = new ArrayList<>(named.size() + others.size());
        addTo(items, named, Map.of(), Map.of());
        addTo(items, others, named, Map.of());
        List<OpenItem> forPeople = new ArrayList<>(announced.size());
        addTo(forPeople, announced, named, others);
        return new Knowledge(items, accountDebtors, virtualAccountDebtor, advices, forPeople);
    }

    /** Adds what is in neither of two others. */
    private static void addTo(
            List<OpenItem> list, Map<Long, OpenItem> added, Map<Long, OpenItem> one, Map<Long, OpenItem> other) {
        int from = list.size();
        added.forEach((id, item) -> {
            if (!one.containsKey(id) && !other.containsKey(id)) {
                list.add(item);
            }
        });
        list.subList(from, list.size()).sort(OLDEST_FIRST);
    }
}
