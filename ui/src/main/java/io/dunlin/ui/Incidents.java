package io.dunlin.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Texts;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What people see when something breaks: a number that stands in the log too, never the failure itself. */
@Component
public class Incidents implements VaadinServiceInitListener {

    private static final Logger log = LoggerFactory.getLogger(Incidents.class);
    private static final int NUMBERS = 1_000_000_000;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().setSystemMessagesProvider(Incidents::systemMessages);
        event.getSource().addSessionInitListener(started -> started.getSession().setErrorHandler(Incidents::show));
    }

    /** Logs a failure under a new number. */
    static String record(Throwable failure) {
        String number =
                String.format(Locale.ROOT, "D-%09d", ThreadLocalRandom.current().nextInt(NUMBERS));
        log.error("Incident {}", number, failure);
        return number;
    }

    private static void show(ErrorEvent event) {
        String number = record(event.getThrowable());
        if (UI.getCurrent() != null) {
            Notice.refused(Texts.t("incident.notice", number));
        }
    }

    private static SystemMessages systemMessages(SystemMessagesInfo info) {
        Locale locale = info.getLocale();
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(I18NProvider.translate(locale, "session.expired"));
        messages.setSessionExpiredMessage(I18NProvider.translate(locale, "session.expired.text"));
        messages.setInternalErrorCaption(I18NProvider.translate(locale, "incident.title"));
        messages.setInternalErrorMessage(I18NProvider.translate(locale, "incident.reload"));
        return messages;
    }
}
