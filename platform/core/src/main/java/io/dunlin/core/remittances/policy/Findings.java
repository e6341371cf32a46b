package io.dunlin.core.remittances.policy;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.DocumentNumber;
import io.dunlin.core.remittances.policy.AllocationDecision.Line;
import io.dunlin.spi.value.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A payment together with everything that points to somebody. */
final class Findings {

    private static final Set<Clue.Kind> NOTHING_GUESSED = EnumSet.of(
            Clue.Kind.DOCUMENT_NUMBER, Clue.Kind.LISTED_NUMBER, Clue.Kind.DIGITS_OF_NUMBER, Clue.Kind.PARTS_REORDERED);
    private static final int MOST_SUGGESTIONS = 10;
    private static final int SUSPICION = 40;
    private static final int LEAD = 20;

    private final Incoming incoming;
    private final Knowledge knowledge;
    private final PaymentText text;
    private final List<Match> matches;
    private final Map<DebtorId, List<OpenItem>> itemsByDebtor = new LinkedHashMap<>();
    private final Map<DebtorId, List<Match>> matchesByDebtor = new HashMap<>();
    private @Nullable PayerName payer;
    private @Nullable Set<DebtorId> namedWithoutGuess;
    private @Nullable List<Suggestion> suggestions;
    private final Map<DebtorId, Boolean> nameSupports = new HashMap<>();

    private Findings(Incoming incoming, PaymentText text, Knowledge knowledge) {
        this.incoming = incoming;
        this.knowledge = knowledge;
        this.text = text;
        this.matches = knowledge.items().isEmpty() ? List.of() : Match.find(text, knowledge.items());
        for (Match match : matches) {
            matchesByDebtor
                    .computeIfAbsent(match.item().debtorId(), _ -> new ArrayList<>(1))
                    .add(match);
        }
        for (OpenItem item : knowledge.items()) {
            itemsByDebtor
                    .computeIfAbsent(item.debtorId(), _ -> new ArrayList<>())
                    .add(item);
        }
    }

    static Findings of(Incoming incoming, PaymentText text, Knowledge knowledge) {
        return new Findings(incoming, text, knowledge);
    }

    Incoming incoming() {
        return incoming;
    }

    Knowledge knowledge() {
        return knowledge;
    }

    PaymentText text() {
        return text;
    }

    List<Match> matches() {
        return matches;
    }

    /** The first document that the payment names in full and that is this debtor's; there has to be one. */
    Match firstSureMatch(DebtorId debtor) {
        for (Match match : matchesByDebtor.getOrDefault(debtor, List.of())) {
            if (match.surely()) {
                return match;
            }
        }
        throw new IllegalStateException("Debtor " + debtor.value() + " is not named");
    }

    Money amount() {
        return incoming.amount();
    }

    List<OpenItem> itemsOf(DebtorId debtor) {
        return itemsByDebtor.getOrDefault(debtor, List.of());
    }

    List<OpenItem> payable(List<OpenItem> scope) {
        return those(scope, this::isPayable);
    }

    /** In their order; there are seldom more than two or three. */
    static List<OpenItem> those(List<OpenItem> items, Predicate<OpenItem> which) {
        List<OpenItem> those = new ArrayList<>(items.size());
        for (OpenItem item : items) {
            if (which.test(item)) {
                those.add(item);
            }
        }
        return Collections.unmodifiableList(those);
    }

    /** The debts among these of one debtor. */
    static List<OpenItem> ofDebtor(DebtorId debtor, List<OpenItem> items) {
        return those(items, item -> item.debtorId().equals(debtor));
    }

    /** What is owed by these is exactly the amount. */
    List<OpenItem> ofExactAmount(List<OpenItem> items) {
        return those(items, item -> item.balance().equals(amount()));
    }

    boolean isPayable(OpenItem item) {
        return item.open()
                && item.balance().isPositive()
                && item.balance().currency().equals(amount().currency());
    }

    boolean isOfReferencedCase(OpenItem item) {
        return item.caseReference() != null && text.caseReferences().contains(item.caseReference());
    }

    List<OpenItem> named(Predicate<Match> which) {
        List<OpenItem> named = new ArrayList<>(matches.size());
        for (Match match : matches) {
            if (which.test(match)) {
                named.add(match.item());
            }
        }
        return Collections.unmodifiableList(named);
    }

    /** Whether the payment names a document of the debtor by a number of which no character was guessed. */
    boolean isNamedWithoutGuess(DebtorId debtor) {
        if (namedWithoutGuess == null) {
            namedWithoutGuess = debtors(named(match -> NOTHING_GUESSED.contains(match.kind())));
        }
        return namedWithoutGuess.contains(debtor);
    }

    boolean paidFromAccountOf(DebtorId debtor) {
        return knowledge.accountDebtors().contains(debtor);
    }

    /** Whether the payer's account is known, and for others than this debtor only. */
    boolean paidFromAccountOfOthers(DebtorId debtor) {
        return !knowledge.accountDebtors().isEmpty() && !paidFromAccountOf(debtor);
    }

    boolean nameSupports(DebtorId debtor) {
        return nameSupports.computeIfAbsent(debtor, this::payerIsCalledAs);
    }

    private boolean payerIsCalledAs(DebtorId debtor) {
        String name = incoming.payerName();
        List<OpenItem> items = itemsOf(debtor);
        if (name == null || items.isEmpty()) {
            return false;
        }
        if (payer == null) {
            payer = PayerName.of(name);
        }
        return payer.supports(PayerName.of(items.getFirst().debtorName()));
    }

    /**
     * The debtor's documents that the payer may mean by a bare number: each by a group of digits that no other document of
     * this debtor has. For example {@code za 13} means {@code FV/13/2026} and not {@code FV/14/2026}.
     */
    List<OpenItem> namedInShort(DebtorId debtor) {
        List<OpenItem> items = itemsOf(debtor);
        Map<OpenItem, Set<String>> groups = new HashMap<>();
        items.forEach(item -> groups.put(item, Set.copyOf(NumberDigits.groups(item.number()))));
        return items.stream()
                .filter(item -> groups.getOrDefault(item, Set.of()).stream()
                        .filter(text.groups()::contains)
                        .anyMatch(group -> items.stream()
                                .noneMatch(other -> !other.equals(item)
                                        && groups.getOrDefault(other, Set.of()).contains(group))))
                .toList();
    }

    boolean isExactly(List<OpenItem> items) {
        return !items.isEmpty() && sum(items).equals(amount());
    }

    Money sum(List<OpenItem> items) {
        Money sum = Money.zero(amount().currency());
        for (OpenItem item : items) {
            sum = sum.plus(item.balance());
        }
        return sum;
    }

    static Set<DebtorId> debtors(List<OpenItem> items) {
        if (items.size() == 1) {
            return Set.of(items.getFirst().debtorId());
        }
        Set<DebtorId> debtors = new LinkedHashSet<>();
        items.forEach(item -> debtors.add(item.debtorId()));
        return debtors;
    }

    /** An advice with what it would book. */
    record Advised(Advice advice, List<Line> lines) {}

    /**
     * The newest of the debtor's advices that comes to the amount and can be booked just as it says. One whose documents were
     * paid since, or that has credit notes in it, says nothing.
     */
    Optional<Advised> advised(DebtorId debtor) {
        return knowledge.advices().stream()
                .filter(advice -> advice.debtorId().equals(debtor))
                .map(advice -> new Advised(advice, linesOf(advice)))
                .filter(advised -> !advised.lines.isEmpty())
                .findFirst();
    }

    private List<Line> linesOf(Advice advice) {
        Map<String, List<OpenItem>> byKey = new HashMap<>();
        payable(itemsOf(advice.debtorId()))
                .forEach(item -> byKey.computeIfAbsent(DocumentNumber.key(item.number()), _ -> new ArrayList<>())
                        .add(item));
        List<Line> lines = new ArrayList<>();
        Money left = amount();
        for (Map.Entry<String, Money> announced : advice.amounts().entrySet()) {
            List<OpenItem> meant = byKey.getOrDefault(announced.getKey(), List.of());
            Money part = announced.getValue();
            if (meant.size() != 1
                    || !part.currency().equals(left.currency())
                    || !part.isPositive()
                    || part.compareTo(meant.getFirst().balance()) > 0) {
                return List.of();
            }
            lines.add(new Line(meant.getFirst().id(), part));
            left = left.minus(part);
        }
        return left.isZero() ? lines : List.of();
    }

    AllocationDecision.Unidentified unidentified(AllocationDecision.Reason reason, @Nullable DebtorId suspected) {
        List<Suggestion> suggestions = suggestions();
        return new AllocationDecision.Unidentified(
                reason, suspected == null ? suspect(suggestions) : suspected, suggestions);
    }

    List<Suggestion> suggestions() {
        if (suggestions == null) {
            suggestions = suggest();
        }
        return suggestions;
    }

    private List<Suggestion> suggest() {
        return itemsByDebtor.keySet().stream()
                .map(this::suggestion)
                .filter(suggestion -> suggestion.clues().stream().anyMatch(Findings::pointsToSomebody))
                .sorted(Comparator.comparingInt(Suggestion::weight)
                        .reversed()
                        .thenComparingLong(suggestion -> suggestion.debtorId().value()))
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    private static boolean pointsToSomebody(Clue clue) {
        return clue.kind() != Clue.Kind.EXACT_AMOUNT && clue.kind() != Clue.Kind.EXACT_TOTAL;
    }

    private static @Nullable DebtorId suspect(List<Suggestion> suggestions) {
        if (suggestions.isEmpty() || suggestions.getFirst().weight() < SUSPICION) {
            return null;
        }
        Suggestion best = suggestions.getFirst();
        boolean leads =
                suggestions.size() == 1 || best.weight() - suggestions.get(1).weight() >= LEAD;
        return leads ? best.debtorId() : null;
    }

    private Suggestion suggestion(DebtorId debtor) {
        List<OpenItem> all = itemsOf(debtor);
        List<OpenItem> open = payable(all);
        List<Match> own = matchesByDebtor.getOrDefault(debtor, List.of());
        Set<Clue> clues = new LinkedHashSet<>();
        own.forEach(match -> clues.add(new Clue(match.kind(), match.item().number())));
        all.stream()
                .map(OpenItem::caseReference)
                .filter(reference -> reference != null && text.caseReferences().contains(reference))
                .forEach(reference -> clues.add(new Clue(Clue.Kind.CASE_REFERENCE, reference)));
        if (debtor.equals(knowledge.virtualAccountDebtor())) {
            clues.add(new Clue(Clue.Kind.VIRTUAL_ACCOUNT, Long.toString(debtor.value())));
        }
        if (paidFromAccountOf(debtor)) {
            clues.add(new Clue(Clue.Kind.LEARNED_ACCOUNT, tail(incoming.payerAccount())));
        }
        Optional<Advised> advised = advised(debtor);
        advised.ifPresent(found ->
                clues.add(new Clue(Clue.Kind.PAYMENT_ADVICE, found.advice().name())));
        if (nameSupports(debtor)) {
            clues.add(new Clue(Clue.Kind.NAME, all.getFirst().debtorName()));
        }
        open.stream()
                .filter(item -> item.balance().equals(amount()))
                .findFirst()
                .ifPresent(item -> clues.add(new Clue(Clue.Kind.EXACT_AMOUNT, item.number())));
        if (open.size() > 1 && isExactly(open)) {
            clues.add(new Clue(Clue.Kind.EXACT_TOTAL, amount().toString()));
        }
        List<Line> announced = own.isEmpty() ? advised.map(Advised::lines).orElse(List.of()) : List.of();
        List<OpenItem> meant = open.stream()
                .filter(item -> own.stream().anyMatch(match -> match.item().equals(item))
                        || announced.stream()
                                .anyMatch(line -> line.receivableId().equals(item.id())))
                .toList();
        return new Suggestion(
                debtor,
                all.getFirst().debtorName(),
                (meant.isEmpty() ? open : meant).stream().map(OpenItem::id).toList(),
                new ArrayList<>(clues)
                        .stream().mapToInt(clue -> clue.kind().weight()).sum(),
                List.copyOf(clues));
    }

    static String tail(@Nullable String account) {
        return account == null || account.length() < 4 ? "…" : "…" + account.substring(account.length() - 4);
    }
}
