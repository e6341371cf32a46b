/**
 * The demo: the whole appliance with a mail server and a clock of its own, and a sample firm.
 */
@NullMarked
package io.dunlin.appliance.demo;

import org.jspecify.annotations.NullMarked;
