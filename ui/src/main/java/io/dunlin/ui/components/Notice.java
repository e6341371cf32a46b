package io.dunlin.ui.components;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import io.dunlin.spi.settings.LocalizedText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A word on what was just done, which goes away by itself. */
public final class Notice {

    private static final int SHOWN_MILLIS = 4000;
    private static final int LONGER_MILLIS = 9000;

    private Notice() {}

    /** One at a time: to who works fast a pile of them would hide the menu. What was refused stays until its time is up. */
    public static void done(String text) {
        UI ui = UI.getCurrent();
        Done before = ComponentUtil.getData(ui, Done.class);
        if (before != null) {
            before.notification().close();
        }
        ComponentUtil.setData(ui, Done.class, new Done(show(text, SHOWN_MILLIS, NotificationVariant.LUMO_SUCCESS)));
    }

    public static void refused(String text) {
        Notification shown = show(text, LONGER_MILLIS, NotificationVariant.LUMO_ERROR);
        assert shown.isOpened();
    }

    /** Nothing was done, for reasons that core says in both languages. */
    public static void refused(List<LocalizedText> why) {
        Locale locale = UI.getCurrent().getLocale();
        refused(why.stream().map(text -> text.in(locale)).collect(Collectors.joining(" ")));
    }

    private static Notification show(String text, int millis, NotificationVariant variant) {
        Notification notification = Notification.show(text, millis, Notification.Position.BOTTOM_START);
        notification.addThemeVariants(variant);
        return notification;
    }

    private record Done(Notification notification) {}
}
