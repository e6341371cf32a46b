package io.dunlin.core.correspondence;

import java.util.List;

/** What came of saving a template. */
public sealed interface TemplateSaved {

    /** In use from now on, as this version. */
    record InUse(long templateId, int versionNumber) implements TemplateSaved {}

    /** Not saved, for these reasons. */
    record Refused(List<TemplateLinter.Finding> findings) implements TemplateSaved {

        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
