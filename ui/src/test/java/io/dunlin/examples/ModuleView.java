package io.dunlin.examples;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;

@JsModule("./charts.js")
final class ModuleView extends Div {}
