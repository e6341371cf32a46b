/**
 * Filings for the Polish electronic court (EPU).
 */
@NullMarked
package io.dunlin.plugin.courtepu;

import org.jspecify.annotations.NullMarked;
