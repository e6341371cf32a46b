package io.dunlin.spi.text;

/**
 * A line of the file, decoded, without its end.
 *
 * @param number from 1
 */
public record TextLine(long number, String text) {}
