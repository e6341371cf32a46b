package io.dunlin.core.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.shared.Transactions;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.ExtensionId;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.host.InstalledPlugin;
import io.dunlin.host.PluginHealth;
import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.erp.ErpConnection;
import io.dunlin.spi.erp.ReceivablesPage;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
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
        poll(new Connection("erp-silent", false));
        assertThat(known()).isEmpty();
        poll(new Connection("erp-silent", true), new Connection("erp-new", false));
        assertThat(known()).containsExactly("erp-silent/Connection");
        List<Long> imported = jdbi.withHandle(handle -> handle.createQuery("select id from receivable_import")
                .mapTo(Long.class)
                .list());
        assertThat(imported).isEmpty();
    }

    private void poll(Connection... connections) {
        new ErpPoll(new Directory(List.of(connections)), imports, transactions, jdbi, clock).run();
    }

    private List<String> known() {
        return jdbi.withHandle(handle -> handle.createQuery("select source from erp_cursor where source like 'erp-%'")
                .mapTo(String.class)
                .list());
    }

    private static final class OnlyWritesBack implements ErpConnection {

        @Override
        public LocalizedText name() {
            return new LocalizedText("ERP", "ERP");
        }

        @Override
        public ReceivablesPage fetchChangedSince(@Nullable String cursor, int limit) {
            return ReceivablesPage.nothing(cursor);
        }
    }

    private record Directory(List<Connection> connections) implements ExtensionDirectory {

        @Override
        @SuppressWarnings("unchecked")
        public <T extends DunlinExtension> List<InstalledExtension<T>> of(Class<T> point) {
            assertThat(point).isEqualTo(ErpConnection.class);
            return connections.stream()
                    .map(connection -> (InstalledExtension<T>) (InstalledExtension<?>) connection)
                    .toList();
        }

        @Override
        public List<InstalledPlugin> plugins() {
            return List.of();
        }
    }

    private record Connection(String plugin, boolean isSetUp) implements InstalledExtension<ErpConnection> {

        @Override
        public ExtensionId id() {
            return new ExtensionId(plugin, "Connection");
        }

        @Override
        public Class<ErpConnection> point() {
            return ErpConnection.class;
        }

        @Override
        public LocalizedText name() {
            return new LocalizedText(plugin, plugin);
        }

        @Override
        public SettingsSchema schema() {
            return SettingsSchema.none();
        }

        @Override
        public PluginHealth health() {
            throw new UnsupportedOperationException("Not asked for here");
        }

        @Override
        public <R> GuardedResult<R> call(Function<? super ErpConnection, ? extends R> call) {
            return new GuardedResult.Succeeded<>(call.apply(new OnlyWritesBack()));
        }

        @Override
        public <R> GuardedResult<R> call(Duration limit, Function<? super ErpConnection, ? extends R> call) {
            return call(call);
        }
    }
}
