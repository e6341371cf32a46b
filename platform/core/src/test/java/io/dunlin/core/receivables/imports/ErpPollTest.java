package io.dunlin.core.receivables.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.core.shared.Transactions;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingExtension;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.ErpConnection;
import io.dunlin.spi.erp.ReceivablesPage;
import io.dunlin.spi.settings.LocalizedText;
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
