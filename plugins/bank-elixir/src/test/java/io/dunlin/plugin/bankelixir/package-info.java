@NullMarked
package io.dunlin.plugin.bankelixir;

import org.jspecify.annotations.NullMarked;
