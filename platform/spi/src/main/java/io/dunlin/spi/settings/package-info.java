/** A plugin's settings described as data; the product draws the form and keeps the secrets. */
@NullMarked
package io.dunlin.spi.settings;

import org.jspecify.annotations.NullMarked;
