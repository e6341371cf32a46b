package io.dunlin.ui.triage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.access.Role;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.learning.AnswerFreezes;
import io.dunlin.core.triage.learning.AnswerFreezes.Freeze;
import io.dunlin.core.triage.learning.ReplyQuality;
import io.dunlin.core.triage.learning.ReplyQuality.ClassQuality;
import io.dunlin.core.triage.learning.ReplyQuality.Totals;
import io.dunlin.core.triage.learning.ReplyQuality.Week;
import io.dunlin.core.triage.policy.TriageSettings;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How well replies are read, class by class and week by week, and which automatic answers have stopped. */
@Route(value = "reply-quality", layout = MainLayout.class)
@RolesAllowed({"CLERK", "LAWYER", "MANAGER", "ADMINISTRATOR"})
public final class QualityView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final List<Integer> PERIODS = List.of(7, 30, 90, 365);
    private static final int USUAL_PERIOD = 30;
    private static final int WHOLE = 100;

    private final ReplyQuality quality;
    private final AnswerFreezes freezes;
    private final ProductSettings settings;
    private final FirmCalendar calendar;
    private final SignedIn signedIn;
    private final Format format;
    private final Select<Integer> days = new Select<>();
    private final Div shown = new Div();

    public QualityView(
            ReplyQuality quality,
            AnswerFreezes freezes,
            ProductSettings settings,
            FirmCalendar calendar,
            SignedIn signedIn,
            Format format) {
        this.quality = quality;
        this.freezes = freezes;
        this.settings = settings;
        this.calendar = calendar;
        this.signedIn = signedIn;
        this.format = format;
        days.setItems(PERIODS);
        days.setItemLabelGenerator(period -> Texts.t("quality.days", Integer.toString(period)));
        days.setAriaLabel(Texts.t("quality.period"));
        days.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                UrlFilter.empty().with("days", change.getValue()).show(QualityView.class);
            }
        });
        Div filters = new Div(days, new Anchor("replies?show=unseen", Texts.t("quality.look")));
        filters.addClassName("filters");
        if (mayChange()) {
            filters.add(new Anchor("settings", Texts.t("quality.settings")));
        }
        shown.addClassName("stack");
        addClassNames("page", "long-page");
        add(new PageHeader(Texts.t("quality.title"), Texts.t("quality.subtitle")), filters, shown);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        days.setValue(UrlFilter.of(event)
                .number("days")
                .map(Long::intValue)
                .filter(PERIODS::contains)
                .orElse(USUAL_PERIOD));
        show();
    }

    @Override
    public String getPageTitle() {
        return Texts.t("quality.title");
    }

    private boolean mayChange() {
        return signedIn.has(Role.ADMINISTRATOR);
    }

    private boolean mayLift() {
        return mayChange() || signedIn.has(Role.MANAGER);
    }

    private void show() {
        Instant since = calendar.now().minus(Duration.ofDays(days.getValue()));
        shown.removeAll();
        shown.add(totals(quality.totals(since)), classes(since), weeks(since));
    }

    private static Component totals(Totals totals) {
        Card card = new Card(Texts.t("quality.total"));
        if (totals.messages() == 0) {
            card.showNothing(Texts.t("quality.no-replies"));
            return card;
        }
        card.show(
                line("quality.messages", Integer.toString(totals.messages())),
                line("quality.alone", of(totals.alone(), totals.messages())),
                line("quality.other", of(totals.other(), totals.messages())),
                line("quality.judged", of(totals.judged(), totals.messages())),
                line("quality.corrected", of(totals.corrected(), totals.judged())));
        return card;
    }

    private Component classes(Instant since) {
        TriageSettings triage = settings.get(TriageSettings.GROUP);
        Map<ReplyClass, Freeze> frozen = freezes.inForce();
        Grid<ClassQuality> grid = Rows.grid(Texts.t("quality.classes"));
        grid.setAllRowsVisible(true);
        grid.addColumn(each -> Texts.t(each.replyClass()))
                .setHeader(Texts.t("quality.class"))
                .setWidth("11rem")
                .setFlexGrow(2);
        grid.addColumn(ClassQuality::judged)
                .setHeader(Texts.t("quality.judged"))
                .setAutoWidth(true);
        grid.addColumn(each -> ModelComparison.percent(each.counts().precision()))
                .setHeader(Texts.t("quality.precision"))
                .setAutoWidth(true);
        grid.addColumn(each -> ModelComparison.percent(each.counts().recall()))
                .setHeader(Texts.t("quality.recall"))
                .setAutoWidth(true);
        grid.addColumn(ClassQuality::alone).setHeader(Texts.t("quality.alone")).setAutoWidth(true);
        grid.addColumn(ClassQuality::corrected)
                .setHeader(Texts.t("quality.corrected"))
                .setAutoWidth(true);
        grid.addColumn(each -> from(triage.applyFrom(each.replyClass())))
                .setHeader(Texts.t("quality.from"))
                .setAutoWidth(true);
        grid.addComponentColumn(each -> answers(each.replyClass(), triage, frozen))
                .setHeader(Texts.t("quality.answers"))
                .setWidth("14rem")
                .setFlexGrow(3);
        grid.setItems(quality.classes(since));
        Card card = new Card(Texts.t("quality.classes"));
        card.show(new Paragraph(Texts.t("quality.explained")), grid);
        return card;
    }

    private static String from(double confidence) {
        return confidence > 1
                ? Texts.t("quality.never")
                : Texts.t("quality.percent", Long.toString(Math.round(confidence * WHOLE)));
    }

    private Component answers(ReplyClass replyClass, TriageSettings triage, Map<ReplyClass, Freeze> frozen) {
        Freeze freeze = frozen.get(replyClass);
        if (freeze == null) {
            return triage.answering().contains(replyClass)
                    ? StatusBadge.good(Texts.t("quality.answers.on"))
                    : StatusBadge.plain(Texts.t("quality.answers.off"));
        }
        Div cell = new Div(StatusBadge.bad(Texts.t(
                "quality.answers.frozen",
                format.shortMoment(freeze.frozenAt()),
                Integer.toString(freeze.wrong()),
                Integer.toString(freeze.counted()),
                Integer.toString(freeze.floorPercent()))));
        cell.addClassName("actions");
        if (mayLift()) {
            Button lift = new Button(Texts.t("quality.answers.lift"), _ -> lift(replyClass));
            lift.addThemeVariants(ButtonVariant.TERTIARY);
            cell.add(lift);
        }
        return cell;
    }

    private void lift(ReplyClass replyClass) {
        ConfirmDialog.askWhy(
                Texts.t("quality.answers.lift.title", Texts.t(replyClass)),
                Texts.t("quality.answers.lift.text"),
                Texts.t("quality.answers.lift"),
                why -> {
                    freezes.lift(replyClass, signedIn.actor(), why);
                    Notice.done(Texts.t("quality.answers.lifted"));
                    show();
                });
    }

    private Component weeks(Instant since) {
        Grid<Week> grid = Rows.grid(Texts.t("quality.weeks"));
        grid.setAllRowsVisible(true);
        grid.setEmptyStateText(Texts.t("quality.no-replies"));
        grid.addColumn(week -> format.day(week.monday())).setHeader(Texts.t("quality.week"));
        grid.addColumn(week -> week.totals().messages()).setHeader(Texts.t("quality.messages"));
        grid.addColumn(week -> of(week.totals().alone(), week.totals().messages()))
                .setHeader(Texts.t("quality.alone"));
        grid.addColumn(week -> of(week.totals().other(), week.totals().messages()))
                .setHeader(Texts.t("quality.other"));
        grid.addColumn(week -> of(week.totals().judged(), week.totals().messages()))
                .setHeader(Texts.t("quality.judged"));
        grid.addColumn(week -> of(week.totals().corrected(), week.totals().judged()))
                .setHeader(Texts.t("quality.corrected"));
        grid.setItems(quality.weeks(since));
        Card card = new Card(Texts.t("quality.weeks"));
        card.show(grid);
        return card;
    }

    private static String of(int part, int whole) {
        return whole == 0
                ? "–"
                : Texts.t(
                        "quality.percent-of",
                        Long.toString(Math.round(part * (double) WHOLE / whole)),
                        Integer.toString(part));
    }

    private static Component line(String key, String value) {
        Span words = new Span(Texts.t(key));
        words.addClassName("secondary");
        Div line = new Div(words, new Span(value));
        line.addClassName("card-line");
        return line;
    }
}
