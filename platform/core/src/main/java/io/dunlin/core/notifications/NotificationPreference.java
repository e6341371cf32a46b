package io.dunlin.core.notifications;

import io.dunlin.core.access.UserId;
import io.dunlin.core.settings.SettingGroup;

/**
 * How a user wants to hear of things. Every notification is shown on the screen, whatever is set here.
 *
 * @param delivery when it is told by mail as well
 */
public record NotificationPreference(Delivery delivery) {

    /** When notifications are told by mail. */
    public enum Delivery {
        /** Each at once. */
        INSTANT,
        /** All of a day in one mail at its end. */
        DIGEST,
        /** Never. */
        QUIET
    }

    /** The setting of one user. */
    public static SettingGroup<NotificationPreference> of(UserId user) {
        return new SettingGroup<>(
                "notifications-of-user-" + user.value(),
                NotificationPreference.class,
                new NotificationPreference(Delivery.INSTANT));
    }
}
