/**
 * Bank files in: received, read by a parser, judged, then booked or quarantined, a statement at a time. Begin with
 * {@link Statements}, then {@code ImportStatement} and {@code StatementBooking}; {@link StatementQueries} is for screens.
 */
@NamedInterface("statements")
@CheckReturnValue
@NullMarked
package io.dunlin.core.remittances.statements;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
