@NullMarked
package io.dunlin.core.inbox;

import org.jspecify.annotations.NullMarked;
