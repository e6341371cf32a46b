package io.dunlin.core.parties;

import io.dunlin.core.shared.Id;

/** The id of a contact point. */
public record ContactPointId(long value) implements Id {}
