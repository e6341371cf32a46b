package io.dunlin.core.notifications;

import io.dunlin.core.shared.Id;

/** The id of a notification. */
public record NotificationId(long value) implements Id {}
