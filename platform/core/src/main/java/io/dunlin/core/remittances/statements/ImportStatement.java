package io.dunlin.core.remittances.statements;

import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobType;
import io.dunlin.core.shared.RawStore;
import io.dunlin.core.shared.Transactions;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.settings.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads one file of statements: a parser tells, outside of any transaction, what is in it; then each statement is judged
 * and booked, or quarantined, in a transaction of its own. Doing it again after a crash begins from the file.
 */
@Component
class ImportStatement implements JobHandler<ImportStatement.Payload> {

    static final JobType<Payload> TYPE = new JobType<>("import-statement", Payload.class);
    private static final Logger log = LoggerFactory.getLogger(ImportStatement.class);

    private final JdbiStatements store;
    private final StatementBooking booking;
    private final ParserChoice choice;
    private final RawStore rawStore;
    private final Transactions transactions;

    ImportStatement(
            JdbiStatements store,
            StatementBooking booking,
            ParserChoice choice,
            RawStore rawStore,
            Transactions transactions) {
        this.store = store;
        this.booking = booking;
        this.choice = choice;
        this.rawStore = rawStore;
        this.transactions = transactions;
    }

    /**
     * The file to read.
     *
     * @param parser the extension that a person chose; null for the most certain one
     */
    record Payload(long fileId, @Nullable String parser) {}

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public void run(Payload payload) {
        StatementFileId id = new StatementFileId(payload.fileId());
        JdbiStatements.FileRow file = store.getFile(id);
        if (!"RECEIVED".equals(file.state())) {
            return;
        }
        SourceFile source = new StoredFile(file.fileName(), rawStore.get(file.sha256()));
        switch (choice.choose(source, payload.parser())) {
            case ParserChoice.Outcome.Chosen(InstalledExtension<BankStatementParser> parser) ->
                read(id, source, parser);
            case ParserChoice.Outcome.Nobody(LocalizedText why) -> unreadable(id, null, why);
        }
    }

    private void read(StatementFileId id, SourceFile source, InstalledExtension<BankStatementParser> parser) {
        transactions.run(() -> store.dropUndecided(id));
        StagingSink sink = new StagingSink(store, transactions, id, store.positions(id));
        GuardedResult<Boolean> result;
        try {
            result = parser.call(extension -> {
                extension.parse(source, sink);
                return true;
            });
        } finally {
            sink.close();
        }
        switch (result) {
            case GuardedResult.Succeeded<Boolean> _ -> judge(id, parser, sink.statements());
            case GuardedResult.Failed<Boolean> failed -> failed(id, parser, failed);
        }
    }

    private void judge(StatementFileId id, InstalledExtension<BankStatementParser> parser, int statements) {
        if (statements == 0) {
            unreadable(
                    id,
                    parser.id().toString(),
                    new LocalizedText("Plik nie zawiera żadnego wyciągu.", "The file holds no statement."));
            return;
        }
        store.staged(id).forEach(booking::judge);
        store.markFile(id, "IMPORTED", parser.id().toString(), null);
        log.info("File {} imported: {} statements", id.value(), statements);
    }

    private void failed(
            StatementFileId id, InstalledExtension<BankStatementParser> parser, GuardedResult.Failed<Boolean> failed) {
        transactions.run(() -> store.dropUndecided(id));
        switch (failed.kind()) {
            case TRANSIENT, TIMED_OUT ->
                throw PluginFailure.transientFailure(
                        "statement-not-read",
                        failed.message().precededBy("Plik " + id.value() + ": ", "File " + id.value() + ": "),
                        null);
            case CONFIGURATION, BAD_DATA, REJECTED, OUTCOME_UNKNOWN, DEFECT ->
                unreadable(
                        id,
                        parser.id().toString(),
                        failed.message()
                                .precededBy(
                                        "Pliku nie da się odczytać; nic nie zaksięgowano: ",
                                        "The file cannot be read; nothing booked: "));
        }
    }

    private void unreadable(StatementFileId id, @Nullable String parser, LocalizedText why) {
        transactions.run(() -> {
            store.markFile(id, "UNREADABLE", parser, why);
            booking.announceUnreadable(id, why);
        });
        log.warn("File {} was not imported: {}", id.value(), why.en());
    }
}
