package io.dunlin.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.dunlin.ui.components.EmptyState;
import io.dunlin.ui.components.Texts;
import jakarta.servlet.http.HttpServletResponse;

/** A page that broke. */
@AnonymousAllowed
public final class IncidentView extends Main implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String number = Incidents.record(parameter.getException());
        add(new EmptyState(
                Texts.t("incident.title"),
                Texts.t("incident.notice", number),
                new Anchor("", Texts.t("incident.home"))));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
