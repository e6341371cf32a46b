package io.dunlin.core.remittances.statements;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.remittances.BankStatementId;
import io.dunlin.core.remittances.allocations.AllocateRemittances;
import io.dunlin.core.remittances.policy.StatementFacts;
import io.dunlin.core.remittances.policy.StatementPolicy;
import io.dunlin.core.remittances.policy.StatementVerdict;
import io.dunlin.core.remittances.policy.StatementVerdict.Relation;
import io.dunlin.core.remittances.statements.JdbiCredits.Booking;
import io.dunlin.core.remittances.statements.JdbiCredits.Credit;
import io.dunlin.core.remittances.statements.JdbiStatements.StatementRow;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.settings.LocalizedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Judges a staged statement, and books it whole or not at all. */
@Component
class StatementBooking {

    private static final Logger log = LoggerFactory.getLogger(StatementBooking.class);
    private static final Actor SELF = Actor.system("statements");
    private static final LocalizedText DISCARD_TAKEN_BACK = new LocalizedText(
            "Odrzucenie cofnięto, a wszystko się zgadza; po ponownym sprawdzeniu wyciąg zostanie zaksięgowany.",
            "The discard was taken back and nothing is wrong; looked at again, the statement is booked.");

    private final JdbiStatements statements;
    private final JdbiStatementLines lines;
    private final JdbiCredits credits;
    private final BankAccounts accounts;
    private final Reversals reversals;
    private final JobQueue jobs;
    private final Transactions transactions;
    private final FirmCalendar calendar;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final StatementPolicy policy = new StatementPolicy();

    StatementBooking(
            JdbiStatements statements,
            JdbiStatementLines lines,
            JdbiCredits credits,
            BankAccounts accounts,
            Reversals reversals,
            JobQueue jobs,
            Transactions transactions,
            FirmCalendar calendar,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.statements = statements;
        this.lines = lines;
        this.credits = credits;
        this.accounts = accounts;
        this.reversals = reversals;
        this.jobs = jobs;
        this.transactions = transactions;
        this.calendar = calendar;
        this.audit = audit;
        this.events = events;
    }

    /** Judges a statement by itself and by those booked before it. */
    void judge(BankStatementId id) {
        transactions.run(() -> {
            StatementRow statement = statements.lock(id);
            if (!"STAGED".equals(statement.state())) {
                return;
            }
            switch (policy.judge(facts(statement), calendar.today())) {
                case StatementVerdict.Book(Relation relation) -> book(statement, relation, SELF, "");
                case StatementVerdict.Repeats(long other) -> repeat(statement, other);
                case StatementVerdict.Quarantine(LocalizedText why, Relation _) -> quarantine(statement, why);
            }
        });
    }

    /** Books a quarantined statement by a person's decision, whatever is wrong with it. */
    void accept(StatementRow statement, Actor actor, String reason) {
        Relation relation = switch (policy.judge(facts(statement), calendar.today())) {
            case StatementVerdict.Book(Relation found) -> found;
            case StatementVerdict.Quarantine(LocalizedText _, Relation found) -> found;
            case StatementVerdict.Repeats _ -> Relation.OVERLAPS;
        };
        book(statement, relation, actor, reason);
    }

    /** Judges a quarantined statement anew: what spoke against it may be gone. Whether it still waits for a person. */
    boolean judgeAgain(StatementRow statement, Actor actor) {
        return switch (policy.judge(facts(statement), calendar.today())) {
            case StatementVerdict.Book(Relation relation) -> {
                book(statement, relation, actor, "");
                yield false;
            }
            case StatementVerdict.Repeats(long other) -> {
                repeat(statement, other);
                yield false;
            }
            case StatementVerdict.Quarantine(LocalizedText why, Relation _) -> {
                statements.decide(statement.id(), "QUARANTINED", accountOf(statement), why, SELF.name());
                yield true;
            }
        };
    }

    /**
     * Has a discarded statement wait for a person again, whatever is wrong with it or not: who takes a slip back decides anew.
     *
     * @return false where it is booked from another file, and stays out
     */
    boolean waitAgain(StatementRow statement) {
        LocalizedText why = switch (policy.judge(facts(statement), calendar.today())) {
            case StatementVerdict.Quarantine(LocalizedText wrong, Relation _) -> wrong;
            case StatementVerdict.Book _ -> DISCARD_TAKEN_BACK;
            case StatementVerdict.Repeats _ -> null;
        };
        if (why != null) {
            statements.decide(statement.id(), "QUARANTINED", accountOf(statement), why, SELF.name());
        }
        return why != null;
    }

    private @Nullable BankAccountId accountOf(StatementRow statement) {
        return accounts.find(statement.account()).map(BankAccount::id).orElse(null);
    }

    void announceUnreadable(StatementFileId file, LocalizedText why) {
        events.publishEvent(new StatementQuarantined(file, null, why));
    }

    private StatementFacts facts(StatementRow statement) {
        // One statement of an account at a time: what is new in one must be known to the next.
        Optional<BankAccount> account = accounts.lock(statement.account());
        return lines.facts(statement, account.orElse(null));
    }

    private void book(StatementRow statement, Relation relation, Actor actor, String reason) {
        BankAccount account = accounts.find(statement.account())
                .orElseThrow(() -> new IllegalArgumentException(
                        "The account of statement " + statement.id().value() + " is not registered"));
        Map<String, Integer> seen = relation == Relation.CONTINUES ? lines.countOfBases(account, statement) : Map.of();
        Set<String> known = lines.knownKeys(account, statement);
        Set<String> own = accounts.own();
        List<Credit> received = lines.credits(statement.id()).stream()
                .filter(credit -> credit.counterpartyAccount() == null || !own.contains(credit.counterpartyAccount()))
                .toList();
        List<Booking> bookings = fresh(account, received, seen, known);
        credits.insert(account.account(), account.creditorId(), bookings);
        statements.decide(statement.id(), "BOOKED", account.id(), null, actor.name());
        reversals.apply(
                account.account(), statement.id(), fresh(account, lines.reversals(statement.id()), seen, known));
        jobs.schedule(
                AllocateRemittances.TYPE,
                Long.toString(statement.id().value()),
                new AllocateRemittances.Payload(statement.id().value()));
        audit.record(
                actor,
                "statement-booked",
                Subject.of("bank-statement", statement.id().value()),
                reason,
                Map.of("remittances", bookings.size(), "relation", relation));
        log.info("Statement {} booked: {} new remittances", statement.id().value(), bookings.size());
    }

    /** Lines that no file has shown before. */
    private static List<Booking> fresh(
            BankAccount account, List<Credit> shown, Map<String, Integer> seen, Set<String> known) {
        List<Booking> fresh = new ArrayList<>();
        Map<String, Integer> occurrences = new HashMap<>();
        for (Credit line : shown) {
            String base = LineIdentity.base(account.account(), line);
            int occurrence = occurrences.merge(base, 1, Integer::sum) + seen.getOrDefault(base, 0);
            String key = LineIdentity.key(base, occurrence);
            if (!known.contains(key)) {
                fresh.add(new Booking(line, base, key));
            }
        }
        return fresh;
    }

    private void repeat(StatementRow statement, long other) {
        statements.decide(
                statement.id(),
                "DISCARDED",
                null,
                new LocalizedText(
                        "Ten wyciąg jest już zaksięgowany jako nr " + other + ".",
                        "This statement is booked already as no. " + other + "."),
                SELF.name());
    }

    private void quarantine(StatementRow statement, LocalizedText why) {
        statements.decide(statement.id(), "QUARANTINED", accountOf(statement), why, SELF.name());
        audit.record(
                SELF,
                "statement-quarantined",
                Subject.of("bank-statement", statement.id().value()),
                why.en(),
                Map.of());
        log.warn(why.en());
        events.publishEvent(new StatementQuarantined(statement.fileId(), statement.id(), why));
    }
}
