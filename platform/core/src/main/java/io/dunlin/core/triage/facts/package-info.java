/**
 * Facts in a debtor's words, each with its place in the text: dates, amounts, numbers of invoices, accounts, tax
 * numbers, phones, addresses. Every finder reads any text in linear time: tokens and bounded patterns only, and no more
 * than {@link io.dunlin.core.triage.facts.MailFacts#LONGEST_TEXT} characters.
 * <p>
 * {@link io.dunlin.core.triage.facts.InvoiceNumbers} weighs evidence: what a number looks like, and what
 * {@code invoice-words.txt} knows of the words around it.
 */
@NullMarked
package io.dunlin.core.triage.facts;

import org.jspecify.annotations.NullMarked;
