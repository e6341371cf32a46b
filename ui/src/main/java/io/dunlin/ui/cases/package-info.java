/** Collection cases: the list, and a case with all that belongs to it. */
@NullMarked
package io.dunlin.ui.cases;

import org.jspecify.annotations.NullMarked;
