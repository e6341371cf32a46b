/** All mail that came, that in quarantine with its reason, and the parts of a message. */
@NullMarked
package io.dunlin.ui.inbox;

import org.jspecify.annotations.NullMarked;
