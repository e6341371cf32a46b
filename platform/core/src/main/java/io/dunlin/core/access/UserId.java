package io.dunlin.core.access;

import io.dunlin.core.shared.Id;

/** The id of a user. */
public record UserId(long value) implements Id {}
