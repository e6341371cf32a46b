/**
 * Payments told to an ERP that exchanges files: a CSV file for each, in a folder from which the ERP takes it.
 * <p>
 * Start at {@link io.dunlin.plugin.erpsettlements.SettlementFiles}; {@link
 * io.dunlin.plugin.erpsettlements.SettlementFolder} is what makes a file come whole and once.
 * <p>
 * Invariants: a file is there whole or not at all, and once for each notice, at whatever moment the product is killed; what the
 * ERP's character set cannot write is refused and never written with another letter.
 */
@NullMarked
package io.dunlin.plugin.erpsettlements;

import org.jspecify.annotations.NullMarked;
