package io.dunlin.examples;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;

@CssImport("./charts.css")
final class CssView extends Div {}
