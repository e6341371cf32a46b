/**
 * All that a plugin may see of Dunlin.
 * <p>
 * Duty: the contract between the product and its plugins, in types of the JDK and of this package only.
 * Start at {@link io.dunlin.spi.DunlinExtension}, the index of the four extension points.
 * <p>
 * Invariants: immutable values cross the line, never a plugin's own object; a failure of the outside world is a
 * {@link io.dunlin.spi.PluginFailure}; nothing here needs Spring, SQL or a user interface.
 */
@NullMarked
package io.dunlin.spi;

import org.jspecify.annotations.NullMarked;
