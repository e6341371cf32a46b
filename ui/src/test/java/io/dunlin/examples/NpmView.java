package io.dunlin.examples;

import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.html.Div;

@NpmPackage(value = "charts", version = "1.0.0")
final class NpmView extends Div {}
