/** Drafts for the court, for a lawyer to decide on. */
@NullMarked
package io.dunlin.ui.litigation;

import org.jspecify.annotations.NullMarked;
