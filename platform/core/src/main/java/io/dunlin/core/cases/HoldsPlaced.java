package io.dunlin.core.cases;

import java.util.List;

/** Cases were stopped for one reason: steps that are queued are taken back. Heard in the same transaction. */
public record HoldsPlaced(List<CaseId> caseIds, HoldReason reason) {

    public HoldsPlaced {
        caseIds = List.copyOf(caseIds);
    }
}
