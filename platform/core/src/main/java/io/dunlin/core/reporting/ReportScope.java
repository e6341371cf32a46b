package io.dunlin.core.reporting;

import io.dunlin.core.parties.CreditorId;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about. Sums of several currencies are never mixed.
 *
 * @param creditor the client whose receivables count; null for all
 * @param from the first day of the period, for reports that have one
 */
public record ReportScope(@Nullable CreditorId creditor, Currency currency, LocalDate from) {}
