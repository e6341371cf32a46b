/**
 * The database that the appliance works on: the one configured, or a MariaDB server of its own.
 * <p>
 * An own server belongs to one data folder and to one running appliance at a time; a command that runs beside it joins it.
 * It is stopped after everything that uses it, and one that outlived a killed appliance is found and stopped first.
 */
@NullMarked
package io.dunlin.appliance.database;

import org.jspecify.annotations.NullMarked;
