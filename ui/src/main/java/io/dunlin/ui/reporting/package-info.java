/** What managers see of the whole portfolio, on screen and for a spreadsheet. */
@NullMarked
package io.dunlin.ui.reporting;

import org.jspecify.annotations.NullMarked;
