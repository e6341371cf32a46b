package io.dunlin.examples;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.theme.Theme;

@SuppressWarnings("deprecation")
@Theme("dunlin")
final class ThemedShell implements AppShellConfigurator {}
