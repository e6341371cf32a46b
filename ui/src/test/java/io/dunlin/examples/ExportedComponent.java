package io.dunlin.examples;

import com.vaadin.flow.component.WebComponentExporter;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.webcomponent.WebComponent;

final class ExportedComponent extends WebComponentExporter<Div> {

    ExportedComponent() {
        super("dunlin-exported");
    }

    @Override
    protected void configureInstance(WebComponent<Div> webComponent, Div component) {}
}
