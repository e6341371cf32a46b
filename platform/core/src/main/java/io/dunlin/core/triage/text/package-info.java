/**
 * Text as the triage looks at it: folded to plain small letters with every character in its place, cut into sentences,
 * its language guessed. Pure, and linear in the length of the text: nothing here backtracks.
 */
@NullMarked
package io.dunlin.core.triage.text;

import org.jspecify.annotations.NullMarked;
