package io.dunlin.ui.notifications;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.access.UserId;
import io.dunlin.core.notifications.ChoiceOutcome;
import io.dunlin.core.notifications.DecisionSchedule;
import io.dunlin.core.notifications.ManagerDecision;
import io.dunlin.core.notifications.ManagerDecisions;
import io.dunlin.core.notifications.ManagerQuestion;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.RelativeDay;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.Optional;

/** Cases that wait for their account manager's decision, and what was decided. */
@Route(value = "decisions", layout = MainLayout.class)
@RolesAllowed({"MANAGER", "LAWYER", "ADMINISTRATOR"})
public final class DecisionsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String DECIDED = "decided";

    private final ManagerDecisions decisions;
    private final ProductSettings settings;
    private final SignedIn signedIn;
    private final Format format;
    private final People people;
    private final Tab open = new Tab(Texts.t("decisions.open"));
    private final Tab decided = new Tab(Texts.t("decisions.decided"));
    private final Tabs tabs = new Tabs(open, decided);
    private final Checkbox mine = new Checkbox(Texts.t("decisions.mine"));
    private final Grid<ManagerQuestion> questions = Rows.grid(Texts.t("decisions.title"));
    private final Grid<ManagerDecision> history = Rows.grid(Texts.t("decisions.title"));

    public DecisionsView(ManagerDecisions decisions, ProductSettings settings, SignedIn signedIn, Format format) {
        this.decisions = decisions;
        this.settings = settings;
        this.signedIn = signedIn;
        this.format = format;
        this.people = signedIn.people();
        Button schedule = new Button(Texts.t("decisions.schedule"), _ -> schedule());
        tabs.addSelectedChangeListener(change -> filterIf(change.isFromClient()));
        mine.addValueChangeListener(change -> filterIf(change.isFromClient()));
        addQuestionColumns();
        addDecisionColumns();
        Div filters = new Div(tabs, mine);
        filters.addClassName("filters");
        addClassName("page");
        add(
                new PageHeader(Texts.t("decisions.title"), Texts.t("decisions.subtitle"), schedule),
                filters,
                questions,
                history);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UrlFilter url = UrlFilter.of(event);
        boolean showsDecided = url.text("show").filter(DECIDED::equals).isPresent();
        tabs.setSelectedTab(showsDecided ? decided : open);
        mine.setValue(url.on("mine"));
        mine.setVisible(!showsDecided);
        questions.setVisible(!showsDecided);
        history.setVisible(showsDecided);
        if (showsDecided) {
            Rows.lazy(history, decisions::decisions);
        } else {
            UserId manager = mine.getValue() ? signedIn.user().id() : null;
            Rows.lazy(questions, window -> decisions.open(manager, window));
        }
    }

    @Override
    public String getPageTitle() {
        return Texts.t("decisions.title");
    }

    private void filterIf(boolean fromClient) {
        if (fromClient) {
            UrlFilter.empty()
                    .with("show", decided.equals(tabs.getSelectedTab()) ? DECIDED : null)
                    .with("mine", mine.getValue() ? true : null)
                    .show(DecisionsView.class);
        }
    }

    private void addQuestionColumns() {
        questions.setEmptyStateText(Texts.t("decisions.none"));
        questions
                .addComponentColumn(
                        row -> new CaseLink(row.caseId(), row.reference().value()))
                .setHeader(Texts.t("case.reference"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        questions
                .addColumn(ManagerQuestion::debtorName)
                .setHeader(Texts.t("case.debtor"))
                .setFlexGrow(2);
        questions
                .addColumn(ManagerQuestion::creditorName)
                .setHeader(Texts.t("case.creditor"))
                .setFlexGrow(2);
        questions
                .addColumn(row -> format.money(row.balance()))
                .setHeader(Texts.t("case.balance"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        questions
                .addComponentColumn(row -> RelativeDay.due(row.oldestDueOn(), format))
                .setHeader(Texts.t("case.oldest-due"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        questions
                .addComponentColumn(this::standing)
                .setHeader(Texts.t("decisions.asked"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        questions.addComponentColumn(this::decideButton).setAutoWidth(true).setFlexGrow(0);
    }

    /** Who is asked, since when, and whether the lead is asked too. */
    private Component standing(ManagerQuestion row) {
        String who = Optional.ofNullable(row.accountManager()).map(people::name).orElse(Texts.t("decisions.nobody"));
        Div cell = new Div(new Span(who + ", " + format.relative(row.askedOn())));
        cell.addClassName("stacked");
        if (row.escalatedOn() != null) {
            cell.add(StatusBadge.bad(Texts.t("decisions.escalated")));
        } else if (row.chasedOn() != null) {
            cell.add(StatusBadge.waiting(Texts.t("decisions.chased")));
        }
        return cell;
    }

    private Button decideButton(ManagerQuestion question) {
        Button decide = new Button(
                Texts.t("decisions.decide"),
                _ -> new DecisionDialog(
                                decisions,
                                question,
                                format,
                                signedIn.actor(),
                                () -> questions.getDataProvider().refreshAll())
                        .open());
        decide.addThemeVariants(ButtonVariant.SMALL);
        return decide;
    }

    private void addDecisionColumns() {
        history.setEmptyStateText(Texts.t("decisions.none-decided"));
        history.addColumn(row -> format.moment(row.decidedAt()))
                .setHeader(Texts.t("decisions.when"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        history.addComponentColumn(
                        row -> new CaseLink(row.caseId(), row.reference().value()))
                .setHeader(Texts.t("case.reference"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        history.addColumn(ManagerDecision::debtorName)
                .setHeader(Texts.t("case.debtor"))
                .setFlexGrow(2);
        history.addColumn(this::chosen).setHeader(Texts.t("decisions.choice")).setFlexGrow(2);
        history.addComponentColumn(this::decidedBy)
                .setHeader(Texts.t("decisions.by"))
                .setFlexGrow(2);
        history.addComponentColumn(row -> StatusBadge.of(row.state()))
                .setHeader(Texts.t("decisions.state"))
                .setWidth("9rem")
                .setFlexGrow(0);
        history.addComponentColumn(this::undoButton).setAutoWidth(true).setFlexGrow(0);
    }

    private Component decidedBy(ManagerDecision decision) {
        Span via = new Span(Texts.t(decision.via()));
        via.addClassName("secondary");
        Div cell = new Div(new Span(people.name(decision.decidedBy())), via);
        cell.addClassName("stacked");
        return cell;
    }

    private String chosen(ManagerDecision decision) {
        LocalDate until = decision.holdUntil();
        String choice = Texts.t(decision.choice());
        return until == null ? choice : choice + ": " + format.day(until);
    }

    private Button undoButton(ManagerDecision decision) {
        Button undo = new Button(
                Texts.t("decisions.undo"),
                _ -> ConfirmDialog.askWhy(
                        Texts.t("decisions.undo.title", decision.reference()),
                        Texts.t("decisions.undo.text"),
                        Texts.t("decisions.undo"),
                        why -> undo(decision, why)));
        undo.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        undo.setVisible(decision.state() == ManagerDecision.State.IN_FORCE);
        return undo;
    }

    private void undo(ManagerDecision decision, String why) {
        switch (decisions.undo(decision.id(), why, signedIn.actor())) {
            case ChoiceOutcome.Chosen _ -> Notice.done(Texts.t("decisions.undone"));
            case ChoiceOutcome.Refused(ChoiceOutcome.Reason reason) -> Notice.refused(Texts.t(reason));
        }
        history.getDataProvider().refreshAll();
    }

    private void schedule() {
        UserId self = signedIn.user().id();
        new ScheduleDialog(settings.get(DecisionSchedule.of(self)), chosen -> {
                    settings.change(DecisionSchedule.of(self), chosen, signedIn.actor(), "");
                    Notice.done(Texts.t("decisions.schedule.saved"));
                })
                .open();
    }
}
