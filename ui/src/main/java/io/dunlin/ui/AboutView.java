package io.dunlin.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** What is running here: the product and its version. Open to everybody, so that a support call can start with it. */
@Route("about")
@AnonymousAllowed
public final class AboutView extends VerticalLayout implements HasDynamicTitle {

    public AboutView() {
        add(new H1(getTranslation("about.title")), new Paragraph(getTranslation("about.purpose")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("about.title");
    }
}
