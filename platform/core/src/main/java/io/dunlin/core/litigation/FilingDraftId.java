package io.dunlin.core.litigation;

import io.dunlin.core.shared.Id;

/** The id of a draft for a court. */
public record FilingDraftId(long value) implements Id {}
