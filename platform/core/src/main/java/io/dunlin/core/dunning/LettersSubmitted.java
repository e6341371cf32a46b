package io.dunlin.core.dunning;

import io.dunlin.core.access.UserId;
import io.dunlin.core.cases.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * A second person is asked about letters. Heard in the same transaction.
 *
 * @param letters how many at once; more than one where a policy drafted them
 * @param first the first of them
 * @param approvalId the question about that one
 * @param caseId the case, for a single letter
 */
public record LettersSubmitted(
        UserId approver,
        String askedBy,
        int letters,
        FormalLetterId first,
        long approvalId,
        String subject,
        @Nullable CaseId caseId) {}
