/**
 * The firm's policies: shipped ones, drafts, versions in use, and four eyes where many cases are reached. Begin with
 * {@link Policies}; a published version never changes.
 */
@NamedInterface("publishing")
@CheckReturnValue
@NullMarked
package io.dunlin.core.dunning.publishing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
