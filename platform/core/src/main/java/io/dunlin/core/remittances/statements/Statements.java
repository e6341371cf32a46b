package io.dunlin.core.remittances.statements;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.remittances.BankStatementId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.RawStore;
import io.dunlin.core.shared.Transactions;
import io.dunlin.host.ExtensionId;
import io.dunlin.spi.settings.LocalizedText;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes files of bank statements in, and people's decisions on what was quarantined. */
@Component
public class Statements {

    private final ParserChoice choice;
    private final JdbiStatements store;
    private final StatementBooking booking;
    private final RawStore rawStore;
    private final JobQueue jobs;
    private final Transactions transactions;
    private final AuditTrail audit;

    Statements(
            ParserChoice choice,
            JdbiStatements store,
            StatementBooking booking,
            RawStore rawStore,
            JobQueue jobs,
            Transactions transactions,
            AuditTrail audit) {
        this.choice = choice;
        this.store = store;
        this.booking = booking;
        this.rawStore = rawStore;
        this.jobs = jobs;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Whether a plugin is certain that it can read a file. Calls plugins: not to be called inside a transaction. */
    public boolean isSurelyAStatement(String name, byte[] content) {
        return choice.isSurelyAStatement(new StoredFile(name, content));
    }

    /**
     * Keeps a file and has it imported. The same bytes again change nothing, whatever they are called.
     *
     * @param name the file's name, for people
     * @throws IllegalArgumentException for an empty file or one of more than {@link RawStore#LARGEST} bytes
     */
    public StatementReceipt receive(String name, byte[] content, Actor actor) {
        if (content.length == 0) {
            throw new IllegalArgumentException("The file is empty");
        }
        return transactions.in(() -> {
            Optional<StatementFileId> before = store.findFile(RawStore.sha256(content));
            if (before.isPresent()) {
                return new StatementReceipt.Repeated(before.get());
            }
            StatementFileId id = store.insertFile(rawStore.store(content), name, content.length, actor.name());
            jobs.schedule(
                    ImportStatement.TYPE, Long.toString(id.value()), new ImportStatement.Payload(id.value(), null));
            audit.record(actor, "statement-file-received", Subject.of("statement-file", id.value()), "", Map.of());
            return new StatementReceipt.Stored(id);
        });
    }

    /**
     * Reads a file again: what of it was booked or discarded stays so.
     *
     * @param parser the plugin to read it with; null for the one that recognises it
     */
    public void importAgain(StatementFileId id, @Nullable ExtensionId parser, Actor actor) {
        transactions.run(() -> {
            store.markFile(id, "RECEIVED", null, null);
            String named = parser == null ? null : parser.toString();
            // A key of its own: the first import's job may only just be ending.
            jobs.schedule(
                    ImportStatement.TYPE,
                    id.value() + "-" + UUID.randomUUID(),
                    new ImportStatement.Payload(id.value(), named));
            audit.record(
                    actor,
                    "statement-file-imported-again",
                    Subject.of("statement-file", id.value()),
                    named == null ? "" : named,
                    Map.of());
        });
    }

    /** Reads a file again with the plugin that recognises it. */
    public void importAgain(StatementFileId id, Actor actor) {
        importAgain(id, null, actor);
    }

    /** Books a quarantined statement whatever is wrong with it, with the reason of whoever takes that on themselves. */
    public void accept(BankStatementId id, String reason, Actor actor) {
        requireReason(reason);
        transactions.run(() -> {
            booking.accept(quarantined(id), actor, reason);
            audit.record(actor, "statement-accepted", Subject.of("bank-statement", id.value()), reason, Map.of());
        });
    }

    /**
     * Looks again at a quarantined statement: the account may be registered since, or the statement before it have come.
     *
     * @return whether it still waits for a person
     */
    public boolean judgeAgain(BankStatementId id, Actor actor) {
        return transactions.in(() -> booking.judgeAgain(quarantined(id), actor));
    }

    /**
     * Looks again at all that waits of an account, the oldest first.
     *
     * @return how many no longer wait
     */
    public int judgeAgain(String account, Actor actor) {
        int decided = 0;
        for (BankStatementId id : store.quarantined(BankAccounts.normal(account))) {
            decided += judgeAgain(id, actor) ? 0 : 1;
        }
        return decided;
    }

    /** Leaves a quarantined statement out, nothing of it is booked; a discard can be taken back. */
    public void discard(BankStatementId id, String reason, Actor actor) {
        requireReason(reason);
        transactions.run(() -> {
            store.decide(quarantined(id).id(), "DISCARDED", null, new LocalizedText(reason, reason), actor.name());
            audit.record(actor, "statement-discarded", Subject.of("bank-statement", id.value()), reason, Map.of());
        });
    }

    /**
     * Takes a discard back: the statement waits for a person again.
     *
     * @return false where it is booked from another file, and stays out
     */
    public boolean takeBackDiscard(BankStatementId id, String reason, Actor actor) {
        requireReason(reason);
        return transactions.in(() -> {
            boolean waits = booking.waitAgain(inState(id, "DISCARDED"));
            if (waits) {
                audit.record(
                        actor,
                        "statement-discard-taken-back",
                        Subject.of("bank-statement", id.value()),
                        reason,
                        Map.of());
            }
            return waits;
        });
    }

    /** Marks a part of a statement that could not be read as dealt with. */
    public void resolveFailure(StatementFailureId id, String resolution, Actor actor) {
        requireReason(resolution);
        transactions.run(() -> {
            if (store.resolveFailure(id, resolution, actor.name())) {
                audit.record(
                        actor,
                        "statement-failure-resolved",
                        Subject.of("statement-failure", id.value()),
                        resolution,
                        Map.of());
            }
        });
    }

    private JdbiStatements.StatementRow quarantined(BankStatementId id) {
        return inState(id, "QUARANTINED");
    }

    private JdbiStatements.StatementRow inState(BankStatementId id, String state) {
        JdbiStatements.StatementRow statement = store.lock(id);
        if (!state.equals(statement.state())) {
            throw new IllegalStateException("Statement " + id.value() + " is " + statement.state() + ", not " + state);
        }
        return statement;
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A reason is needed");
        }
    }
}
