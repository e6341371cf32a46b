/**
 * The plugin to copy.
 */
@NullMarked
package io.dunlin.plugin.example;

import org.jspecify.annotations.NullMarked;
