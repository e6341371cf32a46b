package io.dunlin.ui.triage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Window;
import io.dunlin.core.triage.DecisionId;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.ReviewQueries;
import io.dunlin.core.triage.ReviewQueries.ReplyRow;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.SearchField;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** What debtors wrote: the list on the left, the message with what Dunlin makes of it on the right. */
@Route(value = "replies", layout = MainLayout.class)
@RolesAllowed({"CLERK", "LAWYER", "MANAGER", "ADMINISTRATOR"})
public final class ReplyQueueView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int MOST_ROWS = 200;

    private final ReviewQueries replies;
    private final FirmCalendar calendar;
    private final Format format;
    private final ReplyPanel panel;
    private final Select<Boolean> waiting = new Select<>();
    private final Select<ReplyClass> replyClass = new Select<>();
    private final SearchField text = new SearchField(Texts.t("replies.search"), _ -> filter());
    private final Grid<ReplyRow> grid = Rows.grid();
    private List<ReplyRow> rows = List.of();

    public ReplyQueueView(ReviewQueries replies, FirmCalendar calendar, Format format, ReplyPanels panels) {
        this.replies = replies;
        this.calendar = calendar;
        this.format = format;
        this.panel = panels.panel(this::decided);
        waiting.setItems(true, false);
        waiting.setItemLabelGenerator(item -> Texts.t(item ? "replies.waiting" : "replies.decided"));
        waiting.setAriaLabel(Texts.t("replies.show"));
        waiting.addValueChangeListener(change -> filterIf(change.isFromClient()));
        replyClass.setItems(ReplyClass.values());
        replyClass.setEmptySelectionAllowed(true);
        replyClass.setEmptySelectionCaption(Texts.t("replies.any-class"));
        replyClass.setItemLabelGenerator(item -> item == null ? Texts.t("replies.any-class") : Texts.t(item));
        replyClass.setAriaLabel(Texts.t("replies.class"));
        replyClass.addValueChangeListener(change -> filterIf(change.isFromClient()));
        grid.addComponentColumn(this::line);
        grid.setEmptyStateText(Texts.t("replies.none"));
        grid.getElement().setAttribute("aria-label", Texts.t("replies.title"));
        grid.asSingleSelect().addValueChangeListener(change -> show(Optional.ofNullable(change.getValue())));
        Button help = new Button(Texts.t("replies.shortcuts"), _ -> new ShortcutsDialog().open());
        help.addThemeVariants(ButtonVariant.TERTIARY);
        Div filters = new Div(waiting, replyClass, text);
        filters.addClassName("filters");
        Div columns = new Div(grid, panel);
        columns.addClassName("mail-columns");
        addClassNames("page", "reply-page");
        add(new PageHeader(Texts.t("replies.title"), Texts.t("replies.subtitle"), help), filters, columns);
        addShortcuts();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UrlFilter url = UrlFilter.of(event);
        waiting.setValue(!url.text("show").filter("decided"::equals).isPresent());
        replyClass.setValue(url.constant("class", ReplyClass.class).orElse(null));
        text.setValue(url.text("text").orElse(""));
        load();
        select(url.text("id")
                .flatMap(id -> rows.stream()
                        .filter(row -> Long.toString(row.decisionId().value()).equals(id))
                        .findFirst())
                .or(() -> rows.stream().findFirst()));
    }

    @Override
    public String getPageTitle() {
        return Texts.t("replies.title");
    }

    private void load() {
        rows = replies.page(
                new ReviewQueries.Filter(
                        waiting.getValue(),
                        replyClass.getValue(),
                        text.getOptionalValue().map(String::strip).orElse(null),
                        null,
                        null),
                calendar.now(),
                Window.first(MOST_ROWS));
        grid.setItems(rows);
    }

    private void filterIf(boolean fromClient) {
        if (fromClient) {
            filter();
        }
    }

    private void filter() {
        UrlFilter.empty()
                .with("show", waiting.getValue() ? null : "decided")
                .with("class", replyClass.getValue())
                .with("text", text.getValue().strip())
                .show(ReplyQueueView.class);
    }

    private void addShortcuts() {
        Shortcuts.addShortcutListener(this, panel::accept, Key.ENTER, KeyModifier.CONTROL);
        Shortcuts.addShortcutListener(this, panel::correct, Key.F2);
        Shortcuts.addShortcutListener(this, () -> move(1), Key.ARROW_DOWN, KeyModifier.ALT);
        Shortcuts.addShortcutListener(this, () -> move(-1), Key.ARROW_UP, KeyModifier.ALT);
        Shortcuts.addShortcutListener(this, () -> new ShortcutsDialog().open(), Key.F1);
    }

    private void move(int step) {
        int at = panel.shown().map(this::placeOf).orElse(-1);
        int next = at + step;
        if (next >= 0 && next < rows.size()) {
            select(Optional.of(rows.get(next)));
        }
    }

    private int placeOf(DecisionId shown) {
        return rows.stream().map(ReplyRow::decisionId).toList().indexOf(shown);
    }

    private void select(Optional<ReplyRow> row) {
        row.ifPresentOrElse(found -> grid.select(found), grid::deselectAll);
        row.ifPresent(found -> grid.scrollToIndex(rows.indexOf(found)));
        show(row);
    }

    private void show(Optional<ReplyRow> row) {
        panel.show(row.map(ReplyRow::decisionId));
    }

    /** After a decision the next message comes into sight, without a click. */
    private void decided(DecisionId done) {
        int at = placeOf(done);
        load();
        int next = Math.min(Math.max(at, 0), rows.size() - 1);
        select(next < 0 ? Optional.empty() : Optional.of(rows.get(next)));
    }

    private Component line(ReplyRow row) {
        Span sender = new Span(Optional.ofNullable(row.debtorName()).orElse(row.sender()));
        sender.addClassName("strong");
        Span when = new Span(format.shortMoment(row.receivedAt()));
        when.addClassName("secondary");
        Div top = new Div(sender, when);
        top.addClassName("line-top");
        Span subject = new Span(row.subject().isBlank() ? Texts.t("replies.no-subject") : row.subject());
        subject.addClassName("line-subject");
        Div bottom = new Div(StatusBadge.plain(Texts.t(row.guess())));
        if (row.reviewItemId() != null) {
            Span why = new Span(ReviewReason.textOf(row.reason()));
            why.addClassName("secondary");
            bottom.add(why);
        }
        bottom.addClassName("line-bottom");
        Div line = new Div(top, subject, bottom);
        line.addClassName("mail-line");
        return line;
    }
}
