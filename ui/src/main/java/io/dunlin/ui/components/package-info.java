/** What several screens share: the same component for the same idea. */
@NullMarked
package io.dunlin.ui.components;

import org.jspecify.annotations.NullMarked;
