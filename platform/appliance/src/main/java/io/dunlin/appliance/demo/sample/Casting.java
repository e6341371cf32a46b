package io.dunlin.appliance.demo.sample;

import io.dunlin.spi.erp.PartyKind;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who writes which mail: every script gets a debtor of its own, of the right kind and language, who is overdue. */
public final class Casting {

    private static final int SURELY_REMINDED_DAYS = 2;

    private final SampleBook book;
    private final Map<String, SampleDebtor> debtorOf = new LinkedHashMap<>();
    private final Set<SampleDebtor> taken = new HashSet<>();

    private Casting(SampleBook book) {
        this.book = book;
    }

    public static Casting of(SampleBook book, List<MailScript> scripts) {
        Casting casting = new Casting(book);
        // Those who need several overdue invoices first: fewer debtors suit them.
        scripts.stream()
                .filter(script -> !script.debtorKind().equals("none"))
                .sorted(Comparator.comparing(script -> !script.namesTwoInvoices()))
                .forEach(casting::cast);
        return casting;
    }

    /** Empty for strangers who write about nobody. */
    public Optional<SampleDebtor> debtorOf(MailScript script) {
        return Optional.ofNullable(debtorOf.get(script.code()));
    }

    public boolean has(SampleDebtor debtor) {
        return taken.contains(debtor);
    }

    private void cast(MailScript script) {
        SampleDebtor debtor = book.debtors().stream()
                .filter(candidate -> !taken.contains(candidate) && suits(candidate, script))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No debtor of the sample can write " + script.code()));
        taken.add(debtor);
        debtorOf.put(script.code(), debtor);
    }

    private boolean suits(SampleDebtor debtor, MailScript script) {
        long overdue = book.of(debtor).stream()
                .filter(item -> item.isOverdue(book.startsOn().minusDays(SURELY_REMINDED_DAYS)))
                .count();
        return debtor.language().equals(script.language())
                && kind(script.debtorKind()) == debtor.kind()
                && overdue >= (script.namesTwoInvoices() ? 2 : 1);
    }

    private static PartyKind kind(String word) {
        return switch (word) {
            case "company" -> PartyKind.COMPANY;
            case "trader" -> PartyKind.SOLE_TRADER;
            case "consumer" -> PartyKind.CONSUMER;
            case "public" -> PartyKind.PUBLIC_BODY;
            default -> throw new IllegalStateException("No such kind of debtor: " + word);
        };
    }
}
