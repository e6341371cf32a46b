/**
 * The rates of law and the NBP's tables of exchange rates, as data with a day and a source: those shipped, those an administrator
 * adds, those of the NBP's own files. Begin with {@link LegalTables}.
 */
@NamedInterface("rates")
@CheckReturnValue
@NullMarked
package io.dunlin.core.receivables.rates;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
