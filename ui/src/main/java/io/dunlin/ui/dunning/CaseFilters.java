package io.dunlin.ui.dunning;

import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CollectionCase;

/** How cases are looked for in pickers. */
final class CaseFilters {

    private CaseFilters() {}

    /** Open cases by a part of a reference, a name or a document's number. */
    static CaseQueries.Filter matching(String text) {
        return new CaseQueries.Filter(text.isBlank() ? null : text.strip(), CollectionCase.State.OPEN, null, null);
    }
}
