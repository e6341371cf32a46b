package io.dunlin.ui.correspondence;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.templates.TemplateCatalogue;
import io.dunlin.core.correspondence.templates.TemplateCatalogue.Entry;
import io.dunlin.core.correspondence.templates.Templates;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.components.FilterSelect;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.TemplateName;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;

/** The words of every message, in each language that debtors are written to in. */
@Route(value = "templates", layout = MainLayout.class)
@RolesAllowed({"ADMINISTRATOR", "LAWYER"})
public final class TemplatesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final TemplateCatalogue catalogue;
    private final Select<Channel> channel = new FilterSelect<>(
            Texts.t("outbox.channel"), Texts.t("filter.any-channel"), Channel.values(), this::filter);
    private final Grid<Entry> grid = Rows.grid(Texts.t("templates.title"));

    public TemplatesView(TemplateCatalogue catalogue) {
        this.catalogue = catalogue;
        grid.addColumn(entry -> TemplateName.textOf(entry.code().value()))
                .setHeader(Texts.t("templates.message"))
                .setFlexGrow(2);
        grid.addColumn(entry -> Texts.t(entry.channel()))
                .setHeader(Texts.t("outbox.channel"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(TemplatesView::languages)
                .setHeader(Texts.t("templates.languages"))
                .setFlexGrow(3);
        Div filters = new Div(channel);
        filters.addClassName("filters");
        addClassName("page");
        add(new PageHeader(Texts.t("templates.title"), Texts.t("templates.subtitle")), filters, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        channel.setValue(UrlFilter.of(event).constant("channel", Channel.class).orElse(null));
        grid.setItems(catalogue.entries().stream()
                .filter(entry -> channel.isEmpty() || entry.channel() == channel.getValue())
                .toList());
    }

    @Override
    public String getPageTitle() {
        return Texts.t("templates.title");
    }

    private void filter() {
        UrlFilter.empty().with("channel", channel.getValue()).show(TemplatesView.class);
    }

    private static Component languages(Entry entry) {
        Locale locale = UI.getCurrent().getLocale();
        Div languages = new Div();
        languages.addClassName("labels");
        for (String language : Templates.languages()) {
            Anchor open = new Anchor(
                    TemplateView.hrefOf(entry.code(), entry.channel(), language),
                    Locale.of(language).getDisplayLanguage(locale));
            open.addClassName("case-link");
            Div cell = new Div(open);
            cell.addClassName("badges");
            Integer version = entry.changed().get(language);
            if (version != null) {
                cell.add(StatusBadge.plain(Texts.t("formal.version", Integer.toString(version))));
            }
            languages.add(cell);
        }
        return languages;
    }
}
