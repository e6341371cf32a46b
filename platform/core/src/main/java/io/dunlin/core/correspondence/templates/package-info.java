/**
 * What messages say: templates in four languages, shipped and changed by the firm, and the words, tables and codes for
 * transfers that they are filled with.
 * <p>
 * {@link Templates} renders, {@link TemplateLinter} says what is wrong with a text before anybody is written to,
 * {@link TemplateModel} is all that a text may speak of.
 * <p>
 * Invariants: a template runs in a sandbox, within limits, and sees its model alone; the account to pay to comes from the
 * creditor's own record; what the law wants in a text cannot be edited away.
 */
@NamedInterface("templates")
@CheckReturnValue
@NullMarked
package io.dunlin.core.correspondence.templates;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
