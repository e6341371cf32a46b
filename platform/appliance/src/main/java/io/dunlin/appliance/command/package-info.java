/**
 * The command line. Exit status: 0 done, 1 something failed, 2 wrong usage; a failure is one line that says what to do.
 */
@NullMarked
package io.dunlin.appliance.command;

import org.jspecify.annotations.NullMarked;
