package io.dunlin.core.cases;

/** A closed case moves again, because something is owed again. Heard in the same transaction. */
public record CaseReopened(CaseId caseId) {}
