package io.dunlin.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/**
 * The page around every view.
 * <p>
 * Styles come as plain sheets out of {@code META-INF/resources}: anything that Vaadin would have to bundle
 * (a theme folder, an npm package, a JavaScript module) is refused by {@code UiRulesTest}, because the appliance is
 * built without node.
 */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("dunlin/dunlin.css")
public final class DunlinShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Dunlin");
        settings.addFavIcon("icon", "dunlin/logo.svg", "any");
        settings.addMetaTag("color-scheme", "light dark");
    }
}
