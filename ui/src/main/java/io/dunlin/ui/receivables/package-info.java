/** Receivables: the list, a ledger, and files of an ERP. */
@NullMarked
package io.dunlin.ui.receivables;

import org.jspecify.annotations.NullMarked;
