package io.dunlin.core.testing;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.ErpConnection;
import io.dunlin.spi.erp.ReceivablesPage;
import io.dunlin.spi.erp.SettlementNotice;
import io.dunlin.spi.settings.LocalizedText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An ERP that keeps what it is told by key, as the SPI asks of it, and fails when it is told to. Thread-safe. */
public final class TestingErp implements ErpConnection {

    private final Map<String, SettlementNotice> taken = new LinkedHashMap<>();
    private final List<SettlementNotice> told = new ArrayList<>();
    private final Deque<PluginFailure> failures = new ArrayDeque<>();
    private final Deque<ReceivablesPage> pages = new ArrayDeque<>();
    private boolean failsAfterTaking;
    private @Nullable Runnable meanwhile;

    @Override
    public LocalizedText name() {
        return new LocalizedText("Testowy ERP", "Testing ERP");
    }

    @Override
    public synchronized ReceivablesPage fetchChangedSince(@Nullable String cursor, int limit) {
        return Optional.ofNullable(pages.poll()).orElseGet(() -> new ReceivablesPage(List.of(), List.of(), "1", false));
    }

    /** What it answers next, the first with the next call, each of them once. */
    public synchronized void tells(ReceivablesPage... next) {
        pages.addAll(List.of(next));
    }

    @Override
    public synchronized boolean writeBack(SettlementNotice notice) {
        told.add(notice);
        Runnable act = meanwhile;
        meanwhile = null;
        if (act != null) {
            act.run();
        }
        Optional<PluginFailure> failure = Optional.ofNullable(failures.poll());
        if (failure.isEmpty() || failsAfterTaking) {
            taken.putIfAbsent(notice.key(), notice);
        }
        failure.ifPresent(each -> {
            throw each;
        });
        return true;
    }

    /** The next calls fail so, one after the other. */
    public synchronized void fail(PluginFailure... next) {
        failures.addAll(List.of(next));
    }

    /** Whether a call that fails has done its work all the same, as when only the answer is lost. */
    public synchronized void failAfterTaking(boolean after) {
        this.failsAfterTaking = after;
    }

    /** What happens elsewhere while it is told of the next notice. */
    public synchronized void meanwhile(Runnable act) {
        this.meanwhile = act;
    }

    /** What it keeps, in the order in which it came. */
    public synchronized List<SettlementNotice> taken() {
        return List.copyOf(taken.values());
    }

    /** Every call. */
    public synchronized List<SettlementNotice> told() {
        return List.copyOf(told);
    }

    public synchronized void reset() {
        taken.clear();
        told.clear();
        failures.clear();
        pages.clear();
        failsAfterTaking = false;
        meanwhile = null;
    }
}
