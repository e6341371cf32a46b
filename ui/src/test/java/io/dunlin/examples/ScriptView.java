package io.dunlin.examples;

import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;

@JavaScript("./charts.js")
final class ScriptView extends Div {}
