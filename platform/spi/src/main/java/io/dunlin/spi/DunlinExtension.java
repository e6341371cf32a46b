package io.dunlin.spi;

import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.court.CourtFilingFormat;
import io.dunlin.spi.erp.ErpConnector;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import org.pf4j.ExtensionPoint;

/**
 * What every extension has in common, and the index of the extension points: {@link ErpConnector},
 * {@link BankStatementParser}, {@link SmsGateway} and {@link CourtFilingFormat}.
 * <p>
 * An extension is a public class annotated with {@code org.pf4j.Extension}, with one public constructor that takes a
 * {@link PluginContext} or nothing. The constructor does no input or output and accepts settings that are still empty:
 * the product builds the extension first and asks for its {@linkplain #settings() settings} after.
 * <p>
 * <b>Threads.</b> Calls may arrive on any thread, several at a time; an extension keeps no state between calls but
 * what its gateway's connection needs. <b>Time.</b> The product interrupts a call at the limit its extension point
 * names, and takes it for a failure that may pass; of {@link SmsGateway#send} it then holds the outcome unknown. A call
 * that does not end when interrupted is abandoned, and after a few of them the plugin is disabled.
 */
public interface DunlinExtension extends ExtensionPoint {

    /**
     * The name that people see, for example "MT940 bank statements".
     *
     * @return the name in Polish and English
     */
    LocalizedText name();

    /**
     * The settings this extension reads, as data. The product draws a form from it, checks what an administrator
     * writes against it and keeps secrets encrypted.
     *
     * @return the schema; {@link SettingsSchema#none()} where there is nothing to set
     */
    default SettingsSchema settings() {
        return SettingsSchema.none();
    }

    /**
     * Tries what the settings promise, for the "Test" button: reaches the server, opens the folder, reads a sample.
     * Changes nothing on the other side. Time limit: 30 seconds.
     *
     * @return what was tried and found
     * @throws PluginFailure where the other side cannot be reached or refuses
     */
    default SelfTest selfTest() {
        return SelfTest.nothingToTry();
    }

    /**
     * Lets go of connections that outlive a call. Called once, when the extension is disabled or its settings change.
     */
    default void close() {}
}
