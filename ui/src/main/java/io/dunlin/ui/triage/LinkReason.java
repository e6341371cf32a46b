package io.dunlin.ui.triage;

import io.dunlin.core.triage.linking.LinkEvidence.Rung;
import io.dunlin.ui.components.Texts;
import java.util.Arrays;

/** Why a message belongs to a case, in words. */
final class LinkReason {

    private LinkReason() {}

    /** What was found, with the find itself unless it is a mark that only the product reads. */
    static String textOf(String evidence) {
        return Arrays.stream(Rung.values())
                .filter(rung -> evidence.startsWith(rung.name() + ": "))
                .findFirst()
                .map(rung -> rung.isCertain()
                        ? Texts.t(rung)
                        : Texts.t(rung) + evidence.substring(rung.name().length()))
                .orElse(evidence);
    }
}
