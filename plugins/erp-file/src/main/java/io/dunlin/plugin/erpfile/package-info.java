/**
 * Receivables from spreadsheets, CSV and XLSX files that people or ERPs export.
 * <p>
 * Duty: understand a table's columns, numbers and dates as whole columns, and say how each was understood; the table itself
 * is found and opened by {@code io.dunlin.tables}. Start at {@link io.dunlin.plugin.erpfile.ReceivablesFile}; {@link io.dunlin.plugin.erpfile.TableReading}
 * walks a file twice, once to survey the columns and once to read the rows.
 * <p>
 * Invariants: a row becomes a record or a failure that names line, column and value; what is ambiguous over a whole
 * column is refused, never guessed; two firms are never taken for one.
 */
@NullMarked
package io.dunlin.plugin.erpfile;

import org.jspecify.annotations.NullMarked;
