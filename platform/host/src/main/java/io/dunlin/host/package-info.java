/**
 * Loads signed plugin jars, shows them nothing but the SPI, and guards each call into them.
 */
@NullMarked
package io.dunlin.host;

import org.jspecify.annotations.NullMarked;
