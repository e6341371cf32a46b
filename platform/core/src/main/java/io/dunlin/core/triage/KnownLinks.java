package io.dunlin.core.triage;

import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.receivables.DocumentNumber;
import io.dunlin.core.triage.linking.LinkDirectory;
import io.dunlin.core.triage.linking.LinkQuery;
import io.dunlin.core.triage.linking.LinkedCase;
import io.dunlin.core.triage.linking.SignedTokens;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The answers to the linker's questions about several mails, fetched by one question of each kind. What it was not asked
 * for beforehand, and what the database compares in ways of its own (letters outside of ASCII), it asks the books for.
 */
final class KnownLinks implements LinkDirectory {

    /** More names than any honest mails hold: beyond, each is asked for as it comes. */
    private static final int MOST_VALUES = 2_000;

    private static final int MOST_CASES = 50;

    private final LinkDirectory books;
    private final Map<Long, Optional<LinkedCase>> byCaseNumber = new HashMap<>();
    private final Map<String, Optional<LinkedCase>> byMessage = new HashMap<>();
    private final Map<String, Optional<LinkedCase>> byReference = new HashMap<>();
    private final Map<String, Set<LinkedCase>> bySender = new HashMap<>();
    private final Map<String, Set<LinkedCase>> byInvoice = new HashMap<>();

    KnownLinks(LinkDirectory books, Jdbi jdbi, SignedTokens tokens, List<LinkQuery> queries) {
        this.books = books;
        jdbi.useHandle(handle -> {
            caseNumbers(handle, queries, tokens);
            messages(handle, queries);
            references(handle, queries);
            senders(handle, queries);
            invoices(handle, queries);
        });
    }

    @Override
    public Optional<LinkedCase> ofCaseNumber(long caseNumber) {
        Optional<LinkedCase> known = byCaseNumber.get(caseNumber);
        return known == null ? books.ofCaseNumber(caseNumber) : known;
    }

    @Override
    public Optional<LinkedCase> ofOurMessage(String messageId) {
        Optional<LinkedCase> known = byMessage.get(messageId);
        return known == null ? books.ofOurMessage(messageId) : known;
    }

    @Override
    public Set<LinkedCase> ofReferencesIn(String text) {
        Optional<CaseReference> reference = CaseReference.findIn(text);
        if (reference.isEmpty()) {
            return Set.of();
        }
        Optional<LinkedCase> known = byReference.get(reference.get().value());
        return known == null ? books.ofReferencesIn(text) : known.map(Set::of).orElse(Set.of());
    }

    @Override
    public Set<LinkedCase> ofSender(String address) {
        Set<LinkedCase> known = bySender.get(address.toLowerCase(Locale.ROOT));
        return known == null ? books.ofSender(address) : known;
    }

    @Override
    public Set<LinkedCase> ofInvoices(Collection<String> numbers) {
        Set<LinkedCase> found = new LinkedHashSet<>();
        for (String number : numbers) {
            Set<LinkedCase> known = byInvoice.get(DocumentNumber.key(number));
            if (known == null) {
                return books.ofInvoices(numbers);
            }
            found.addAll(known);
        }
        return found.stream()
                .sorted(Comparator.comparingLong(LinkedCase::caseNumber))
                .limit(MOST_CASES)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public Set<LinkedCase> ofTaxNumbers(Collection<String> numbers) {
        return books.ofTaxNumbers(numbers);
    }

    private void caseNumbers(Handle handle, List<LinkQuery> queries, SignedTokens tokens) {
        Set<Long> wanted = new HashSet<>();
        for (LinkQuery query : queries) {
            Stream.concat(query.recipientAddresses().stream(), query.messageIds().stream())
                    .map(tokens::findIn)
                    .filter(OptionalLong::isPresent)
                    .forEach(number -> wanted.add(number.getAsLong()));
        }
        if (wanted.isEmpty() || wanted.size() > MOST_VALUES) {
            return;
        }
        wanted.forEach(each -> byCaseNumber.put(each, Optional.empty()));
        handle.createQuery("select id, debtor_id from collection_case where id in (<wanted>)")
                .bindList("wanted", List.copyOf(wanted))
                .map((results, _) -> new LinkedCase(results.getLong("id"), results.getLong("debtor_id")))
                .forEach(each -> byCaseNumber.put(each.caseNumber(), Optional.of(each)));
    }

    private void messages(Handle handle, List<LinkQuery> queries) {
        Set<String> wanted = wanted(queries.stream().flatMap(query -> query.messageIds().stream()));
        if (wanted.isEmpty()) {
            return;
        }
        wanted.forEach(each -> byMessage.put(each, Optional.empty()));
        handle.createQuery("""
                        select m.message_id, c.id, c.debtor_id
                        from outbound_message m
                        join collection_case c on c.id = m.case_id
                        where m.message_id in (<wanted>)
                        """)
                .bindList(
                        "wanted", wanted.stream().map(each -> "<" + each + ">").toList())
                .map((results, _) -> Map.entry(
                        results.getString("message_id").replaceAll("^<|>$", ""),
                        new LinkedCase(results.getLong("id"), results.getLong("debtor_id"))))
                .forEach(each -> byMessage.keySet().stream()
                        .filter(each.getKey()::equalsIgnoreCase)
                        .toList()
                        .forEach(key -> byMessage.put(key, Optional.of(each.getValue()))));
    }

    private void references(Handle handle, List<LinkQuery> queries) {
        Set<String> wanted = wanted(queries.stream()
                .map(LinkQuery::text)
                .flatMap(text -> CaseReference.findIn(text).stream())
                .map(CaseReference::value));
        if (wanted.isEmpty()) {
            return;
        }
        wanted.forEach(each -> byReference.put(each, Optional.empty()));
        handle.createQuery("select reference, id, debtor_id from collection_case where reference in (<wanted>)")
                .bindList("wanted", List.copyOf(wanted))
                .map((results, _) -> Map.entry(
                        results.getString("reference"),
                        new LinkedCase(results.getLong("id"), results.getLong("debtor_id"))))
                .forEach(each -> byReference.put(each.getKey(), Optional.of(each.getValue())));
    }

    private void senders(Handle handle, List<LinkQuery> queries) {
        Set<String> wanted = wanted(queries.stream()
                .flatMap(query -> query.senderAddresses().stream())
                .map(address -> address.toLowerCase(Locale.ROOT)));
        if (wanted.isEmpty()) {
            return;
        }
        wanted.forEach(each -> bySender.put(each, new LinkedHashSet<>()));
        handle.createQuery("""
                        select p.value, c.id, c.debtor_id
                        from contact_point p
                        join collection_case c on c.debtor_id = p.debtor_id
                        where p.kind = 'EMAIL' and p.value in (<wanted>) and p.state <> 'WRONG' and c.state <> 'CLOSED'
                        order by p.id, c.id desc
                        """)
                .bindList("wanted", List.copyOf(wanted))
                .map((results, _) -> Map.entry(
                        results.getString("value").toLowerCase(Locale.ROOT),
                        new LinkedCase(results.getLong("id"), results.getLong("debtor_id"))))
                .forEach(each -> add(bySender, each));
    }

    private void invoices(Handle handle, List<LinkQuery> queries) {
        Set<String> numbers = wanted(queries.stream().flatMap(query -> query.invoices().stream()));
        Set<String> keys = wanted(numbers.stream().map(DocumentNumber::key));
        if (keys.isEmpty()) {
            return;
        }
        keys.forEach(each -> byInvoice.put(each, new LinkedHashSet<>()));
        List<Map.Entry<String, LinkedCase>> rows = handle.createQuery("""
                        select r.number_key as number, c.id, c.debtor_id
                        from receivable r
                        join collection_case c on c.id = r.case_id
                        where r.number_key in (<keys>) and c.state <> 'CLOSED'
                        union
                        select r.ksef_number, c.id, c.debtor_id
                        from receivable r
                        join collection_case c on c.id = r.case_id
                        where r.ksef_number in (<numbers>) and c.state <> 'CLOSED'
                        limit :most
                        """)
                .bindList("keys", List.copyOf(keys))
                .bindList("numbers", List.copyOf(numbers))
                .bind("most", MOST_VALUES)
                .map((results, _) -> Map.entry(
                        DocumentNumber.key(results.getString("number")),
                        new LinkedCase(results.getLong("id"), results.getLong("debtor_id"))))
                .list();
        if (rows.size() == MOST_VALUES) {
            byInvoice.clear();
        } else {
            rows.forEach(each -> add(byInvoice, each));
        }
    }

    private static void add(Map<String, Set<LinkedCase>> known, Map.Entry<String, LinkedCase> row) {
        Set<LinkedCase> cases = known.get(row.getKey());
        if (cases != null) {
            cases.add(row.getValue());
        }
    }

    /** Those that the database compares as Java does; none where there are too many. */
    private static Set<String> wanted(Stream<String> values) {
        Set<String> wanted =
                values.filter(StandardCharsets.US_ASCII.newEncoder()::canEncode).collect(Collectors.toSet());
        return wanted.size() > MOST_VALUES ? Set.of() : wanted;
    }
}
