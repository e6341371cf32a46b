package io.dunlin.core.triage.facts;

import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.PhoneNumber;
import io.dunlin.spi.value.TaxNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All facts of one text, each with its place. What is part of a longer fact is not reported again: a date inside an invoice number is no date. */
public record MailFacts(
        List<Found<NamedDate>> dates,
        List<Found<Money>> amounts,
        List<Found<String>> invoices,
        List<Found<String>> ksefNumbers,
        List<Found<Iban>> accounts,
        List<Found<TaxNumber>> taxNumbers,
        List<Found<PhoneNumber>> phones,
        List<Found<EmailAddress>> addresses) {

    /** Longer texts are read up to here; no person writes so much by hand. */
    public static final int LONGEST_TEXT = 100_000;

    public static final MailFacts NONE =
            new MailFacts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public static MailFacts of(String whole, LocalDate writtenOn, DayOrder order, Currency fallback) {
        return of(whole, List.of(), writtenOn, order, fallback);
    }

    /** @param known invoice numbers of the subject and of what was quoted, which the text may name by figures alone */
    public static MailFacts of(
            String whole, Collection<String> known, LocalDate writtenOn, DayOrder order, Currency fallback) {
        String text = whole.length() > LONGEST_TEXT ? whole.substring(0, LONGEST_TEXT) : whole;
        List<Found<Iban>> accounts = Accounts.find(text);
        List<Found<String>> ksef = Identifiers.ksefNumbers(text);
        List<Found<EmailAddress>> addresses = Identifiers.addresses(text);
        List<Found<TaxNumber>> taxNumbers = apart(Identifiers.taxNumbers(text), accounts, ksef);
        List<Found<PhoneNumber>> phones = apart(Identifiers.phones(text), accounts, ksef, taxNumbers);
        List<Found<String>> invoices =
                apart(InvoiceNumbers.find(text, known), accounts, ksef, taxNumbers, phones, addresses);
        List<Found<NamedDate>> dates = apart(
                NamedDates.find(text, writtenOn, order),
                accounts,
                ksef,
                taxNumbers,
                phones,
                invoices,
                addresses,
                InvoiceNumbers.courtFiles(text));
        List<Found<?>> taken = new ArrayList<>();
        List.of(accounts, ksef, taxNumbers, phones, invoices, addresses, dates).forEach(taken::addAll);
        List<Found<Money>> amounts = Amounts.find(text, fallback, taken);
        return new MailFacts(dates, amounts, invoices, ksef, accounts, taxNumbers, phones, addresses);
    }

    /** The same without numbers of figures alone of which the subject says that they are of another kind. */
    public MailFacts besideSubject(String subject) {
        Set<String> others = InvoiceNumbers.ofAnotherKind(subject);
        List<Found<String>> rest = invoices.stream()
                .filter(found ->
                        !NumberToken.isFigures(found.value()) || !others.contains(NumberCandidate.key(found.value())))
                .toList();
        return new MailFacts(dates, amounts, rest, ksefNumbers, accounts, taxNumbers, phones, addresses);
    }

    /**
     * The same with numbers that stand for longer ones, which the text or its subject name too, as these: "318" where
     * {@code HK/2025/318} is named and no other that ends so.
     */
    public MailFacts withWholeNumbers(Collection<String> named) {
        Map<String, NumberShape> whole = new LinkedHashMap<>();
        Stream.concat(named.stream(), invoices.stream().map(Found::value))
                .forEach(number ->
                        whole.computeIfAbsent(number, each -> NumberShape.of(InvoiceNumbers.withoutSeries(each))));
        List<Found<String>> known =
                invoices.stream().map(found -> wholeOf(found, whole)).toList();
        return new MailFacts(dates, amounts, known, ksefNumbers, accounts, taxNumbers, phones, addresses);
    }

    private static Found<String> wholeOf(Found<String> found, Map<String, NumberShape> whole) {
        NumberShape part = NumberShape.of(found.value());
        List<String> meant = whole.entrySet().stream()
                .filter(number -> part.endsAs(number.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return meant.size() == 1 ? new Found<>(meant.getFirst(), found.start(), found.end()) : found;
    }

    @SafeVarargs
    private static <T> List<Found<T>> apart(List<Found<T>> found, List<? extends Found<?>>... taken) {
        return found.stream()
                .filter(fact -> {
                    for (List<? extends Found<?>> others : taken) {
                        if (others.stream().anyMatch(fact::overlaps)) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }
}
