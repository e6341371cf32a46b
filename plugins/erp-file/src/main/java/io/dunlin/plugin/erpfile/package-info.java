/**
 * Receivables from spreadsheets, CSV and XLSX files that people or ERPs export, and settlements back as CSV files.
 * <p>
 * Duty: find the table in a file, understand its columns, numbers and dates as whole columns, and say how each was
 * understood. Start at {@link io.dunlin.plugin.erpfile.ReceivablesFile}; {@link io.dunlin.plugin.erpfile.TableReading}
 * walks a file twice, once to survey the columns and once to read the rows.
 * <p>
 * {@link io.dunlin.plugin.erpfile.SettlementFiles} is the way back, with {@link io.dunlin.plugin.erpfile.SettlementFolder} for
 * a file that comes once.
 * <p>
 * Invariants: a row becomes a record or a failure that names line, column and value; what is ambiguous over a whole
 * column is refused, never guessed; two firms are never taken for one.
 */
@NullMarked
package io.dunlin.plugin.erpfile;

import org.jspecify.annotations.NullMarked;
