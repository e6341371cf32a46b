@NullMarked
package io.dunlin.plugin.erpeinvoice;

import org.jspecify.annotations.NullMarked;
