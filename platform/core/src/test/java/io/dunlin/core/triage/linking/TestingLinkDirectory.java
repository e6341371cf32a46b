package io.dunlin.core.triage.linking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Books in memory. */
final class TestingLinkDirectory implements LinkDirectory {

    private record Entry(String kind, String key, LinkedCase linkedCase) {}

    private final List<Entry> entries = new ArrayList<>();

    TestingLinkDirectory with(LinkedCase linkedCase) {
        return put("case", String.valueOf(linkedCase.caseNumber()), linkedCase);
    }

    TestingLinkDirectory withMessage(String messageId, LinkedCase linkedCase) {
        return put("message", messageId, linkedCase);
    }

    TestingLinkDirectory withReference(String reference, LinkedCase linkedCase) {
        return put("reference", reference, linkedCase);
    }

    TestingLinkDirectory withSender(String address, LinkedCase linkedCase) {
        return put("sender", address.toLowerCase(Locale.ROOT), linkedCase);
    }

    TestingLinkDirectory withInvoice(String number, LinkedCase linkedCase) {
        return put("invoice", number, linkedCase);
    }

    TestingLinkDirectory withTaxNumber(String number, LinkedCase linkedCase) {
        return put("tax", number, linkedCase);
    }

    @Override
    public Optional<LinkedCase> ofCaseNumber(long caseNumber) {
        return of("case", List.of(String.valueOf(caseNumber))).stream().findFirst();
    }

    @Override
    public Optional<LinkedCase> ofOurMessage(String messageId) {
        return of("message", List.of(messageId)).stream().findFirst();
    }

    @Override
    public Set<LinkedCase> ofReferencesIn(String text) {
        return entries.stream()
                .filter(entry -> entry.kind.equals("reference") && text.contains(entry.key))
                .map(Entry::linkedCase)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<LinkedCase> ofSender(String address) {
        return of("sender", List.of(address.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Set<LinkedCase> ofInvoices(Collection<String> numbers) {
        return of("invoice", numbers);
    }

    @Override
    public Set<LinkedCase> ofTaxNumbers(Collection<String> numbers) {
        return of("tax", numbers);
    }

    private TestingLinkDirectory put(String kind, String key, LinkedCase linkedCase) {
        entries.add(new Entry(kind, key, linkedCase));
        return this;
    }

    private Set<LinkedCase> of(String kind, Collection<String> keys) {
        return entries.stream()
                .filter(entry -> entry.kind.equals(kind) && keys.contains(entry.key))
                .map(Entry::linkedCase)
                .collect(Collectors.toSet());
    }
}
