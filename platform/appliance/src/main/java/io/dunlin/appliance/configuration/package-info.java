/**
 * What an administrator writes into {@code dunlin.properties}, the environment or the command line, and how the appliance
 * says what is wrong with it: in one line that names the key and what to write.
 */
@NullMarked
package io.dunlin.appliance.configuration;

import org.jspecify.annotations.NullMarked;
