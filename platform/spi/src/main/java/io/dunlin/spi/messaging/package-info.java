/** Text messages out and in, with delivery reports. */
@NullMarked
package io.dunlin.spi.messaging;

import org.jspecify.annotations.NullMarked;
