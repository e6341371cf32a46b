/**
 * What was agreed on interest, and how days are counted.
 */
@NamedInterface("interest")
@CheckReturnValue
@NullMarked
package io.dunlin.core.receivables.interest;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
