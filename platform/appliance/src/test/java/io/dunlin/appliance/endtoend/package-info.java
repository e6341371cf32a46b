/**
 * The whole appliance as a process of its own, on a real Postfix and Dovecot and a real MariaDB, seen from outside: the
 * mailboxes of the firm and of its debtors, and the database read only.
 */
@NullMarked
package io.dunlin.appliance.endtoend;

import org.jspecify.annotations.NullMarked;
