/** Who did what, when and why. */
@NullMarked
package io.dunlin.ui.audit;

import org.jspecify.annotations.NullMarked;
