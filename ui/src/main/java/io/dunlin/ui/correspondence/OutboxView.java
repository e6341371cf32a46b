package io.dunlin.ui.correspondence;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.OutboxQueries;
import io.dunlin.core.correspondence.OutboxQueries.OutboxRow;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.components.FilterSelect;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.SearchField;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;

/** Every message that the firm sends, the newest first; a click shows its words and what became of it. */
@Route(value = "outbox", layout = MainLayout.class)
@PermitAll
public final class OutboxView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final OutboxQueries messages;
    private final Format format;
    private final Select<OutboundMessage.State> state = new FilterSelect<>(
            Texts.t("outbox.state"), Texts.t("filter.any-state"), OutboundMessage.State.values(), this::filter);
    private final Select<Purpose> purpose = new FilterSelect<>(
            Texts.t("outbox.purpose"), Texts.t("outbox.any-purpose"), Purpose.values(), this::filter);
    private final SearchField text = new SearchField(Texts.t("outbox.search"), _ -> filter());
    private final Grid<OutboxRow> grid = Rows.grid(Texts.t("outbox.title"));

    public OutboxView(OutboxQueries messages, Outbox outbox, SignedIn signedIn, Format format) {
        this.messages = messages;
        this.format = format;
        addColumns();
        grid.setEmptyStateText(Texts.t("outbox.none"));
        grid.addItemClickListener(click -> new MessageDialog(
                        outbox.get(click.getItem().id()), messages, outbox, signedIn, format, this::reload)
                .open());
        Div filters = new Div(text, purpose, state);
        filters.addClassName("filters");
        addClassName("page");
        add(new PageHeader(Texts.t("outbox.title"), Texts.t("outbox.subtitle")), filters, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UrlFilter url = UrlFilter.of(event);
        text.setValue(url.text("text").orElse(""));
        state.setValue(url.constant("state", OutboundMessage.State.class).orElse(null));
        purpose.setValue(url.constant("purpose", Purpose.class).orElse(null));
        OutboxQueries.Filter filter = new OutboxQueries.Filter(
                state.getValue(),
                purpose.getValue(),
                null,
                null,
                url.text("text").orElse(null));
        Rows.lazy(grid, window -> messages.page(filter, window));
    }

    @Override
    public String getPageTitle() {
        return Texts.t("outbox.title");
    }

    private void reload() {
        grid.getDataProvider().refreshAll();
    }

    private void filter() {
        UrlFilter.empty()
                .with("text", text.getValue().strip())
                .with("purpose", purpose.getValue())
                .with("state", state.getValue())
                .show(OutboxView.class);
    }

    private void addColumns() {
        grid.addColumn(row ->
                        format.shortMoment(Optional.ofNullable(row.sentAt()).orElse(row.queuedAt())))
                .setHeader(Texts.t("outbox.when"))
                .setWidth("9rem")
                .setFlexGrow(0);
        grid.addColumn(row -> Texts.t(row.channel()))
                .setHeader(Texts.t("outbox.channel"))
                .setWidth("5rem")
                .setFlexGrow(0);
        grid.addColumn(row -> Texts.t(row.purpose()))
                .setHeader(Texts.t("outbox.purpose"))
                .setWidth("10rem")
                .setFlexGrow(0);
        grid.addColumn(OutboxRow::recipient)
                .setHeader(Texts.t("outbox.recipient"))
                .setFlexGrow(1);
        grid.addColumn(OutboxRow::subject).setHeader(Texts.t("outbox.subject")).setFlexGrow(2);
        grid.addComponentColumn(OutboxView::caseOf)
                .setHeader(Texts.t("case.title"))
                .setWidth("8rem")
                .setFlexGrow(0);
        grid.addComponentColumn(row -> StatusBadge.of(row.state()))
                .setHeader(Texts.t("outbox.state"))
                .setWidth("9rem")
                .setFlexGrow(0);
    }

    private static Span caseOf(OutboxRow row) {
        Span cell = new Span();
        if (row.caseId() != null && row.caseReference() != null) {
            cell.add(new CaseLink(new CaseId(row.caseId()), row.caseReference()));
        }
        return cell;
    }
}
