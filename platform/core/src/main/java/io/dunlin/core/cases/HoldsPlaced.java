package io.dunlin.core.cases;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cases were stopped: steps that are queued are taken back. Heard in the same transaction.
 *
 * @param cases by what stopped them, in the order in which they were; a case may be stopped for several reasons
 */
public record HoldsPlaced(Map<HoldReason, List<CaseId>> cases) {

    public HoldsPlaced {
        cases = Collections.unmodifiableMap(new LinkedHashMap<>(cases));
    }
}
