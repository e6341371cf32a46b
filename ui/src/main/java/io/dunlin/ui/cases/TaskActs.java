package io.dunlin.ui.cases;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.dunlin.core.access.Role;
import io.dunlin.core.cases.Calls;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.dunning.letters.FormalLetters;
import io.dunlin.core.notifications.ManagerDecisions;
import io.dunlin.core.notifications.ManagerQuestion;
import io.dunlin.core.plans.InstalmentPlans;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.correspondence.FormalLetterView;
import io.dunlin.ui.notifications.DecisionDialog;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What can be done with a task: each kind by its own dialog, any other by a word on what came of it. */
@Component
public class TaskActs {

    private final CaseTasks tasks;
    private final ManagerDecisions decisions;
    private final Calls calls;
    private final FormalLetters letters;
    private final InstalmentPlans plans;
    private final CaseQueries cases;
    private final OpenCase.Parts open;
    private final SignedIn signedIn;
    private final Format format;

    TaskActs(
            CaseTasks tasks,
            ManagerDecisions decisions,
            Calls calls,
            FormalLetters letters,
            InstalmentPlans plans,
            CaseQueries cases,
            OpenCase.Parts open,
            SignedIn signedIn,
            Format format) {
        this.tasks = tasks;
        this.decisions = decisions;
        this.calls = calls;
        this.letters = letters;
        this.plans = plans;
        this.cases = cases;
        this.open = open;
        this.signedIn = signedIn;
        this.format = format;
    }

    /** The button that ends a task. */
    Button button(CaseTask task, Runnable changed) {
        Button act = new Button(label(task), _ -> act(task, changed));
        act.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        act.setVisible(mayAct(task));
        return act;
    }

    private boolean mayAct(CaseTask task) {
        return switch (task.kind()) {
            case DECISION -> mayDecide();
            case FINAL_DEMAND -> mayDecide() || signedIn.has(Role.CLERK);
            default -> true;
        };
    }

    private static String label(CaseTask task) {
        return switch (task.kind()) {
            case DECISION -> Texts.t("decisions.decide");
            case CALL -> Texts.t("call.record");
            case FINAL_DEMAND -> Texts.t("formal.open");
            case PLAN -> Texts.t("plan.open");
            default -> Texts.t("task.complete");
        };
    }

    private boolean mayDecide() {
        return signedIn.has(Role.MANAGER) || signedIn.has(Role.LAWYER) || signedIn.has(Role.ADMINISTRATOR);
    }

    /** What the button does, for who may do it. */
    void act(CaseTask task, Runnable changed) {
        if (!mayAct(task)) {
            return;
        }
        if (tasks.get(task.id()).state() != CaseTask.State.OPEN) {
            Notice.refused(Texts.t("task.meanwhile"));
            changed.run();
            return;
        }
        switch (task.kind()) {
            case DECISION -> decide(task, changed);
            case CALL -> call(task, changed);
            case FINAL_DEMAND -> letter(task);
            case PLAN -> plan(task, changed);
            default -> complete(task, changed);
        }
    }

    private void decide(CaseTask task, Runnable changed) {
        Optional<ManagerQuestion> question = decisions.of(task.id());
        if (question.isPresent()) {
            new DecisionDialog(decisions, question.get(), format, signedIn.actor(), changed).open();
        } else {
            complete(task, changed);
        }
    }

    /** A final demand is drafted within minutes, and later where the case is held; its task ends with the letter. */
    private void letter(CaseTask task) {
        letters.ofTask(task.id())
                .ifPresentOrElse(
                        letter -> UI.getCurrent()
                                .navigate(FormalLetterView.class, letter.id().value()),
                        () -> Notice.refused(Texts.t("formal.not-drafted")));
    }

    /** A plan is decided on where it stands, and its task ends with it; where there is none, a word on what came of it. */
    private void plan(CaseTask task, Runnable changed) {
        CaseId caseId = task.caseId();
        boolean drafted = caseId != null
                && plans.of(caseId).stream().anyMatch(plan -> plan.state().isLive());
        if (caseId == null || !drafted) {
            complete(task, changed);
            return;
        }
        UI.getCurrent().navigate(CaseView.class, caseId.value());
        PlanCard.scrollTo(UI.getCurrent());
    }

    private void call(CaseTask task, Runnable changed) {
        if (task.caseId() == null) {
            complete(task, changed);
            return;
        }
        OpenCase opened = open.open(task.caseId(), changed);
        CaseRow row = cases.findRow(task.caseId(), format.today()).orElseThrow();
        new CallDialog(
                        task,
                        row,
                        calls,
                        signedIn.user(),
                        signedIn.people(),
                        format,
                        made -> opened.end(() -> {
                            Calls.Recorded recorded = calls.record(task.id(), made, signedIn.actor());
                            return recorded.done()
                                    ? Texts.t("call.recorded")
                                    : Texts.t("call.again", format.day(recorded.dueOn()));
                        }))
                .open();
    }

    private void complete(CaseTask task, Runnable changed) {
        Optional<OpenCase> opened = Optional.ofNullable(task.caseId()).map(id -> open.open(id, changed));
        ConfirmDialog.askWhy(
                Texts.t("task.complete.title", Texts.t(task.kind())),
                Texts.t("task.complete.text"),
                Texts.t("task.complete"),
                outcome -> opened.ifPresentOrElse(of -> of.end(() -> completed(task, outcome)), () -> {
                    Notice.done(completed(task, outcome));
                    changed.run();
                }));
    }

    private String completed(CaseTask task, String outcome) {
        boolean first = tasks.complete(task.id(), outcome, signedIn.actor());
        return Texts.t(first ? "task.completed" : "task.meanwhile");
    }
}
