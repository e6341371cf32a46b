/** Policies and what they would do: the time line that reads like a sentence, its rehearsal, who follows which. */
@NullMarked
package io.dunlin.ui.dunning;

import org.jspecify.annotations.NullMarked;
