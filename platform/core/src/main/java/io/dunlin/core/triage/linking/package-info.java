/**
 * The linking ladder: from a mail to its case by evidence, the most certain first, never by a guess across debtors.
 */
@NullMarked
package io.dunlin.core.triage.linking;

import org.jspecify.annotations.NullMarked;
