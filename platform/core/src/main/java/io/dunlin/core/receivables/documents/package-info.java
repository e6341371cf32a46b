/**
 * The PDF of an invoice, checked before it is ever attached to a message.
 */
@NamedInterface("documents")
@CheckReturnValue
@NullMarked
package io.dunlin.core.receivables.documents;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
