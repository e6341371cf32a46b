/** Receivables in, settlements back: the connection to an ERP or to its files. */
@NullMarked
package io.dunlin.spi.erp;

import org.jspecify.annotations.NullMarked;
