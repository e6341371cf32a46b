package io.dunlin.core.cases;

import java.time.LocalDate;

/** The day of a promise passed and the money did not come. Heard in the same transaction. */
public record PromiseBroken(CaseId caseId, PromiseId promiseId, LocalDate promisedOn) {}
