package io.dunlin.core.triage.linking;

/** A case and the debtor it is against, by their numbers. */
public record LinkedCase(long caseNumber, long debtorNumber) {}
