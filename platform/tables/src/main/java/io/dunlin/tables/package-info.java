/**
 * Tables in files that people and programs export, CSV and XLSX, as rows of cells: a library that plugins carry in their jars.
 * <p>
 * Duty: open a file within limits, find its character set, separator, sheet and header, and the one style in which the numbers
 * and dates of a column are written. What the columns mean is the plugin's. Start at {@link io.dunlin.tables.TableFile}.
 * <p>
 * Invariants: a hostile file is refused before it is parsed; no row vanishes; what is ambiguous over a whole column is said and
 * never guessed. Depends on the SPI alone; stateless, for any number of threads.
 */
@NullMarked
package io.dunlin.tables;

import org.jspecify.annotations.NullMarked;
