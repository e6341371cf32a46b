/**
 * SWIFT statements MT940 and MT942 as banks really write them.
 * <p>
 * The way of a file: {@link io.dunlin.spi.text.LineReader} (bytes to lines) →
 * {@link io.dunlin.plugin.bankmt940.FieldReader} (lines to {@code :61:} and its kind) →
 * {@link io.dunlin.plugin.bankmt940.StatementAssembler} (fields to what the sink is told);
 * {@link io.dunlin.plugin.bankmt940.DetailsReader} reads the bank's own {@code :86:}.
 * <p>
 * Invariants: memory does not grow with the file; a field that cannot be read is told as a failure with its line, never
 * passed over; nothing is guessed that moves money.
 */
@NullMarked
package io.dunlin.plugin.bankmt940;

import org.jspecify.annotations.NullMarked;
