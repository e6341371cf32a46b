package io.dunlin.core.receivables.imports;

import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.ErpConnection;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.ReceivablesPage;
import io.dunlin.spi.settings.LocalizedText;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks every connected ERP what has changed. The cursor moves in the transaction that imports the page, so that a crash
 * fetches the same page again, which changes nothing. One that was asked has a cursor, even where it has nothing to tell: with
 * that it is known as an ERP that is told of payments.
 */
@Component
class ErpPoll implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ErpPoll.class);
    private static final Actor SELF = Actor.system("erp");
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 500;
    private static final int MOST_PLUGINS = 10;

    private final ExtensionDirectory extensions;
    private final ReceivableImports imports;
    private final Transactions transactions;
    private final Jdbi jdbi;
    private final Clock clock;

    ErpPoll(
            ExtensionDirectory extensions,
            ReceivableImports imports,
            Transactions transactions,
            Jdbi jdbi,
            Clock clock) {
        this.extensions = extensions;
        this.imports = imports;
        this.transactions = transactions;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "poll-erps";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(Duration.ofMinutes(15));
    }

    @Override
    public void run() {
        extensions.of(ErpConnection.class).stream()
                .filter(InstalledExtension::isSetUp)
                .forEach(this::fetchAll);
    }

    private void fetchAll(InstalledExtension<ErpConnection> erp) {
        String source = erp.id().toString();
        for (int page = 0; page < MOST_PAGES; page++) {
            String cursor = cursorOf(source).orElse(null);
            GuardedResult<Answer> answered =
                    erp.call(each -> new Answer(each.fetchChangedSince(cursor, PAGE), filesReadBy(each)));
            if (!(answered instanceof GuardedResult.Succeeded<Answer>(Answer(var got, String filesReadBy)))) {
                log.warn("ERP {} could not be read; asked again in {}", source, recurrence());
                return;
            }
            transactions.run(() -> importPage(source, got, filesReadBy));
            if (!got.more()) {
                return;
            }
        }
    }

    /** @param filesReadBy ids of plugins with commas between them */
    private record Answer(ReceivablesPage page, String filesReadBy) {}

    private static String filesReadBy(ErpConnection erp) {
        Set<String> plugins = erp.filesReadBy();
        if (plugins.size() > MOST_PLUGINS || !plugins.stream().allMatch(each -> each.matches("[a-z0-9-]{1,40}"))) {
            throw PluginFailure.configuration(
                    "files-read-by",
                    new LocalizedText(
                            "Dopuszczalnych jest najwyżej " + MOST_PLUGINS + " nazw wtyczek, a są: " + plugins.size(),
                            "Not at most " + MOST_PLUGINS + " ids of plugins: " + plugins.size()));
        }
        return plugins.stream().sorted().collect(Collectors.joining(","));
    }

    private void importPage(String source, ReceivablesPage page, String filesReadBy) {
        if (!page.records().isEmpty() || !page.failures().isEmpty()) {
            ImportOutcome outcome = imports.importFetched(
                    source, new ParsedReceivables("ERP", List.of(), page.records(), page.failures()), SELF);
            log.info("ERP {}: {}", source, outcome);
        }
        move(source, page.nextCursor(), filesReadBy);
    }

    private Optional<String> cursorOf(String source) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select position
                        from erp_cursor
                        where source = :source and position is not null
                        """)
                .bind("source", source)
                .mapTo(String.class)
                .findOne());
    }

    private void move(String source, @Nullable String position, String filesReadBy) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into erp_cursor (source, position, moved_at, files_read_by)
                        values (:source, :position, :now, :filesReadBy)
                        on duplicate key update position = coalesce(:position, position), moved_at = :now,
                          files_read_by = :filesReadBy
                        """)
                .bind("source", source)
                .bind("position", position)
                .bind("filesReadBy", filesReadBy)
                .bind("now", clock.instant())
                .execute());
    }
}
