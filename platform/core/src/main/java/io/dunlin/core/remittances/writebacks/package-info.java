/**
 * Tells the ERP of payments that were allocated, and of those that were reversed. Begin with {@link WriteBacks}.
 */
@NamedInterface("writebacks")
@CheckReturnValue
@NullMarked
package io.dunlin.core.remittances.writebacks;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
