package io.dunlin.spi.bank;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a statement says of itself after its lines.
 *
 * @param closing the closing balance, signed; null for intraday reports
 * @param closingOn its date
 */
public record StatementClosing(
        @Nullable Money closing, @Nullable LocalDate closingOn) {}
