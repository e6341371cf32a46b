package io.dunlin.ui.components;

import com.vaadin.flow.component.html.Anchor;
import io.dunlin.core.cases.CaseId;

/** The way to a case, wherever it is named. */
public final class CaseLink extends Anchor {

    public CaseLink(CaseId id, String reference) {
        super(hrefOf(id), reference);
        addClassName("case-link");
    }

    public static String hrefOf(CaseId id) {
        return "cases/" + id.value();
    }
}
