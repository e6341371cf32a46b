/**
 * Formal letters, the final demand among them: drafted by the night, changed by people, approved by a second one, then
 * queued. Begin with {@link FormalLetters}; {@link LetterWords} says what stands in one and what keeps it back.
 */
@NamedInterface("letters")
@CheckReturnValue
@NullMarked
package io.dunlin.core.dunning.letters;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
