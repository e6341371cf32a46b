/**
 * Contracts that every plugin of a kind passes, and the surroundings to run it in.
 */
@NullMarked
package io.dunlin.spi.testkit;

import org.jspecify.annotations.NullMarked;
