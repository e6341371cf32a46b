/**
 * ISO 20022 statements, reports and notifications (camt.053, camt.052, camt.054) of any version.
 * <p>
 * The way of a file: {@link io.dunlin.plugin.bankcamt.XmlPull} (bytes to elements, with limits) →
 * {@link io.dunlin.plugin.bankcamt.Message} (which element means what, by its place and local name) →
 * {@link io.dunlin.plugin.bankcamt.Telling} (what the sink is told). {@link io.dunlin.plugin.bankcamt.BatchTotals} reads
 * ahead where one entry holds more transactions than are kept.
 * <p>
 * Invariants: memory does not grow with the file, nor with an entry's transactions; nothing outside the file is opened;
 * what the lines of an entry add up to is the entry's amount.
 */
@NullMarked
package io.dunlin.plugin.bankcamt;

import org.jspecify.annotations.NullMarked;
