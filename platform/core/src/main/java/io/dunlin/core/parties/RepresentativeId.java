package io.dunlin.core.parties;

import io.dunlin.core.shared.Id;

/** The id of who speaks for a debtor. */
public record RepresentativeId(long value) implements Id {}
