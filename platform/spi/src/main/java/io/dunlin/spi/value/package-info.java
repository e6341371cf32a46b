/** Values of the field: money, accounts, tax numbers, addresses. Each refuses what it cannot hold, at construction. */
@NullMarked
package io.dunlin.spi.value;

import org.jspecify.annotations.NullMarked;
