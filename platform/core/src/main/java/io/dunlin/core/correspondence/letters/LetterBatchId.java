package io.dunlin.core.correspondence.letters;

import io.dunlin.core.shared.Id;

/** A pile of letters that was printed together. */
public record LetterBatchId(long value) implements Id {}
