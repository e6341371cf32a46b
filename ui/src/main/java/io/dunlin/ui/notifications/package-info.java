/** What a person is told of. */
@NullMarked
package io.dunlin.ui.notifications;

import org.jspecify.annotations.NullMarked;
