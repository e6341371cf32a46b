/**
 * The collection engine. Each sub-package is one application module with its own words and tables.
 */
@NullMarked
package io.dunlin.core;

import org.jspecify.annotations.NullMarked;
