package io.dunlin.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.settings.PluginRow;
import io.dunlin.core.settings.PluginRow.ExtensionRow;
import io.dunlin.core.settings.PluginStanding;
import io.dunlin.core.settings.Plugins;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.EmptyState;
import io.dunlin.ui.components.FilterSelect;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is in the plugins folder: where each plugin stands, how it does, and whether it is in service. */
@Route(value = "plugins", layout = MainLayout.class)
@RolesAllowed("ADMINISTRATOR")
public final class PluginsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Plugins plugins;
    private final SignedIn signedIn;
    private final Format format;
    private final Select<PluginStanding> standing = new FilterSelect<>(
            Texts.t("plugins.standing"), Texts.t("filter.any-state"), PluginStanding.values(), this::filter);
    private final Div list = new Div();

    public PluginsView(Plugins plugins, SignedIn signedIn, Format format) {
        this.plugins = plugins;
        this.signedIn = signedIn;
        this.format = format;
        list.addClassName("stack");
        Button refresh = new Button(Texts.t("plugins.refresh"), _ -> load());
        refresh.addThemeVariants(ButtonVariant.TERTIARY);
        Div filters = new Div(standing);
        filters.addClassName("filters");
        addClassNames("page", "long-page");
        add(new PageHeader(Texts.t("plugins.title"), Texts.t("plugins.subtitle"), refresh), filters, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        standing.setValue(
                UrlFilter.of(event).constant("standing", PluginStanding.class).orElse(null));
        load();
    }

    @Override
    public String getPageTitle() {
        return Texts.t("plugins.title");
    }

    private void filter() {
        UrlFilter.empty().with("standing", standing.getValue()).show(PluginsView.class);
    }

    private void load() {
        List<PluginRow> shown = plugins.all().stream()
                .filter(plugin -> standing.isEmpty() || plugin.standing() == standing.getValue())
                .toList();
        list.removeAll();
        if (shown.isEmpty()) {
            list.add(new EmptyState(Texts.t("plugins.none.title"), Texts.t("plugins.none.text")));
        }
        shown.forEach(plugin -> list.add(card(plugin)));
    }

    private Component card(PluginRow plugin) {
        Card card = new Card(plugin.id(), StatusBadge.of(plugin.standing()), turn(plugin));
        card.show(facts(plugin));
        plugin.extensions().forEach(extension -> card.append(line(extension)));
        return card;
    }

    private Component turn(PluginRow plugin) {
        if (!plugin.standing().canBeTurned()) {
            return new Span();
        }
        boolean disabled = plugin.standing() == PluginStanding.DISABLED;
        Button turn = new Button(Texts.t(disabled ? "plugins.enable" : "plugins.disable"), _ -> turn(plugin, disabled));
        turn.addThemeVariants(disabled ? ButtonVariant.PRIMARY : ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return turn;
    }

    private void turn(PluginRow plugin, boolean on) {
        if (on) {
            turned(plugin, true);
        } else {
            ConfirmDialog.ask(
                    Texts.t("plugins.disable.title", plugin.id()),
                    Texts.t("plugins.disable.text"),
                    Texts.t("plugins.disable"),
                    () -> turned(plugin, false));
        }
    }

    private void turned(PluginRow plugin, boolean on) {
        plugins.setEnabled(plugin.id(), on, signedIn.actor());
        Notice.done(Texts.t(on ? "plugins.enabled" : "plugins.disabled", plugin.id()));
        load();
    }

    private static Component facts(PluginRow plugin) {
        Div facts = new Div();
        facts.addClassNames("stacked", "plugin-facts");
        // Its maker wrote it in English; in Polish the names of what is in it say the same.
        boolean english = !"pl".equals(UI.getCurrent().getLocale().getLanguage());
        if (english && !plugin.description().isBlank()) {
            facts.add(new Span(plugin.description()));
        }
        String signer = Optional.ofNullable(plugin.signer()).orElse(Texts.t("plugins.unsigned"));
        facts.add(secondary(Texts.t("plugins.made", plugin.file(), plugin.version(), plugin.provider(), signer)));
        if (plugin.standing() != PluginStanding.ENABLED) {
            facts.add(warning(Texts.t(advice(plugin.standing())), plugin.reason()));
        }
        return facts;
    }

    private static String advice(PluginStanding standing) {
        return switch (standing) {
            case ENABLED -> "plugins.advice.enabled";
            case FAILING -> "plugins.advice.failing";
            case DISABLED -> "plugins.advice.disabled";
            case LOADED -> "plugins.advice.loaded";
            case INCOMPATIBLE -> "plugins.advice.incompatible";
            case REFUSED -> "plugins.advice.refused";
        };
    }

    private Component line(ExtensionRow extension) {
        Span name = new Span(extension.name().in(UI.getCurrent().getLocale()));
        name.addClassName("strong");
        Div words = new Div(name, secondary(Texts.t(pointOf(extension)) + " · " + health(extension)));
        words.addClassName("stacked");
        ExtensionRow.LastFailure last = extension.lastFailure();
        if (last != null) {
            words.add(warning(
                    Texts.t("plugins.last-failure", format.moment(last.at()), Texts.t(last.fault())), last.message()));
        }
        if (extension.standing() == PluginStanding.LOADED && extension.reason() != null) {
            words.add(warning(Texts.t("plugins.not-usable"), extension.reason()));
        }
        Button settings = new Button(
                Texts.t(extension.hasSettings() ? "plugins.settings" : "plugins.check"),
                _ -> UI.getCurrent().navigate(PluginSettingsView.class, PluginSettingsView.addressOf(extension.id())));
        settings.addThemeVariants(ButtonVariant.SMALL);
        settings.setAriaLabel(settings.getText() + " " + extension.id());
        Div line = new Div(words, StatusBadge.of(extension.standing()), settings);
        line.addClassName("card-line");
        return line;
    }

    private static String pointOf(ExtensionRow extension) {
        return switch (extension.point()) {
            case "BankStatementParser" -> "plugins.point.bank";
            case "ErpFileFormat" -> "plugins.point.erp-file";
            case "ErpConnection" -> "plugins.point.erp";
            case "SmsGateway" -> "plugins.point.sms";
            case "CourtFilingFormat" -> "plugins.point.court";
            default -> "plugins.point.other";
        };
    }

    private static String health(ExtensionRow extension) {
        if (extension.calls() == 0) {
            return Texts.t("plugins.never-called");
        }
        String figures = Texts.t(
                "plugins.health",
                Long.toString(extension.calls()),
                Long.toString(extension.failures()),
                Long.toString(extension.meanTime().toMillis()),
                Long.toString(extension.slowest().toMillis()));
        return extension.hanging() == 0
                ? figures
                : figures + " · " + Texts.t("plugins.hanging", Integer.toString(extension.hanging()));
    }

    private static Span secondary(String text) {
        Span span = new Span(text);
        span.addClassName("secondary");
        return span;
    }

    private static Component warning(String text, @Nullable LocalizedText detail) {
        Div warning = new Div(new Span(text));
        warning.addClassNames("stacked", "warning");
        if (detail != null) {
            warning.add(secondary(detail.in(UI.getCurrent().getLocale())));
        }
        return warning;
    }
}
