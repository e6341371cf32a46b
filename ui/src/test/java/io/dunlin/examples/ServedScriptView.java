package io.dunlin.examples;

import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;

@JavaScript("context://dunlin/charts.js")
final class ServedScriptView extends Div {}
