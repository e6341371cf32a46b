package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.RelativeDay;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.dunning.StepNames;
import java.util.List;

/** What people are to do for the case. */
final class TasksCard {

    private final CaseId caseId;
    private final CaseTasks tasks;
    private final TaskActs acts;
    private final StepNames names;
    private final Format format;
    private final boolean mayAct;
    private final Runnable changed;

    TasksCard(
            CaseId caseId,
            CaseTasks tasks,
            TaskActs acts,
            StepNames names,
            Format format,
            boolean mayAct,
            Runnable changed) {
        this.caseId = caseId;
        this.tasks = tasks;
        this.acts = acts;
        this.names = names;
        this.format = format;
        this.mayAct = mayAct;
        this.changed = changed;
    }

    Component card() {
        Card card = new Card(Texts.t("tasks.title"));
        List<CaseTask> open = tasks.of(caseId).stream()
                .filter(task -> task.state() == CaseTask.State.OPEN)
                .toList();
        if (open.isEmpty()) {
            card.showNothing(Texts.t("tasks.none-here"));
        }
        open.forEach(task -> card.append(line(task)));
        return card;
    }

    private Div line(CaseTask task) {
        Span kind = new Span(Texts.t(task.kind()));
        kind.addClassName("strong");
        Span note = new Span(Format.asRead(names.inNote(task.note())));
        note.addClassName("secondary");
        Div words = new Div(kind, note, RelativeDay.due(task.dueOn(), format));
        words.addClassName("stacked");
        Div line = new Div(words);
        if (mayAct) {
            line.add(acts.button(task, changed));
        }
        line.addClassName("card-line");
        return line;
    }
}
