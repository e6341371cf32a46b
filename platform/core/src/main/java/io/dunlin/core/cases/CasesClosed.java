package io.dunlin.core.cases;

import java.util.List;

/** Cases ended: whatever was queued for them is taken back. Heard in the same transaction. */
public record CasesClosed(List<CaseId> caseIds, String reason) {

    public CasesClosed {
        caseIds = List.copyOf(caseIds);
    }
}
