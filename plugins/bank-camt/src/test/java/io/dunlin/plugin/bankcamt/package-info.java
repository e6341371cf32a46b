@NullMarked
package io.dunlin.plugin.bankcamt;

import org.jspecify.annotations.NullMarked;
