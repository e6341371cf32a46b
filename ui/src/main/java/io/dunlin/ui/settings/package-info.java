/** What administrators set for the whole firm. */
@NullMarked
package io.dunlin.ui.settings;

import org.jspecify.annotations.NullMarked;
