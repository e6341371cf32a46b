package io.dunlin.core.remittances.matching;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.remittances.policy.Knowledge;
import io.dunlin.core.remittances.policy.OpenItem;
import io.dunlin.core.remittances.policy.PayerName;
import io.dunlin.core.remittances.policy.VirtualAccount;
import io.dunlin.core.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.springframework.stereotype.Component;

/**
 * Gathers what may bear on payments: the receivables their texts name, and every open one of the debtors that a case
 * reference, a virtual account, a payer's account, a payer's name or a payment advice points to.
 * <p>
 * Each question is asked for all payments at once and is a look into an index for each thing that is asked, so its price
 * grows with what the payments say and not with what is in the database. What one payment may bring up is limited; where
 * several together come near the limit, each half is asked by itself.
 */
@Component
class JdbiKnowledge {

    private static final int MOST_HITS = 200;
    /** What each further payment may add to the limit of all. */
    private static final int MORE_HITS = 20;

    /** So many payments make it worth to ask first what need not be looked up. */
    private static final int MANY = 50;
    /** Where there are more, documents are numbered in no way that could be told from others. */
    private static final int MOST_SHAPES = 2000;

    private static final int MOST_NAMESAKES = 20;
    private static final int SHORTEST_NAME = 4;
    /** As many beginnings are looked up in one statement. */
    private static final int MOST_BEGINNINGS = 200;
    /** Their number is rounded up to a multiple of it, so that there are few different statements, each prepared once. */
    private static final int BEGINNINGS_STEP = 25;

    private static final String BEGINNING_OF_NOTHING = "~~~~";

    private static final int SORTED_CHARACTERS = 5;
    private static final int CHARACTER_BITS = 7;
    private static final int CHARACTER_MASK = (1 << CHARACTER_BITS) - 1;
    private static final int PLACE_BITS = 28;

    /** What is asked for, in one bound value; its collation is that of every table. */
    private static final String ASKED = " from json_table(:asked, '$[*]' columns (value varchar(256)"
            + " character set utf8mb4 collate utf8mb4_polish_ci path '$')) asked straight_join ";

    static final String ASKED_IDS =
            " from json_table(:asked, '$[*]' columns (id bigint path '$')) asked straight_join ";

    private final Jdbi jdbi;
    private final AnnouncedPayments announced;

    JdbiKnowledge(Jdbi jdbi, AnnouncedPayments announced) {
        this.jdbi = jdbi;
        this.announced = announced;
    }

    /** All that may bear on one payment. */
    Knowledge load(LoadedRemittance remittance) {
        Inquiry inquiry = new Inquiry(remittance);
        List<Inquiry> one = List.of(inquiry);
        Debts debts = new Debts();
        lookUpFullNames(one, debts);
        lookUpMore(one, debts);
        lookUpDebtors(one, debts);
        Set<Inquiry> hinted = lookUpHints(one, debts);
        assert one.containsAll(hinted);
        return inquiry.knowledge();
    }

    /** First: the account that was paid to, and the documents and cases that are named in full. */
    void lookUpFullNames(List<Inquiry> inquiries, Debts debts) {
        jdbi.useHandle(handle -> {
            lookUpVirtualAccounts(handle, inquiries);
            lookUpShapes(handle, inquiries);
            lookUp(handle, inquiries, debts, JdbiKnowledge::namedInFull);
        });
    }

    /** Then: the payer's account, and the documents that are named in part. */
    void lookUpMore(List<Inquiry> inquiries, Debts debts) {
        jdbi.useHandle(handle -> {
            lookUpAccounts(handle, inquiries);
            lookUp(handle, inquiries, debts, JdbiKnowledge::namedInPart);
        });
    }

    /** Then: all that is owed by the debtors who were found. */
    void lookUpDebtors(List<Inquiry> inquiries, Debts debts) {
        jdbi.useHandle(handle -> {
            Map<DebtorId, List<Inquiry>> byDebtor = new HashMap<>();
            inquiries.forEach(inquiry -> inquiry.debtors()
                    .forEach(debtor -> byDebtor.computeIfAbsent(debtor, _ -> new ArrayList<>())
                            .add(inquiry)));
            told(handle, debts, byDebtor, Inquiry::mayConcern);
        });
    }

    /**
     * Last: what is owed by debtors of the payer's name and by those who announced a payment of that amount, which is good for
     * suggestions only.
     *
     * @return those about which anything was found
     */
    Set<Inquiry> lookUpHints(List<Inquiry> inquiries, Debts debts) {
        return jdbi.withHandle(handle -> {
            Map<DebtorId, List<Inquiry>> byNamesake = findNamesakes(handle, inquiries);
            told(handle, debts, byNamesake, Inquiry::mayConcern);
            Map<DebtorId, List<Inquiry>> byAdvice = findAdvices(inquiries);
            told(handle, debts, byAdvice, Inquiry::mayBeMeant);
            Set<Inquiry> found = Collections.newSetFromMap(new IdentityHashMap<>());
            byNamesake.values().forEach(found::addAll);
            byAdvice.values().forEach(found::addAll);
            return found;
        });
    }

    private static Map<DebtorId, List<Inquiry>> findNamesakes(Handle handle, List<Inquiry> inquiries) {
        Map<DebtorId, List<Inquiry>> byDebtor = new HashMap<>();
        Map<String, List<Inquiry>> byName = by(inquiries, inquiry -> {
            String name = inquiry.incoming().payerName();
            return name == null ? Set.of() : Set.of(name);
        });
        namesakes(handle, byName.keySet())
                .forEach((name, debtors) ->
                        debtors.forEach(debtor -> byDebtor.computeIfAbsent(debtor, _ -> new ArrayList<>())
                                .addAll(byName.getOrDefault(name, List.of()))));
        return byDebtor;
    }

    /** An advice whose lines do not come to what it says of itself is read wrongly, or wrong: it is no clue. */
    private Map<DebtorId, List<Inquiry>> findAdvices(List<Inquiry> inquiries) {
        Map<DebtorId, List<Inquiry>> byDebtor = new HashMap<>();
        Iterator<List<AnnouncedPayment>> fitting = announced
                .fitting(inquiries.stream()
                        .map(inquiry -> new AnnouncedPayments.Paid(
                                inquiry.remittance().unallocated(),
                                inquiry.incoming().receivedOn()))
                        .toList())
                .iterator();
        for (Inquiry inquiry : inquiries) {
            for (AnnouncedPayment payment : fitting.next()) {
                if (payment.addsUp()) {
                    inquiry.wasAnnounced(payment);
                    byDebtor.computeIfAbsent(payment.debtorId(), _ -> new ArrayList<>())
                            .add(inquiry);
                }
            }
        }
        return byDebtor;
    }

    private static void lookUpAccounts(Handle handle, List<Inquiry> inquiries) {
        Map<String, List<Inquiry>> byAccount = by(inquiries, inquiry -> {
            String account = inquiry.incoming().payerAccount();
            return account == null ? Set.of() : Set.of(account);
        });
        if (!byAccount.isEmpty()) {
            handle.createQuery("select p.account, p.debtor_id" + ASKED + "payer_account p on p.account = asked.value")
                    .bind("asked", sorted(byAccount.keySet()))
                    .map((results, _) ->
                            Map.entry(results.getString("account"), new DebtorId(results.getLong("debtor_id"))))
                    .forEach(known -> byAccount
                            .getOrDefault(known.getKey(), List.of())
                            .forEach(inquiry -> inquiry.paysFromAccountOf(known.getValue())));
        }
    }

    private static void lookUpVirtualAccounts(Handle handle, List<Inquiry> inquiries) {
        Map<String, List<Inquiry>> byAccount = by(inquiries, inquiry -> {
            String credited = inquiry.remittance().creditedAccount();
            return credited == null ? Set.of() : Set.of(credited);
        });
        if (byAccount.isEmpty()) {
            return;
        }
        List<String> prefixes = handle.createQuery(
                        "select virtual_prefix from bank_account where virtual_prefix is not null")
                .mapTo(String.class)
                .list();
        Map<Long, List<Inquiry>> byDebtor = new HashMap<>();
        byAccount.forEach((account, payments) -> {
            List<DebtorId> meant = prefixes.stream()
                    .flatMap(prefix -> VirtualAccount.debtorOf(prefix, account).stream())
                    .distinct()
                    .toList();
            if (meant.size() == 1) {
                byDebtor.computeIfAbsent(meant.getFirst().value(), _ -> new ArrayList<>())
                        .addAll(payments);
            }
        });
        if (!byDebtor.isEmpty()) {
            handle.createQuery("select d.id" + ASKED_IDS + "debtor d on d.id = asked.id")
                    .bind("asked", Json.write(byDebtor.keySet()))
                    .mapTo(DebtorId.class)
                    .forEach(debtor -> byDebtor.getOrDefault(debtor.value(), List.of())
                            .forEach(inquiry -> inquiry.paysToVirtualAccountOf(debtor)));
        }
    }

    /**
     * Where there are many payments: how documents' numbers are written here. Three quarters of what would be looked up are
     * written in another way.
     */
    private static void lookUpShapes(Handle handle, List<Inquiry> inquiries) {
        if (inquiries.size() < MANY) {
            return;
        }
        List<String> known = handle.createQuery("select distinct number_shape from receivable limit :most")
                .bind("most", MOST_SHAPES)
                .mapTo(String.class)
                .list();
        if (known.size() < MOST_SHAPES) {
            NumberShapes shapes = new NumberShapes(known);
            inquiries.forEach(inquiry -> inquiry.numbersAreWritten(shapes));
        }
    }

    /** The receivables that payments mean, by a look for their ids first. */
    private static void lookUp(Handle handle, List<Inquiry> inquiries, Debts debts, Question question) {
        if (inquiries.isEmpty()) {
            return;
        }
        Map<Long, List<Inquiry>> meant = new HashMap<>();
        boolean complete = question.ask(
                handle,
                inquiries,
                (id, inquiry) ->
                        meant.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(inquiry));
        if (!complete && inquiries.size() > 1) {
            int half = inquiries.size() / 2;
            lookUp(handle, inquiries.subList(0, half), debts, question);
            lookUp(handle, inquiries.subList(half, inquiries.size()), debts, question);
            return;
        }
        if (!complete) {
            inquiries.forEach(Inquiry::namesMore);
        }
        debts.of(handle, meant.keySet())
                .forEach(item ->
                        meant.getOrDefault(item.id().value(), List.of()).forEach(inquiry -> inquiry.names(item)));
    }

    /** Asks which receivables payments mean. */
    private interface Question {

        /** @return whether that is all that could be found */
        boolean ask(Handle handle, List<Inquiry> inquiries, BiConsumer<Long, Inquiry> found);
    }

    private static boolean namedInFull(Handle handle, List<Inquiry> inquiries, BiConsumer<Long, Inquiry> found) {
        boolean numbers = find(handle, "number_key", inquiries, Inquiry::numberKeys, found);
        boolean ksefNumbers =
                find(handle, "ksef_number", inquiries, inquiry -> inquiry.text().ksefNumbers(), found);
        boolean cases = findCases(handle, inquiries, found);
        return numbers && ksefNumbers && cases;
    }

    private static boolean namedInPart(Handle handle, List<Inquiry> inquiries, BiConsumer<Long, Inquiry> found) {
        findBeginnings(handle, by(inquiries, Inquiry::cutKeys), found);
        return find(
                handle, "number_digits", inquiries, inquiry -> inquiry.text().digitKeys(), found);
    }

    private static boolean find(
            Handle handle,
            String column,
            List<Inquiry> inquiries,
            Function<Inquiry, ? extends Collection<String>> values,
            BiConsumer<Long, Inquiry> found) {
        return answered(
                handle,
                "select r.id, r." + column + " as value" + ASKED + "receivable r on r." + column + " = asked.value",
                inquiries,
                values,
                found);
    }

    private static boolean findCases(Handle handle, List<Inquiry> inquiries, BiConsumer<Long, Inquiry> found) {
        Map<String, List<Inquiry>> asked =
                by(inquiries, inquiry -> inquiry.text().caseReferences());
        if (!asked.isEmpty()) {
            handle.createQuery("select c.id, c.reference" + ASKED + "collection_case c on c.reference = asked.value")
                    .bind("asked", sorted(asked.keySet()))
                    .map((results, _) -> Map.entry(results.getLong("id"), results.getString("reference")))
                    .forEach(known -> asked.getOrDefault(known.getValue(), List.of())
                            .forEach(inquiry -> inquiry.refersTo(known.getKey(), known.getValue())));
        }
        return answered(
                handle,
                "select r.id, c.reference as value" + ASKED + "collection_case c on c.reference = asked.value"
                        + " straight_join receivable r on r.case_id = c.id",
                inquiries,
                inquiry -> inquiry.text().caseReferences(),
                found);
    }

    /**
     * Nearly in the order of the index, so that neighbours are looked up one after the other: by their first characters, which
     * is much cheaper than by all.
     */
    private static String sorted(Collection<String> values) {
        String[] all = values.toArray(String[]::new);
        long[] order = new long[all.length];
        for (int i = 0; i < all.length; i++) {
            order[i] = firstCharacters(all[i]) << PLACE_BITS | i;
        }
        Arrays.sort(order);
        String[] sorted = new String[all.length];
        for (int i = 0; i < all.length; i++) {
            sorted[i] = all[(int) (order[i] & ((1L << PLACE_BITS) - 1))];
        }
        return Json.write(sorted);
    }

    private static long firstCharacters(String value) {
        long characters = 0;
        for (int at = 0; at < SORTED_CHARACTERS; at++) {
            characters = characters << CHARACTER_BITS | (at < value.length() ? value.charAt(at) & CHARACTER_MASK : 0);
        }
        return characters;
    }

    private record Named(long id, String value) {}

    /**
     * Few of the many values that are asked for are anything's: they are not noted with the payments that ask, which are gone
     * through once more for those that were found.
     */
    private static boolean answered(
            Handle handle,
            String sql,
            List<Inquiry> inquiries,
            Function<Inquiry, ? extends Collection<String>> values,
            BiConsumer<Long, Inquiry> found) {
        Set<String> asked = new HashSet<>();
        inquiries.forEach(inquiry -> asked.addAll(values.apply(inquiry)));
        if (asked.isEmpty()) {
            return true;
        }
        int most = MOST_HITS + MORE_HITS * (inquiries.size() - 1);
        List<Named> answers = handle.createQuery(sql + " limit :most")
                .bind("asked", sorted(asked))
                .bind("most", most)
                .map((results, _) -> new Named(results.getLong(1), results.getString(2)))
                .list();
        Map<String, List<Named>> byValue = new HashMap<>();
        answers.forEach(named ->
                byValue.computeIfAbsent(named.value, _ -> new ArrayList<>(1)).add(named));
        for (Inquiry inquiry : inquiries) {
            for (String value : values.apply(inquiry)) {
                byValue.getOrDefault(value, List.of()).forEach(named -> found.accept(named.id, inquiry));
            }
        }
        return answers.size() < most;
    }

    /** A beginning that more documents share than a person would go through names none of them. */
    private static void findBeginnings(
            Handle handle, Map<String, List<Inquiry>> asked, BiConsumer<Long, Inquiry> found) {
        beginning(
                        handle,
                        asked.keySet(),
                        "id from receivable where number_key",
                        MOST_HITS,
                        results -> results.getLong("id"))
                .forEach((beginning, ids) -> {
                    List<Inquiry> asking = asked.getOrDefault(beginning, List.of());
                    if (ids.size() < MOST_HITS) {
                        asking.forEach(inquiry -> ids.forEach(id -> found.accept(id, inquiry)));
                    } else {
                        asking.forEach(Inquiry::namesMore);
                    }
                });
    }

    private interface Row<T> {
        T read(ResultSet results) throws SQLException;
    }

    private record Hit<T>(int asked, T row) {}

    /** One select for each beginning, many in one statement: each stops at its own limit. */
    private static <T> Map<String, List<T>> beginning(
            Handle handle, Set<String> beginnings, String what, int most, Row<T> reader) {
        Map<String, List<T>> found = new HashMap<>();
        List<String> all = List.copyOf(new TreeSet<>(beginnings));
        for (int from = 0; from < all.size(); from += MOST_BEGINNINGS) {
            List<String> some = all.subList(from, Math.min(from + MOST_BEGINNINGS, all.size()));
            int selects = Math.ceilDiv(some.size(), BEGINNINGS_STEP) * BEGINNINGS_STEP;
            String sql = IntStream.range(0, selects)
                    .mapToObj(i -> "(select " + i + " as asked, " + what + " like concat(:v" + i + ", '%') limit "
                            + most + ")")
                    .collect(Collectors.joining(" union all "));
            Query query = handle.createQuery(sql);
            for (int i = 0; i < selects; i++) {
                query.bind("v" + i, i < some.size() ? some.get(i) : BEGINNING_OF_NOTHING);
            }
            query.map((results, _) -> new Hit<>(results.getInt("asked"), reader.read(results)))
                    .filter(hit -> hit.asked < some.size())
                    .forEach(hit -> found.computeIfAbsent(some.get(hit.asked), _ -> new ArrayList<>())
                            .add(hit.row));
        }
        return found;
    }

    private record Namesake(DebtorId debtor, String name) {}

    /**
     * Debtors whose name begins with the payer's, or with its first word, as far as one name supports the other.
     *
     * @return by the payer's name
     */
    private static Map<String, Set<DebtorId>> namesakes(Handle handle, Set<String> payers) {
        Map<String, Set<String>> payersByBeginning = new HashMap<>();
        for (String payer : payers) {
            String whole = plain(payer);
            String first = whole.split("\\s+", 2)[0];
            if (first.length() >= SHORTEST_NAME) {
                payersByBeginning.computeIfAbsent(first, _ -> new HashSet<>()).add(payer);
                payersByBeginning.computeIfAbsent(whole, _ -> new HashSet<>()).add(payer);
            }
        }
        Map<String, Set<DebtorId>> found = new HashMap<>();
        Map<String, PayerName> read = new HashMap<>();
        beginning(
                        handle,
                        payersByBeginning.keySet(),
                        "id, name from debtor where name",
                        MOST_NAMESAKES,
                        results -> new Namesake(new DebtorId(results.getLong("id")), results.getString("name")))
                .forEach((beginning, namesakes) -> {
                    for (String payer : payersByBeginning.getOrDefault(beginning, Set.of())) {
                        PayerName name = read.computeIfAbsent(payer, PayerName::of);
                        for (Namesake namesake : namesakes) {
                            if (name.supports(read.computeIfAbsent(namesake.name, PayerName::of))) {
                                found.computeIfAbsent(payer, _ -> new HashSet<>())
                                        .add(namesake.debtor);
                            }
                        }
                    }
                });
        return found;
    }

    private static String plain(String name) {
        return name.strip().replaceAll("[%_\\\\]", "").toUpperCase(Locale.ROOT);
    }

    private static void told(
            Handle handle, Debts debts, Map<DebtorId, List<Inquiry>> byDebtor, BiConsumer<Inquiry, OpenItem> found) {
        debts.openOf(handle, byDebtor.keySet()).forEach((debtor, items) -> {
            List<Inquiry> asking = byDebtor.getOrDefault(debtor, List.of());
            items.forEach(item -> asking.forEach(inquiry -> found.accept(inquiry, item)));
        });
    }

    private static Map<String, List<Inquiry>> by(
            List<Inquiry> inquiries, Function<Inquiry, ? extends Collection<String>> values) {
        Map<String, List<Inquiry>> byValue = new HashMap<>();
        for (Inquiry inquiry : inquiries) {
            for (String value : values.apply(inquiry)) {
                byValue.computeIfAbsent(value, _ -> new ArrayList<>(1)).add(inquiry);
            }
        }
        return byValue;
    }
}
