package io.dunlin.core.correspondence.templates;

import java.util.List;
import java.util.Optional;

/** What came of saving a template. */
public sealed interface TemplateSaved {

    /** In use from now on, as this version. */
    record InUse(long templateId, int versionNumber) implements TemplateSaved {}

    /**
     * Not saved: another version came into use while this one was written.
     *
     * @param by who saved it; nothing where somebody went back to the shipped one
     */
    record ChangedMeanwhile(Optional<String> by) implements TemplateSaved {}

    /** Not saved, for these reasons. */
    record Refused(List<TemplateLinter.Finding> findings) implements TemplateSaved {

        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
