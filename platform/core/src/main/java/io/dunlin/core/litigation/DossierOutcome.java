package io.dunlin.core.litigation;

import io.dunlin.spi.court.FilingDossier;
import io.dunlin.spi.settings.LocalizedText;
import java.util.List;

/** Whether a case can be brought to court as it stands. */
public sealed interface DossierOutcome {

    /** All that a filing needs. */
    record Ready(FilingDossier dossier) implements DossierOutcome {}

    /** Not now: what forbids it or is missing, and what to do. */
    record NotReady(List<LocalizedText> reasons) implements DossierOutcome {

        public NotReady {
            reasons = List.copyOf(reasons);
        }
    }
}
