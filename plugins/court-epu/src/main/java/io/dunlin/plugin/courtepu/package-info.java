/**
 * Filings for the Polish electronic court (EPU): drafts of a lawsuit as a package of one, and a check of such packages.
 * <p>
 * Duty: write the court's form version 2.0, and say of any document what the form and the court's rules object to.
 * Start at {@link io.dunlin.plugin.courtepu.EpuFiling}. A draft is written, then read back and checked like a foreign
 * one, so that what {@code render} and {@code validate} report is one and the same.
 * <p>
 * The form's rules of order, length and pattern are in {@code form.txt}, the court's fees with their dates in
 * {@code fees.tsv}. The court's own schema is used in addition where an administrator has put it into a folder.
 */
@NullMarked
package io.dunlin.plugin.courtepu;

import org.jspecify.annotations.NullMarked;
