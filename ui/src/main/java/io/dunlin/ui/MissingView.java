package io.dunlin.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.dunlin.ui.components.EmptyState;
import io.dunlin.ui.components.Texts;
import jakarta.servlet.http.HttpServletResponse;

/** A page that is not there, or not for this person: which of the two is not told. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
public final class MissingView extends Main implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        add(new EmptyState(
                Texts.t("missing.title"), Texts.t("missing.text"), new Anchor("", Texts.t("incident.home"))));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
