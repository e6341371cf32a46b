package io.dunlin.core.triage.facts;

import java.time.LocalDate;

/**
 * A date that a text names.
 *
 * @param grain whether a day was named, or a week or month that ends with {@code date}
 * @param dated whether the words say that a document bears this date ("z dnia 3.10", "vom 3.10."), not that
 *     something happens on it
 */
public record NamedDate(LocalDate date, DateGrain grain, boolean dated) {}
