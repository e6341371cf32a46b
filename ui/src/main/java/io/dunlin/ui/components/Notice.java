package io.dunlin.ui.components;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** A word on what was just done, which goes away by itself. */
public final class Notice {

    private static final int SHOWN_MILLIS = 4000;
    private static final int LONGER_MILLIS = 9000;

    private Notice() {}

    public static void done(String text) {
        show(text, SHOWN_MILLIS, NotificationVariant.LUMO_SUCCESS);
    }

    public static void refused(String text) {
        show(text, LONGER_MILLIS, NotificationVariant.LUMO_ERROR);
    }

    private static void show(String text, int millis, NotificationVariant variant) {
        Notification notification = Notification.show(text, millis, Notification.Position.BOTTOM_START);
        notification.addThemeVariants(variant);
    }
}
