/**
 * Receivables from CSV and XLSX files.
 */
@NullMarked
package io.dunlin.plugin.erpfile;

import org.jspecify.annotations.NullMarked;
