/** Who is owed, where debtors pay, and of which accounts statements are read. */
@NullMarked
package io.dunlin.ui.parties;

import org.jspecify.annotations.NullMarked;
