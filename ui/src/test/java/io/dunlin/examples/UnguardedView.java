package io.dunlin.examples;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;

@Route("unguarded")
final class UnguardedView extends Div {}
