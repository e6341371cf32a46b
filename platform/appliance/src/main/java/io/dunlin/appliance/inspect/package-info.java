/**
 * What the product would make of files, shown without a database: mails, bank statements, invoices, court filings.
 * <p>
 * Each file by itself: one that cannot be read is reported and the others go on. Two are read at a time, and shown in the
 * order in which they were named.
 */
@NullMarked
package io.dunlin.appliance.inspect;

import org.jspecify.annotations.NullMarked;
