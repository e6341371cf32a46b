package io.dunlin.plugin.bankmt940;

/**
 * A line of the file, decoded, without its end.
 *
 * @param number from 1
 */
record Line(long number, String text) {}
