/**
 * What a debtor's mail means and what follows from it.
 * <p>
 * {@link io.dunlin.core.triage.MailUnderstanding} reads a mail: its kind, its classes with evidence, its facts. The
 * linking ladder finds the case, the policy decides. All of that is pure: no clock, no database, no guess across
 * debtors, and never a word sent outside.
 */
@NullMarked
package io.dunlin.core.triage;

import org.jspecify.annotations.NullMarked;
