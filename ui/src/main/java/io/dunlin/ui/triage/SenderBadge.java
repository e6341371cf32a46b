package io.dunlin.ui.triage;

import com.vaadin.flow.component.Component;
import io.dunlin.core.triage.sender.SenderProof;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;

/** Whether a mail is from whom it says; why, and what was found, is told to whoever points at it or listens. */
final class SenderBadge {

    private SenderBadge() {}

    static Component of(SenderProof proof) {
        String text = Texts.t(proof.verdict());
        Component badge = switch (proof.verdict()) {
            case PASS -> StatusBadge.good(text);
            case FAIL -> StatusBadge.bad(text);
            case NONE, NOT_CHECKED -> StatusBadge.plain(text);
        };
        String why = Texts.t(proof.reason());
        String found = proof.detail().isEmpty() ? why : why + " · " + proof.detail();
        badge.getElement().setAttribute("title", found);
        badge.getElement().setAttribute("aria-label", text + ": " + found);
        return badge;
    }
}
