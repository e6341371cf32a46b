/**
 * When a claim is time-barred, and what interrupted that.
 */
@NamedInterface("limitation")
@CheckReturnValue
@NullMarked
package io.dunlin.core.receivables.limitation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
