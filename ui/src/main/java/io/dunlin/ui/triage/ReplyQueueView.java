package io.dunlin.ui.triage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.triage.DecisionId;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.ReviewQueries;
import io.dunlin.core.triage.ReviewQueries.ReplyRow;
import io.dunlin.core.triage.ReviewQueue;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.FilterSelect;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.SearchField;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What debtors wrote: the list on the left, the message with what Dunlin makes of it on the right. */
@Route(value = "replies", layout = MainLayout.class)
@RolesAllowed({"CLERK", "LAWYER", "MANAGER", "ADMINISTRATOR"})
public final class ReplyQueueView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int MOST_AT_ONCE = 200;

    /** Which messages the list shows. */
    enum Shown {
        WAITING,
        PUT_OFF,
        UNSEEN,
        DECIDED;

        String textKey() {
            return switch (this) {
                case WAITING -> "replies.waiting";
                case PUT_OFF -> "replies.put-off";
                case UNSEEN -> "replies.unseen";
                case DECIDED -> "replies.decided";
            };
        }
    }

    private final ReviewQueries replies;
    private final FirmCalendar calendar;
    private final SignedIn signedIn;
    private final Format format;
    private final ReplyPanel panel;
    private final BulkBar bulk;
    private final Select<Shown> waiting = new Select<>();
    private final Checkbox mine = new Checkbox(Texts.t("replies.mine"));
    private final Select<ReplyClass> replyClass = new FilterSelect<>(
            Texts.t("replies.class"), Texts.t("replies.any-class"), ReplyClass.values(), this::filter);
    private final SearchField text = new SearchField(Texts.t("replies.search"), _ -> filter());
    private final Span count = new Span();
    private final Grid<ReplyRow> grid = Rows.grid(Texts.t("replies.title"));
    private final LoadedReplies rows;

    public ReplyQueueView(
            ReviewQueries replies,
            ReviewQueue queue,
            FirmCalendar calendar,
            SignedIn signedIn,
            Format format,
            ReplyPanels panels) {
        this.replies = replies;
        this.rows = new LoadedReplies(replies);
        this.calendar = calendar;
        this.format = format;
        this.signedIn = signedIn;
        this.panel = panels.panel(this::decided, this::reload);
        this.bulk = new BulkBar(queue, calendar, signedIn, this::chooseAll, this::reload);
        waiting.setItems(Shown.values());
        waiting.setItemLabelGenerator(item -> Texts.t(item.textKey()));
        waiting.setAriaLabel(Texts.t("replies.show"));
        waiting.addValueChangeListener(change -> filterIf(change.isFromClient()));
        grid.addComponentColumn(this::line);
        grid.setItems(query ->
                rows.first(query.getOffset() + query.getLimit()).stream().skip(query.getOffset()));
        grid.setEmptyStateText(Texts.t("replies.none"));
        grid.asSingleSelect().addValueChangeListener(change -> show(Optional.ofNullable(change.getValue())));
        Button help = new Button(Texts.t("replies.shortcuts"), _ -> new ShortcutsDialog().open());
        help.addThemeVariants(ButtonVariant.TERTIARY);
        Button who = new Button(Texts.t("replies.who"), _ -> showWho());
        who.addThemeVariants(ButtonVariant.TERTIARY);
        mine.addValueChangeListener(change -> filterIf(change.isFromClient()));
        count.addClassName("secondary");
        count.getElement().setAttribute("role", "status");
        Div filters = new Div(waiting, replyClass, text, mine, count);
        filters.addClassName("filters");
        Div columns = new Div(grid, panel);
        columns.addClassName("mail-columns");
        addClassNames("page", "reply-page");
        add(new PageHeader(Texts.t("replies.title"), Texts.t("replies.subtitle"), who, help), filters, bulk, columns);
        addShortcuts();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UrlFilter url = UrlFilter.of(event);
        waiting.setValue(shownBy(url));
        mine.setValue(url.on("mine"));
        replyClass.setValue(url.constant("class", ReplyClass.class).orElse(null));
        text.setValue(url.text("text").orElse(""));
        load();
        Optional<DecisionId> asked = url.number("id").map(DecisionId::new);
        select(asked.map(rows::placeOf).filter(at -> at >= 0).orElse(0));
        asked.filter(id -> rows.placeOf(id) < 0).filter(replies::exists).ifPresent(id -> {
            grid.deselectAll();
            panel.show(Optional.of(id));
        });
    }

    private static Shown shownBy(UrlFilter url) {
        return switch (url.text("show").orElse("")) {
            case "decided" -> Shown.DECIDED;
            case "unseen" -> Shown.UNSEEN;
            case "put-off" -> Shown.PUT_OFF;
            default -> Shown.WAITING;
        };
    }

    @Override
    public String getPageTitle() {
        return Texts.t("replies.title");
    }

    private void load() {
        Shown shown = waiting.getValue();
        ReviewQueries.Filter filter = new ReviewQueries.Filter(
                asksPerson(shown),
                replyClass.getValue(),
                text.getOptionalValue().map(String::strip).orElse(null),
                null,
                mine.getValue() ? signedIn.user().id().value() : null,
                shown == Shown.PUT_OFF,
                shown == Shown.UNSEEN);
        rows.load(filter, calendar.now());
        count.setVisible(asksPerson(shown));
        if (asksPerson(shown)) {
            long found = replies.count(filter, calendar.now());
            count.setText(Texts.t(
                    shown == Shown.PUT_OFF ? "replies.count.put-off" : "replies.count.waiting", Long.toString(found)));
            bulk.offer(found > MOST_AT_ONCE ? OptionalInt.of(MOST_AT_ONCE) : OptionalInt.empty());
        }
        bulk.keepOnly(rows.soFar());
        grid.getDataProvider().refreshAll();
    }

    private static boolean asksPerson(Shown shown) {
        return shown == Shown.WAITING || shown == Shown.PUT_OFF;
    }

    private void filterIf(boolean fromClient) {
        if (fromClient) {
            filter();
        }
    }

    private void filter() {
        UrlFilter.empty()
                .with("show", addressOf(waiting.getValue()))
                .with("mine", mine.getValue() ? true : null)
                .with("class", replyClass.getValue())
                .with("text", text.getValue().strip())
                .show(ReplyQueueView.class);
    }

    private static @Nullable String addressOf(Shown shown) {
        return switch (shown) {
            case WAITING -> null;
            case PUT_OFF -> "put-off";
            case UNSEEN -> "unseen";
            case DECIDED -> "decided";
        };
    }

    private void addShortcuts() {
        Shortcuts.addShortcutListener(this, panel::reply, Key.KEY_R, KeyModifier.ALT);
        Shortcuts.addShortcutListener(this, panel::snooze, Key.KEY_S, KeyModifier.ALT);
        Shortcuts.addShortcutListener(this, panel::take, Key.KEY_M, KeyModifier.ALT);
        Shortcuts.addShortcutListener(this, panel::openCase, Key.KEY_O, KeyModifier.ALT);
        Shortcuts.addShortcutListener(this, panel::accept, Key.ENTER, KeyModifier.CONTROL);
        Shortcuts.addShortcutListener(this, panel::foundRight, Key.KEY_G, KeyModifier.ALT);
        Shortcuts.addShortcutListener(this, this::toggle, Key.KEY_X, KeyModifier.ALT);
        Shortcuts.addShortcutListener(this, bulk::accept, Key.KEY_A, KeyModifier.ALT);
        Shortcuts.addShortcutListener(this, this::showWho, Key.KEY_W, KeyModifier.ALT);
        Shortcuts.addShortcutListener(this, () -> text.focus(), Key.KEY_F, KeyModifier.ALT);
        Shortcuts.addShortcutListener(this, panel::correct, Key.F2);
        Shortcuts.addShortcutListener(this, () -> move(1), Key.ARROW_DOWN, KeyModifier.ALT);
        Shortcuts.addShortcutListener(this, () -> move(-1), Key.ARROW_UP, KeyModifier.ALT);
        Shortcuts.addShortcutListener(this, () -> new ShortcutsDialog().open(), Key.F1);
    }

    private boolean canChoose() {
        return waiting.getValue() == Shown.WAITING;
    }

    /** Chooses the message in sight for deciding on many, or leaves it out again. */
    private void toggle() {
        Optional.of(placeShown()).filter(_ -> canChoose()).flatMap(rows::at).ifPresent(row -> {
            bulk.choose(row, !bulk.isChosen(row));
            grid.getDataProvider().refreshItem(row);
        });
    }

    private void chooseAll() {
        rows.first(MOST_AT_ONCE).forEach(row -> bulk.choose(row, true));
        grid.getDataProvider().refreshAll();
    }

    private void showWho() {
        new WhoDialog(replies.shares(), format).open();
    }

    private void move(int step) {
        int next = placeShown() + step;
        if (rows.at(next).isPresent()) {
            select(next);
        }
    }

    private int placeShown() {
        return panel.shown().map(rows::placeOf).orElse(-1);
    }

    /** Shows the message at a place of the list; none where there is none. */
    private void select(int place) {
        Optional<ReplyRow> row = rows.at(place);
        row.ifPresentOrElse(found -> grid.select(found), grid::deselectAll);
        row.ifPresent(_ -> grid.scrollToIndex(place));
        show(row);
    }

    private void show(Optional<ReplyRow> row) {
        panel.show(row.map(ReplyRow::decisionId));
    }

    /** Loads the list again and stays where one was. */
    private void reload() {
        Optional<DecisionId> shown = panel.shown();
        load();
        select(shown.map(rows::placeOf).orElse(-1));
    }

    /** After a decision the next message comes into sight, without a click: the first below it that still is there. */
    private void decided(DecisionId done) {
        int at = Math.max(rows.placeOf(done), 0);
        List<DecisionId> below =
                rows.soFar().stream().skip(at).map(ReplyRow::decisionId).toList();
        load();
        select(below.stream()
                .map(rows::placeOf)
                .filter(place -> place >= 0)
                .findFirst()
                .orElse(rows.soFar().size() - 1));
    }

    private Component line(ReplyRow row) {
        Span sender = new Span(Optional.ofNullable(row.debtorName()).orElse(row.sender()));
        sender.addClassName("strong");
        Span when = new Span(format.shortMoment(row.receivedAt()));
        when.addClassName("secondary");
        Div top = new Div(sender, when);
        if (canChoose()) {
            Checkbox choice = new Checkbox();
            choice.setAriaLabel(Texts.t("bulk.choose", row.subject()));
            choice.setValue(bulk.isChosen(row));
            choice.addValueChangeListener(change -> bulk.choose(row, change.getValue()));
            top.addComponentAsFirst(choice);
        }
        top.addClassName("line-top");
        Span subject = new Span(row.subject().isBlank() ? Texts.t("replies.no-subject") : row.subject());
        subject.addClassName("line-subject");
        Div bottom = new Div(StatusBadge.plain(Texts.t(row.guess())));
        if (row.reviewItemId() != null) {
            Span why = new Span(ReviewReason.textOf(row.reason()));
            why.addClassName("secondary");
            bottom.add(why);
        }
        Instant putOffUntil = row.putOffUntil();
        if (putOffUntil != null && waiting.getValue() == Shown.PUT_OFF) {
            bottom.add(StatusBadge.waiting(
                    Texts.t("replies.until", format.day(LocalDate.ofInstant(putOffUntil, calendar.zone())))));
        }
        if (row.assignee() != null) {
            Span who = new Span(VaadinIcon.USER.create(), new Span(row.assignee()));
            who.addClassName("assignee");
            bottom.add(who);
        }
        bottom.addClassName("line-bottom");
        Div line = new Div(top, subject, bottom);
        line.addClassName("mail-line");
        return line;
    }
}
