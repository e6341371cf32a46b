/**
 * Brings receivables in from ERPs, a folder and files handed in, a file once however often it comes. Begin with
 * {@link ReceivableImports}; {@link ReceivableUpsert} writes what an import says of each document.
 */
@NamedInterface("imports")
@CheckReturnValue
@NullMarked
package io.dunlin.core.receivables.imports;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
