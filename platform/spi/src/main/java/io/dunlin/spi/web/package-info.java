/** Programs of others that a plugin asks over HTTP, with limits and with failures that say what to do. */
@NullMarked
package io.dunlin.spi.web;

import org.jspecify.annotations.NullMarked;
