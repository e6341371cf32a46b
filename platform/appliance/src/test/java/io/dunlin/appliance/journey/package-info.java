/** What people do in a real browser, from the login to the end of the work. */
@NullMarked
package io.dunlin.appliance.journey;

import org.jspecify.annotations.NullMarked;
