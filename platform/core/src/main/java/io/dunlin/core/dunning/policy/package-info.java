/**
 * What policies say and how they decide, pure: begin with {@link DunningPolicy}, from a {@link CaseStanding} and a
 * {@link DunningHistory} to a {@link Decision}. {@link PolicyBook} says which policy a case follows; a firm writes one as a
 * {@link PolicyDefinition}.
 */
@NamedInterface("policy")
@CheckReturnValue
@NullMarked
package io.dunlin.core.dunning.policy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
