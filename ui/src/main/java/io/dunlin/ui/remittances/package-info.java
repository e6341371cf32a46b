/** Money that came: what it is for, and statements that do not add up. */
@NullMarked
package io.dunlin.ui.remittances;

import org.jspecify.annotations.NullMarked;
