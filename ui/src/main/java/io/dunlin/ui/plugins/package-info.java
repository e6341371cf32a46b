/** Plugins: how each does, what it is set to, and whether that works. */
@NullMarked
package io.dunlin.ui.plugins;

import org.jspecify.annotations.NullMarked;
