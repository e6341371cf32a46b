package io.dunlin.plugin.erpsettlements;

import io.dunlin.spi.PluginContext;
import io.dunlin.spi.SelfTest;
import io.dunlin.spi.erp.ErpConnection;
import io.dunlin.spi.erp.ReceivablesPage;
import io.dunlin.spi.erp.SettlementNotice;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;

/**
 * Payments told to an ERP that exchanges files: a CSV file for each notice, in a folder. There is nothing to fetch: what the
 * ERP hands over are files that other plugins read, and the settings name those plugins.
 */
@Extension
public final class SettlementFiles implements ErpConnection {

    private final PluginContext context;

    public SettlementFiles(PluginContext context) {
        this.context = context;
    }

    @Override
    public LocalizedText name() {
        return new LocalizedText("Rozliczenia wpłat w plikach CSV", "Settlements as CSV files");
    }

    @Override
    public SettingsSchema settings() {
        return SettlementSettings.schema();
    }

    @Override
    public SelfTest selfTest() {
        int waiting = folder(SettlementSettings.of(context.settings())).tryOut();
        return SelfTest.passed(
                new LocalizedText("Do folderu można zapisywać pliki.", "Files can be written to the folder."),
                new LocalizedText(
                        "Pliki, których ERP jeszcze nie odebrał: " + waiting + ".",
                        "Files that the ERP has not taken yet: " + waiting + "."));
    }

    /** Looks whether the folder is there, so that a share that is gone shows before the next payment. */
    @Override
    public ReceivablesPage fetchChangedSince(@Nullable String cursor, int limit) {
        if (limit < 1 || limit > ReceivablesPage.LARGEST) {
            throw new IllegalArgumentException("A limit is from 1 to " + ReceivablesPage.LARGEST + ", got " + limit);
        }
        SettlementSettings settings = SettlementSettings.of(context.settings());
        if (settings.active()) {
            folder(settings).check();
        }
        return ReceivablesPage.nothing(cursor);
    }

    @Override
    public Set<String> filesReadBy() {
        return SettlementSettings.of(context.settings()).filesReadBy();
    }

    /** One at a time, as two calls with one key must not both find that nothing was written. */
    @Override
    public synchronized boolean writeBack(SettlementNotice notice) {
        SettlementSettings settings = SettlementSettings.of(context.settings());
        if (!settings.active()) {
            return false;
        }
        folder(settings).put(SettlementText.fileName(notice), SettlementText.of(notice, settings));
        return true;
    }

    private SettlementFolder folder(SettlementSettings settings) {
        return new SettlementFolder(settings.folder(), context.dataFolder().resolve("settlements"));
    }
}
