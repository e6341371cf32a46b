/**
 * Files of lines in the character sets of Polish banks, read a line at a time, and the signs between columns: for plugins that
 * read or write such files.
 */
@NullMarked
package io.dunlin.spi.text;

import org.jspecify.annotations.NullMarked;
