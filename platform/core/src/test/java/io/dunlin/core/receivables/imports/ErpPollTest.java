package io.dunlin.core.receivables.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.imports.ReceivableFiles.Receipt;
import io.dunlin.core.receivables.imports.ReceivableImportQueries.FailureRow;
import io.dunlin.core.receivables.imports.ReceivableImportQueries.ImportRow;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingErp;
import io.dunlin.core.testing.TestingExtension;
import io.dunlin.core.testing.TestingInvoice;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.ErpConnection;
import io.dunlin.spi.erp.ReceivablesPage;
import io.dunlin.spi.erp.RecordFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class ErpPollTest {

    @Autowired
    private ReceivableImports imports;

    @Autowired
    private ReceivableFiles files;

    @Autowired
    private ReceivableImportQueries queries;

    @Autowired
    private ReceivableQueries receivables;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private TestingClock clock;

    @Test
    void a_connection_without_anything_to_fetch_is_known_once_it_is_set_up_and_imports_nothing() {
        poll(List.of(connection("erp-silent", false)));
        assertThat(known()).isEmpty();
        poll(List.of(connection("erp-silent", true), connection("erp-new", false)));
        assertThat(known()).containsExactly("erp-silent/ErpConnection");
        List<Long> imported = jdbi.withHandle(handle -> handle.createQuery("select id from receivable_import")
                .mapTo(Long.class)
                .list());
        assertThat(imported).isEmpty();
    }

    @Test
    void whose_files_a_connection_answers_is_known_as_it_was_last_said() {
        poll(List.of(answering(Set.of("erp-one", "erp-file"))));
        assertThat(filesReadBy()).containsExactly("erp-file,erp-one");
        poll(List.of(answering(Set.of("erp-file"))));
        assertThat(filesReadBy()).containsExactly("erp-file");
        assertThatThrownBy(() -> poll(List.of(answering(Set.of("erp-file,'; drop table receivable; --")))))
                .isInstanceOf(PluginFailure.class);
        assertThat(filesReadBy()).containsExactly("erp-file");
    }

    @Test
    void one_bad_record_does_not_lose_its_page_and_what_came_since_holds() {
        TestingErp erp = new TestingErp();
        RecordFailure bad =
                new RecordFailure(0, "due", "31.02", new LocalizedText("Nie ma takiego dnia", "No such day"));
        erp.tells(
                page("1", bad, TestingInvoice.number("FV/1"), TestingInvoice.number("FV/2")),
                page("2", null, TestingInvoice.number("FV/2").paid("100.00")));
        List<TestingExtension<ErpConnection>> connections =
                List.of(new TestingExtension<>(ErpConnection.class, "erp-live", true, () -> erp));
        poll(connections);
        ImportRow waiting =
                queries.page(ImportState.AWAITING_DECISION, Window.first(10)).getFirst();
        assertThat(receivables.withNumbers(List.of("FV/1", "FV/2"))).isEmpty();
        poll(connections);
        assertThat(receivables.withNumbers(List.of("FV/2")))
                .extracting(Receivable::state)
                .containsExactly(Receivable.State.SETTLED);
        assertThat(files.acceptReadable(waiting.id(), TestingWorld.TESTER))
                .isInstanceOfSatisfying(
                        Receipt.Read.class,
                        read -> assertThat(read.outcome())
                                .isEqualTo(new ImportOutcome.Imported(waiting.id(), 2, 1, 0)));
        assertThat(receivables.withNumbers(List.of("FV/1", "FV/2")))
                .extracting(Receivable::state)
                .containsExactlyInAnyOrder(Receivable.State.OPEN, Receivable.State.SETTLED);
        assertThat(queries.failures(waiting.id(), Window.first(10)))
                .extracting(FailureRow::value)
                .containsExactly("31.02");
    }

    @Test
    void the_same_page_told_twice_waits_twice() {
        TestingErp erp = new TestingErp();
        RecordFailure bad = new RecordFailure(0, null, "?", new LocalizedText("Znak zapytania", "A question mark"));
        erp.tells(page("1", bad, TestingInvoice.number("FV/1")), page("2", bad, TestingInvoice.number("FV/1")));
        List<TestingExtension<ErpConnection>> connections =
                List.of(new TestingExtension<>(ErpConnection.class, "erp-live", true, () -> erp));
        poll(connections);
        poll(connections);
        List<ImportRow> waiting = queries.page(ImportState.AWAITING_DECISION, Window.first(10));
        assertThat(waiting).hasSize(2);
        waiting.forEach(row ->
                assertThat(files.acceptReadable(row.id(), TestingWorld.TESTER)).isInstanceOf(Receipt.Read.class));
        assertThat(receivables.withNumbers(List.of("FV/1"))).hasSize(1);
    }

    private static ReceivablesPage page(String cursor, @Nullable RecordFailure bad, TestingInvoice... invoices) {
        return new ReceivablesPage(
                Arrays.stream(invoices).map(TestingInvoice::record).toList(),
                bad == null ? List.of() : List.of(bad),
                cursor,
                false);
    }

    private static TestingExtension<ErpConnection> answering(Set<String> plugins) {
        return new TestingExtension<>(ErpConnection.class, "answers-files", true, () -> new OnlyWritesBack(plugins));
    }

    private List<String> filesReadBy() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select files_read_by from erp_cursor where source like 'answers-files/%'")
                        .mapTo(String.class)
                        .list());
    }

    private void poll(List<TestingExtension<ErpConnection>> connections) {
        new ErpPoll(TestingExtension.directoryOf(connections), imports, transactions, jdbi, clock).run();
    }

    private static TestingExtension<ErpConnection> connection(String plugin, boolean isSetUp) {
        return new TestingExtension<>(ErpConnection.class, plugin, isSetUp, () -> new OnlyWritesBack(Set.of()));
    }

    private List<String> known() {
        return jdbi.withHandle(handle -> handle.createQuery("select source from erp_cursor where source like 'erp-%'")
                .mapTo(String.class)
                .list());
    }

    private record OnlyWritesBack(Set<String> filesReadBy) implements ErpConnection {

        @Override
        public LocalizedText name() {
            return new LocalizedText("ERP", "ERP");
        }

        @Override
        public ReceivablesPage fetchChangedSince(@Nullable String cursor, int limit) {
            return ReceivablesPage.nothing(cursor);
        }
    }
}
