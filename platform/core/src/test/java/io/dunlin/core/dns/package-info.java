@NullMarked
package io.dunlin.core.dns;

import org.jspecify.annotations.NullMarked;
