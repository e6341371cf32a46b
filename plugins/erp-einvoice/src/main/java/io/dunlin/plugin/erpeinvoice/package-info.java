/**
 * Receivables from electronic invoices: KSeF's FA(2) and FA(3), UBL and CII as EN 16931 has them, and InsERT's EDI++.
 * <p>
 * {@link io.dunlin.plugin.erpeinvoice.InvoiceFile} reads XML by its root element,
 * {@link io.dunlin.plugin.erpeinvoice.EppFile} the text format. {@link io.dunlin.plugin.erpeinvoice.Draft} gathers what
 * was read and what was not: a document with anything unreadable is told, never half imported.
 */
@NullMarked
package io.dunlin.plugin.erpeinvoice;

import org.jspecify.annotations.NullMarked;
