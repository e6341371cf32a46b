package io.dunlin.core.dunning;

import io.dunlin.core.cases.CaseId;

/** A second person answered whoever asked about a letter. Heard in the same transaction. */
public record LetterAnswered(
        FormalLetterId letterId,
        CaseId caseId,
        String subject,
        long approvalId,
        String askedBy,
        String answeredBy,
        boolean approved,
        String note) {}
