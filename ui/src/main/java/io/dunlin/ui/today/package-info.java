/** What waits for people today, and what gave up. */
@NullMarked
package io.dunlin.ui.today;

import org.jspecify.annotations.NullMarked;
