package io.dunlin.core.triage.linking;

import java.util.List;

/** Where a mail belongs. */
public sealed interface LinkResult {

    /** To one case, for these reasons. */
    record Linked(LinkedCase linkedCase, List<LinkEvidence> evidence) implements LinkResult {
        public Linked {
            evidence = List.copyOf(evidence);
            if (evidence.isEmpty()) {
                throw new IllegalArgumentException("A link needs evidence");
            }
        }
    }

    /** To one of several; a person chooses. */
    record Ambiguous(List<LinkedCase> candidates, List<LinkEvidence> evidence) implements LinkResult {
        public Ambiguous {
            candidates = List.copyOf(candidates);
            evidence = List.copyOf(evidence);
        }
    }

    /** To none that we know. */
    record NoMatch() implements LinkResult {}
}
