package io.dunlin.host;

import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.court.CourtFilingFormat;
import io.dunlin.spi.erp.ErpConnection;
import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.messaging.SmsGateway;
import java.time.Duration;

/**
 * How long calls may take.
 *
 * @param build for the constructor, the name, the settings and closing
 * @param grace for a call to end once it was interrupted, before it is abandoned
 */
record TimeLimits(Duration build, Duration grace) {

    static final TimeLimits USUAL = new TimeLimits(Duration.ofSeconds(10), Duration.ofSeconds(2));

    /** The limit that the Javadoc of an extension point names. */
    static Duration of(Class<? extends DunlinExtension> point) {
        if (BankStatementParser.class.isAssignableFrom(point)) {
            return Duration.ofMinutes(10);
        }
        if (ErpFileFormat.class.isAssignableFrom(point)) {
            return Duration.ofMinutes(2);
        }
        if (ErpConnection.class.isAssignableFrom(point) || CourtFilingFormat.class.isAssignableFrom(point)) {
            return Duration.ofMinutes(1);
        }
        if (SmsGateway.class.isAssignableFrom(point)) {
            return Duration.ofSeconds(30);
        }
        throw new IllegalArgumentException("Not an extension point: " + point.getName());
    }
}
