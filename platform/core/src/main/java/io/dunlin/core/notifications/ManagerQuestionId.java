package io.dunlin.core.notifications;

import io.dunlin.core.shared.Id;

/** The number of a question to an account manager. */
public record ManagerQuestionId(long value) implements Id {}
