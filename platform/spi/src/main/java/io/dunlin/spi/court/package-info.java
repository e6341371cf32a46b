/** Court filings: a dossier in, a document and its validation report out. Drafts only; a lawyer files. */
@NullMarked
package io.dunlin.spi.court;

import org.jspecify.annotations.NullMarked;
