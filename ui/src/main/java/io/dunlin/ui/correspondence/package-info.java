/** The outbox: what leaves, what left, and what nobody is sure of. */
@NullMarked
package io.dunlin.ui.correspondence;

import org.jspecify.annotations.NullMarked;
