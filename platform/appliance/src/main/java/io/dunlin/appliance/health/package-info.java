/**
 * The health page: whether database, jobs, mailboxes and plugins work, for a monitor and for the administrator. It holds no
 * secret and no personal data.
 */
@NullMarked
package io.dunlin.appliance.health;

import org.jspecify.annotations.NullMarked;
