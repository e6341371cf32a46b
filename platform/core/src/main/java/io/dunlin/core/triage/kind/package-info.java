/**
 * Kind before content: what a mail is by its report structure, its headers and set phrases. Entry point is {@link
 * io.dunlin.core.triage.kind.MailKindRules}. Phrases are data files beside the classes; nothing here runs a regular
 * expression over unbounded text.
 */
@NullMarked
package io.dunlin.core.triage.kind;

import org.jspecify.annotations.NullMarked;
