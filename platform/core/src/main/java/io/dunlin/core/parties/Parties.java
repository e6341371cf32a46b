package io.dunlin.core.parties;

import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.parties.KnownParties.Role;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.PostalAddress;
import io.dunlin.spi.value.TaxNumber;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registers parties and keeps how they can be reached. */
@Component
public class Parties {

    private static final Set<String> LANGUAGES = Set.of("pl", "en", "de", "ro");

    private final JdbiParties store;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Users users;

    public Parties(JdbiParties store, Transactions transactions, AuditTrail audit, Users users) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.users = users;
    }

    /**
     * Finds the debtor a record means, by the source's key, then by tax number; registers it where neither is known.
     * A name never decides. New ways to reach a known debtor and a tax number that was not known are added, none is taken
     * away.
     *
     * @param source the source's stable name
     */
    public PartyMatch<DebtorId> debtorOf(PartyRecord record, String source, Actor actor) {
        return transactions.in(() -> {
            KnownParties known = store.findDebtors(source, record);
            PartyMatch<DebtorId> match = match(known, Role.DEBTOR, DebtorId::new, () -> {
                DebtorId made = store.insertDebtor(record, languageOf(record), accountManager(record));
                audit.record(
                        actor, "debtor-registered", Subject.of("debtor", made.value()), "", Map.of("source", source));
                return made;
            });
            if (!(match instanceof PartyMatch.Conflict<DebtorId>)) {
                DebtorId debtor = idOf(match);
                store.rememberDebtorKey(source, record, debtor);
                if (known.tellsTaxNumber()) {
                    TaxNumber told = Objects.requireNonNull(record.taxNumber());
                    store.rememberDebtorTaxNumber(debtor, told);
                    noteTaxNumber(Subject.of("debtor", debtor.value()), source, actor);
                }
                addContacts(debtor, record, actor);
            }
            return match;
        });
    }

    /** Like {@link #debtorOf} for the creditor. */
    public PartyMatch<CreditorId> creditorOf(PartyRecord record, String source, Actor actor) {
        return transactions.in(() -> {
            KnownParties known = store.findCreditors(source, record);
            PartyMatch<CreditorId> match = match(known, Role.CREDITOR, CreditorId::new, () -> {
                CreditorId made = store.insertCreditor(record, accountManager(record));
                audit.record(
                        actor,
                        "creditor-registered",
                        Subject.of("creditor", made.value()),
                        "",
                        Map.of("source", source));
                return made;
            });
            if (!(match instanceof PartyMatch.Conflict<CreditorId>)) {
                CreditorId creditor = idOf(match);
                store.rememberCreditorKey(source, record, creditor);
                if (known.tellsTaxNumber()) {
                    TaxNumber told = Objects.requireNonNull(record.taxNumber());
                    store.rememberCreditorTaxNumber(creditor, told);
                    noteTaxNumber(Subject.of("creditor", creditor.value()), source, actor);
                }
            }
            return match;
        });
    }

    private void noteTaxNumber(Subject subject, String source, Actor actor) {
        audit.record(actor, "tax-number-learnt", subject, "", Map.of("source", source));
    }

    /** Says why a record cannot be brought in without a person: the debtor's key and tax number mean two. */
    public Optional<LocalizedText> contradictionOfDebtor(PartyRecord record, String source) {
        KnownParties known = store.findDebtors(source, record);
        return known.contradict() ? Optional.of(known.contradiction(Role.DEBTOR)) : Optional.empty();
    }

    /** Like {@link #contradictionOfDebtor} for the creditor. */
    public Optional<LocalizedText> contradictionOfCreditor(PartyRecord record, String source) {
        KnownParties known = store.findCreditors(source, record);
        return known.contradict() ? Optional.of(known.contradiction(Role.CREDITOR)) : Optional.empty();
    }

    public Debtor getDebtor(DebtorId id) {
        return store.findDebtor(id).orElseThrow(() -> new IllegalArgumentException("No debtor " + id.value()));
    }

    /** Several debtors at once, by their ids. */
    public Map<DebtorId, Debtor> getDebtors(Set<DebtorId> ids) {
        Map<DebtorId, Debtor> known =
                store.findDebtors(ids).stream().collect(Collectors.toMap(Debtor::id, Function.identity()));
        if (known.size() < ids.size()) {
            throw new IllegalArgumentException(
                    "Of " + ids.size() + " debtors only " + known.size() + " are known: " + ids);
        }
        return known;
    }

    public Creditor getCreditor(CreditorId id) {
        return store.findCreditor(id).orElseThrow(() -> new IllegalArgumentException("No creditor " + id.value()));
    }

    /** Several creditors at once, by their ids. */
    public Map<CreditorId, Creditor> getCreditors(Set<CreditorId> ids) {
        Map<CreditorId, Creditor> known =
                store.findCreditors(ids).stream().collect(Collectors.toMap(Creditor::id, Function.identity()));
        if (known.size() < ids.size()) {
            throw new IllegalArgumentException(
                    "Of " + ids.size() + " creditors only " + known.size() + " are known: " + ids);
        }
        return known;
    }

    public List<Creditor> creditors() {
        return store.creditors();
    }

    /** What may be said of a creditor by one person alone: all but the account, see {@link CreditorAccounts}. */
    public record CreditorChange(
            String name,
            @Nullable PostalAddress address,
            @Nullable EmailAddress email,
            @Nullable String phone,
            @Nullable UserId accountManager) {}

    /** Sets what a creditor's own record holds: how it is called and reached, and who is in charge of it. */
    public void changeCreditor(CreditorId creditor, CreditorChange change, String reason, Actor actor) {
        transactions.run(() -> {
            Creditor before = getCreditor(creditor);
            store.updateCreditor(creditor, change);
            audit.record(
                    actor,
                    "creditor-changed",
                    Subject.of("creditor", creditor.value()),
                    reason,
                    Map.of(
                            "creditor",
                            change.name(),
                            "before",
                            lineOf(before.address()),
                            "after",
                            lineOf(change.address()),
                            "accountManager",
                            change.accountManager() == null
                                    ? ""
                                    : Long.toString(change.accountManager().value())));
        });
    }

    /** Where a debtor lives, the language to write in, and who is in charge; null for the creditor's own account manager. */
    public record DebtorChange(
            @Nullable PostalAddress address,
            String language,
            @Nullable UserId accountManager) {

        public DebtorChange {
            if (!LANGUAGES.contains(language)) {
                throw new IllegalArgumentException("No messages are written in " + language);
            }
        }
    }

    /** Sets what people may learn of a debtor better than the source knows it. */
    public void changeDebtor(DebtorId debtor, DebtorChange change, String reason, Actor actor) {
        transactions.run(() -> {
            Debtor before = getDebtor(debtor);
            store.updateDebtor(debtor, change);
            audit.record(
                    actor,
                    "debtor-changed",
                    Subject.of("debtor", debtor.value()),
                    reason,
                    Map.of(
                            "before",
                            lineOf(before.address()),
                            "after",
                            lineOf(change.address()),
                            "language",
                            change.language(),
                            "accountManager",
                            change.accountManager() == null
                                    ? ""
                                    : Long.toString(change.accountManager().value())));
        });
    }

    private static String lineOf(@Nullable PostalAddress address) {
        return address == null ? "" : address.oneLine();
    }

    public void assignAccountManager(DebtorId debtor, @Nullable UserId accountManager, Actor actor) {
        transactions.run(() -> {
            store.assignAccountManager(debtor, accountManager);
            audit.record(
                    actor,
                    "account-manager-assigned",
                    Subject.of("debtor", debtor.value()),
                    "",
                    Map.of("accountManager", accountManager == null ? "" : Long.toString(accountManager.value())));
        });
    }

    /** Chooses how a debtor's cases are escalated, by the code of a dunning policy; null for the firm's default. */
    public void chooseStrategy(DebtorId debtor, @Nullable String strategy, Actor actor) {
        transactions.run(() -> {
            store.chooseStrategy(debtor, strategy);
            audit.record(
                    actor,
                    "strategy-chosen",
                    Subject.of("debtor", debtor.value()),
                    "",
                    Map.of("strategy", strategy == null ? "" : strategy));
        });
    }

    /** Marks a debtor as suspected of fraud; a debtor who is marked already stays so. */
    public void suspectFraud(DebtorId debtor, String reason, Actor actor) {
        transactions.run(() -> {
            if (store.raiseFraudFlag(debtor, reason, actor.name())) {
                audit.record(actor, "fraud-suspected", Subject.of("debtor", debtor.value()), reason, Map.of());
            }
        });
    }

    /** Takes the mark back. */
    public void clearFraudSuspicion(DebtorId debtor, String reason, Actor actor) {
        transactions.run(() -> {
            if (store.lowerFraudFlag(debtor, actor.name())) {
                audit.record(actor, "fraud-suspicion-cleared", Subject.of("debtor", debtor.value()), reason, Map.of());
            }
        });
    }

    public boolean isFraudSuspected(DebtorId debtor) {
        return store.isFraudSuspected(debtor);
    }

    /** All ways to reach a debtor, those in use first. */
    public List<ContactPoint> contactPoints(DebtorId debtor) {
        return store.contactPoints(List.of(debtor));
    }

    /** All ways to reach some debtors. */
    public List<ContactPoint> contactPoints(Set<DebtorId> debtors) {
        return debtors.isEmpty() ? List.of() : store.contactPoints(debtors);
    }

    /** The address to write to: the oldest one that may be used. */
    public Optional<ContactPoint> usable(DebtorId debtor, ContactPoint.Kind kind) {
        return contactPoints(debtor).stream()
                .filter(point -> point.kind() == kind && point.state() == ContactPoint.State.ACTIVE)
                .findFirst();
    }

    /** Debtors who are reached at an address: several where a bookkeeper writes for several firms. */
    public List<ContactPoint> withContact(ContactPoint.Kind kind, String value) {
        return store.withContact(kind, value);
    }

    /** The addresses in use of several debtors, the oldest first. */
    public List<ContactPoint> activeContacts(ContactPoint.Kind kind, Collection<DebtorId> debtors) {
        return debtors.isEmpty() ? List.of() : store.activeContacts(kind, debtors);
    }

    /** Adds an address in the given state; one that is known keeps its state. */
    public void addContact(
            DebtorId debtor,
            ContactPoint.Kind kind,
            String value,
            ContactPoint.State state,
            String reason,
            Actor actor) {
        transactions.run(() -> {
            if (store.insertContact(debtor, kind, value, state, reason, actor.name())) {
                audit.record(
                        actor,
                        "contact-added",
                        Subject.of("debtor", debtor.value()),
                        reason,
                        Map.of("kind", kind, "state", state));
            }
        });
    }

    /** Whether an address of a debtor may be used from now on. */
    public record ContactMark(
            DebtorId debtor, ContactPoint.Kind kind, String value, ContactPoint.State state, String reason) {}

    /**
     * Changes whether an address may be used.
     *
     * @return the state it had before, for undoing; empty where the debtor has no such address
     */
    public Optional<ContactPoint.State> markContact(
            DebtorId debtor,
            ContactPoint.Kind kind,
            String value,
            ContactPoint.State state,
            String reason,
            Actor actor) {
        ContactMark mark = new ContactMark(debtor, kind, value, state, reason);
        return Optional.ofNullable(markContacts(List.of(mark), actor).get(mark));
    }

    /**
     * The same for many addresses, no two marks on the same one, with a few statements for all of them.
     *
     * @return the state that each had before; those that the debtor does not have are missing
     */
    public Map<ContactMark, ContactPoint.State> markContacts(List<ContactMark> marks, Actor actor) {
        return marks.isEmpty() ? Map.of() : transactions.in(() -> markKnown(marks, actor));
    }

    private Map<ContactMark, ContactPoint.State> markKnown(List<ContactMark> marks, Actor actor) {
        Map<DebtorId, List<ContactPoint>> points =
                store.contactPoints(marks.stream().map(ContactMark::debtor).collect(Collectors.toSet())).stream()
                        .collect(Collectors.groupingBy(ContactPoint::debtorId));
        Map<ContactPointId, ContactMark> changed = new LinkedHashMap<>();
        Map<ContactMark, ContactPoint.State> before = new HashMap<>();
        for (ContactMark mark : marks) {
            points.getOrDefault(mark.debtor(), List.of()).stream()
                    .filter(known ->
                            known.kind() == mark.kind() && known.value().equalsIgnoreCase(mark.value()))
                    .findFirst()
                    .ifPresent(known -> {
                        changed.put(known.id(), mark);
                        before.put(mark, known.state());
                        audit.record(
                                actor,
                                "contact-marked",
                                Subject.of("debtor", mark.debtor().value()),
                                mark.reason(),
                                Map.of("kind", mark.kind(), "before", known.state(), "after", mark.state()));
                    });
        }
        store.updateContacts(changed, actor.name());
        return before;
    }

    /** Names counsel or a trustee: from then on the debtor is not written to. */
    public void nameRepresentative(
            DebtorId debtor,
            Representative.Role role,
            String name,
            @Nullable EmailAddress email,
            LocalDate since,
            String evidence,
            Actor actor) {
        transactions.run(() -> {
            store.insertRepresentative(debtor, role, name, email, since, evidence);
            audit.record(
                    actor,
                    "representative-named",
                    Subject.of("debtor", debtor.value()),
                    evidence,
                    Map.of("role", role));
        });
    }

    /** Notes that somebody no longer speaks for a debtor; whether that was so. The debtor is written to again. */
    public boolean endRepresentation(RepresentativeId id, LocalDate on, String reason, Actor actor) {
        return transactions.in(() -> {
            Optional<DebtorId> debtor = store.endRepresentation(id, on);
            debtor.ifPresent(known -> audit.record(
                    actor,
                    "representative-ended",
                    Subject.of("debtor", known.value()),
                    reason,
                    Map.of("on", on.toString())));
            return debtor.isPresent();
        });
    }

    /** Who speaks or spoke for a debtor, those who still do first. */
    public List<Representative> representatives(DebtorId debtor) {
        return store.representatives(debtor);
    }

    public boolean isRepresented(DebtorId debtor) {
        return represented(List.of(debtor)).contains(debtor);
    }

    /** Those of the debtors for whom somebody else speaks. */
    public Set<DebtorId> represented(Collection<DebtorId> debtors) {
        return debtors.isEmpty() ? Set.of() : store.represented(debtors);
    }

    private static <I> PartyMatch<I> match(KnownParties known, Role role, LongFunction<I> id, Supplier<I> register) {
        if (known.contradict()) {
            return new PartyMatch.Conflict<>(
                    id.apply(known.byKey().map(KnownParties.Keyed::id).orElseThrow()),
                    known.byTaxNumber().map(id::apply).orElse(null),
                    known.contradiction(role));
        }
        return known.party()
                .<PartyMatch<I>>map(party -> new PartyMatch.Known<>(id.apply(party)))
                .orElseGet(() -> new PartyMatch.Registered<>(register.get()));
    }

    private static <I> I idOf(PartyMatch<I> match) {
        return switch (match) {
            case PartyMatch.Known<I>(I id) -> id;
            case PartyMatch.Registered<I>(I id) -> id;
            case PartyMatch.Conflict<I> conflict ->
                throw new IllegalStateException("A conflict has no one party: " + conflict);
        };
    }

    private void addContacts(DebtorId debtor, PartyRecord record, Actor actor) {
        if (record.email() != null) {
            addContact(
                    debtor,
                    ContactPoint.Kind.EMAIL,
                    record.email().value(),
                    ContactPoint.State.ACTIVE,
                    "import",
                    actor);
        }
        if (record.phone() != null) {
            addContact(
                    debtor,
                    ContactPoint.Kind.PHONE,
                    record.phone().value(),
                    ContactPoint.State.ACTIVE,
                    "import",
                    actor);
        }
    }

    private static String languageOf(PartyRecord record) {
        return record.language() != null && LANGUAGES.contains(record.language()) ? record.language() : "pl";
    }

    private @Nullable UserId accountManager(PartyRecord record) {
        String named = record.accountManager();
        if (named == null) {
            return null;
        }
        return users.find(named)
                .or(() -> EmailAddress.find(named).flatMap(users::find))
                .map(user -> user.id())
                .orElse(null);
    }
}
