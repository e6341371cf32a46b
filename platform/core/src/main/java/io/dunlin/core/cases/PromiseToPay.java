package io.dunlin.core.cases;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A debtor's word to pay by a day. The bank alone says whether it was kept, see {@link PromisePolicy}.
 *
 * @param amount what was promised; null for all that is owed
 */
public record PromiseToPay(
        PromiseId id, CaseId caseId, @Nullable Money amount, LocalDate promisedOn, State state, String origin) {

    /** What became of a promise. */
    public enum State {
        PENDING,
        KEPT,
        BROKEN,
        WITHDRAWN
    }
}
