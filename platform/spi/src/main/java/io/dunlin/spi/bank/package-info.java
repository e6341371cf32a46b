/** Bank statements in: what a parser of bank files offers and what it reports. */
@NullMarked
package io.dunlin.spi.bank;

import org.jspecify.annotations.NullMarked;
