/**
 * Starts the appliance: the command line, the embedded parts and the wiring. Nothing is decided here.
 */
@NullMarked
package io.dunlin.appliance;

import org.jspecify.annotations.NullMarked;
