@NullMarked
package io.dunlin.plugin.bankmt940;

import org.jspecify.annotations.NullMarked;
