package io.dunlin.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.ErpConnection;
import io.dunlin.spi.erp.ReceivablesPage;
import io.dunlin.spi.erp.SettlementNotice;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What an {@link ErpConnection} promises that has nothing to fetch and only writes back. The plugin's test starts an ERP, or
 * what stands for one, to which {@link #settings()} point.
 */
public abstract class WriteBackContract extends ExtensionContract<ErpConnection> {

    private static final int THREADS = 4;

    /** Settings that point where no ERP answers. */
    protected abstract Map<String, String> unreachableSettings();

    /** What the ERP was told, each notice as often as it was. */
    protected abstract List<SettlementNotice> told();

    @Test
    void has_nothing_to_fetch() {
        ErpConnection connection = extension();
        assertThat(connection.fetchChangedSince(null, 1000)).isEqualTo(ReceivablesPage.nothing(null));
        assertThat(connection.fetchChangedSince("a cursor", 1)).isEqualTo(ReceivablesPage.nothing("a cursor"));
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
        for (Runnable call : List.<Runnable>of(
                () -> connection.fetchChangedSince(null, 10), () -> connection.writeBack(notice("contract-1")))) {
            within(60, () -> {
                assertThatThrownBy(call::run).isInstanceOfSatisfying(PluginFailure.class, failure -> {
                    assertThat(failure.kind()).isIn(PluginFailure.Kind.TRANSIENT, PluginFailure.Kind.CONFIGURATION);
                    TwoLanguages.areIn(failure);
                });
            });
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void tells_payments_and_reversals_as_they_are() {
        List<SettlementNotice> notices = List.of(
                notice("contract-1", "FV/1/2026", "100.00", "PLN", "BANK/1"),
                notice("contract-2", "FV/1/2026", "-100.00", "PLN", "BANK/1"),
                notice("contract-3", "Żółw \"7\"; FV,8|9\t1", "0.01", "EUR", ""),
                notice("contract-4", "FV\r\n2\n3", "123456789012345.67", "PLN", "=1+1"));
        ErpConnection connection = extension();
        for (SettlementNotice notice : notices) {
            assertThat(connection.writeBack(notice)).as(notice.key()).isTrue();
        }
        assertThat(told()).containsExactlyInAnyOrderElementsOf(notices);
    }

    @Test
    void tells_a_notice_once_however_often_it_is_asked_to() {
        SettlementNotice notice = notice("contract-1");
        ErpConnection connection = extension();
        for (int i = 0; i < 3; i++) {
            assertThat(connection.writeBack(notice)).isTrue();
        }
        connection.close();
        assertThat(extension().writeBack(notice)).isTrue();
        assertThat(told()).containsExactly(notice);
    }

    @Test
    void tells_notices_apart_whose_keys_look_alike() {
        List<SettlementNotice> notices = List.of(
                        "a:1",
                        "a-1",
                        "A:1",
                        "a:01",
                        "a:1 ",
                        "../a:1",
                        "a/1",
                        "a\\1",
                        "",
                        ".",
                        "x".repeat(119),
                        "x".repeat(120))
                .stream()
                .map(WriteBackContract::notice)
                .toList();
        ErpConnection connection = extension();
        notices.forEach(notice -> assertThat(connection.writeBack(notice)).isTrue());
        assertThat(told()).containsExactlyInAnyOrderElementsOf(notices);
    }

    @Test
    void tells_once_what_several_threads_ask_for_at_once() {
        List<SettlementNotice> notices = List.of(notice("contract-1"), notice("contract-2"), notice("contract-3"));
        ErpConnection connection = extension();
        assertThat(Together.call(THREADS, () -> notices.stream().allMatch(connection::writeBack)))
                .hasSize(THREADS)
                .containsOnly(true);
        assertThat(told()).containsExactlyInAnyOrderElementsOf(notices);
    }

    /** A notice with this key; for a plugin's own tests too. */
    protected static SettlementNotice notice(String key) {
        return notice(key, "FV/1/2026", "100.00", "PLN", "BANK/1");
    }

    protected static SettlementNotice notice(
            String key, String number, String amount, String currency, String bankReference) {
        return new SettlementNotice(
                key,
                new ExternalRef("5265877635 " + number.replaceAll("\\s", "_")),
                number,
                Money.of(amount, currency),
                LocalDate.of(2026, 11, 20),
                bankReference);
    }
}
