package io.dunlin.tables;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * What is set and so need not be found out.
 *
 * @param charset of a text file; a byte order mark says it better
 * @param separator of a text file
 * @param sheet of a workbook, by name
 */
public record TableOptions(Optional<Charset> charset, Optional<Character> separator, Optional<String> sheet) {}
