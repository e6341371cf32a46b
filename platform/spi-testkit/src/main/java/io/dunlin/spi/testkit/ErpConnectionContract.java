package io.dunlin.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.ErpConnection;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.erp.ReceivablesPage;
import io.dunlin.spi.erp.SettlementNotice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ErpConnection} promises that has something to fetch; one that only writes back keeps to {@link
 * WriteBackContract}. The plugin's test starts an ERP, or what stands for one, with at least
 * {@value #LEAST} open receivables, to which {@link #settings()} point.
 */
public abstract class ErpConnectionContract extends ExtensionContract<ErpConnection> {

    static final int LEAST = 3;
    private static final int MOST_PAGES = 10_000;

    /** Settings that point where no ERP answers. */
    protected abstract Map<String, String> unreachableSettings();

    @Test
    void tells_the_same_receivables_in_small_and_in_large_pages() {
        ErpConnection connection = extension();
        List<ReceivableRecord> small = all(connection, 1);
        assertThat(small).hasSizeGreaterThanOrEqualTo(LEAST);
        assertThat(all(connection, 1000)).isEqualTo(small);
        assertThat(small).extracting(ReceivableRecord::externalRef).doesNotHaveDuplicates();
    }

    @Test
    void never_tells_more_than_was_asked_for() {
        ErpConnection connection = extension();
        String cursor = null;
        for (int i = 0; i < LEAST; i++) {
            ReceivablesPage page = connection.fetchChangedSince(cursor, 1);
            assertThat(page.records().size() + page.failures().size()).isLessThanOrEqualTo(1);
            cursor = page.nextCursor();
        }
    }

    @Test
    void tells_the_same_page_twice() {
        ErpConnection connection = extension();
        ReceivablesPage first = connection.fetchChangedSince(null, 2);
        assertThat(connection.fetchChangedSince(null, 2)).isEqualTo(first);
        assertThat(connection.fetchChangedSince(first.nextCursor(), 1))
                .isEqualTo(extension().fetchChangedSince(first.nextCursor(), 1));
    }

    @Test
    void has_nothing_more_to_tell_after_the_last_page() {
        ErpConnection connection = extension();
        String cursor = end(connection);
        ReceivablesPage after = connection.fetchChangedSince(cursor, 1000);
        assertThat(after.more()).isFalse();
        assertThat(after.nextCursor()).isNotNull();
    }

    @Test
    void refuses_a_cursor_that_it_never_gave() {
        ErpConnection connection = extension();
        for (String cursor : List.of("", "no cursor of yours", "-1", "'; drop table invoice; --", "9".repeat(5000))) {
            onlyPluginFailures(() -> connection.fetchChangedSince(cursor, 10));
        }
    }

    @Test
    void takes_a_limit_out_of_range_for_a_bug() {
        ErpConnection connection = extension();
        for (int limit : new int[] {-1, 0, 1001}) {
            assertThatThrownBy(() -> connection.fetchChangedSince(null, limit))
                    .as("limit " + limit)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void says_that_the_erp_cannot_be_reached() {
        ErpConnection connection = extension(unreachableSettings());
        within(60, () -> {
            assertThatThrownBy(() -> connection.fetchChangedSince(null, 10))
                    .isInstanceOfSatisfying(PluginFailure.class, failure -> {
                        assertThat(failure.kind()).isIn(PluginFailure.Kind.TRANSIENT, PluginFailure.Kind.CONFIGURATION);
                        TwoLanguages.areIn(failure);
                    });
        });
    }

    @Test
    void takes_a_repeated_settlement_for_the_same_one() {
        ErpConnection connection = extension();
        ReceivableRecord receivable = all(connection, 1000).getFirst();
        SettlementNotice notice = new SettlementNotice(
                "contract-1",
                receivable.externalRef(),
                receivable.number(),
                receivable.payable(),
                LocalDate.of(2026, 11, 20),
                "BANK/1");
        boolean taken = connection.writeBack(notice);
        List<ReceivableRecord> once = all(connection, 1000);
        assertThat(connection.writeBack(notice)).isEqualTo(taken);
        assertThat(all(connection, 1000)).isEqualTo(once);
    }

    @Test
    void answers_several_threads_at_once() {
        ErpConnection connection = extension();
        List<ReceivableRecord> alone = all(connection, 2);
        assertThat(Together.call(4, () -> all(connection, 2)))
                .allSatisfy(together -> assertThat(together).isEqualTo(alone));
    }

    /** Everything the connection tells from the beginning; for a plugin's own tests too. */
    protected static List<ReceivableRecord> all(ErpConnection connection, int limit) {
        List<ReceivableRecord> records = new ArrayList<>();
        walk(connection, limit, records);
        return records;
    }

    private static @Nullable String end(ErpConnection connection) {
        return walk(connection, 1000, new ArrayList<>());
    }

    private static @Nullable String walk(ErpConnection connection, int limit, List<ReceivableRecord> records) {
        String cursor = null;
        for (int i = 0; i < MOST_PAGES; i++) {
            ReceivablesPage page = connection.fetchChangedSince(cursor, limit);
            records.addAll(page.records());
            cursor = page.nextCursor();
            if (!page.more()) {
                return cursor;
            }
        }
        throw new AssertionError("No end after " + MOST_PAGES + " pages of " + limit);
    }
}
