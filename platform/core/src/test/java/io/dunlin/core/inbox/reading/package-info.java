@NullMarked
package io.dunlin.core.inbox.reading;

import org.jspecify.annotations.NullMarked;
