package io.dunlin.core.notifications;

import io.dunlin.core.approvals.Approval;
import io.dunlin.core.approvals.ApprovalSubject;
import io.dunlin.core.cases.CaseId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one kind of thing is spoken of to those who approve it and to those who asked. */
interface ApprovalMatter {

    ApprovalSubject.Kind kind();

    /** What tells the notices of this kind from those of others. */
    String origin();

    Words asked(Approval approval, NotificationTexts texts);

    /** Several that are asked about together, which only what a policy drafts is. */
    default Words asked(List<Approval> approvals, NotificationTexts texts) {
        throw new IllegalStateException(kind() + " is asked about one by one, not " + approvals.size() + " together");
    }

    Words answered(Approval approval, NotificationTexts texts);

    /**
     * What is said beside who asked or answered.
     *
     * @param lines what there is to know of it
     * @param link where it is looked at
     */
    record Words(@Nullable CaseId caseId, String title, List<String> lines, String link) {}
}
