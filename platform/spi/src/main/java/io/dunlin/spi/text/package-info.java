/** Files of lines in the character sets of Polish banks, read a line at a time: for plugins that parse such files. */
@NullMarked
package io.dunlin.spi.text;

import org.jspecify.annotations.NullMarked;
