@NullMarked
package io.dunlin.extractor;

import org.jspecify.annotations.NullMarked;
