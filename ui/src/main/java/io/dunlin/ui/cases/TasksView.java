package io.dunlin.ui.cases;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.components.FilterSelect;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.RelativeDay;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import io.dunlin.ui.dunning.StepNames;
import jakarta.annotation.security.PermitAll;

/** The call list and all else that people are to do, the most urgent first. */
@Route(value = "tasks", layout = MainLayout.class)
@PermitAll
public final class TasksView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final CaseTasks tasks;
    private final CaseQueries cases;
    private final Format format;
    private final Select<CaseTask.Kind> kind =
            new FilterSelect<>(Texts.t("tasks.kind"), Texts.t("filter.any-task"), CaseTask.Kind.values(), this::filter);
    private final Grid<CaseTask> grid = Rows.grid(Texts.t("tasks.title"));

    public TasksView(CaseTasks tasks, CaseQueries cases, TaskActs acts, Policies policies, Format format) {
        this.tasks = tasks;
        this.cases = cases;
        this.format = format;
        grid.addComponentColumn(task -> RelativeDay.due(task.dueOn(), format))
                .setHeader(Texts.t("tasks.due"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(task -> Texts.t(task.kind()))
                .setHeader(Texts.t("tasks.kind"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::caseOf)
                .setHeader(Texts.t("case.title"))
                .setWidth("9rem")
                .setFlexGrow(3);
        StepNames names = StepNames.of(policies);
        grid.addColumn(task -> Format.asRead(names.inNote(task.note())))
                .setHeader(Texts.t("tasks.note"))
                .setFlexGrow(2);
        grid.addComponentColumn(
                        task -> acts.button(task, () -> grid.getDataProvider().refreshAll()))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addItemClickListener(
                click -> acts.act(click.getItem(), () -> grid.getDataProvider().refreshAll()));
        grid.setEmptyStateText(Texts.t("tasks.none"));
        Div filters = new Div(kind);
        filters.addClassName("filters");
        addClassName("page");
        add(new PageHeader(Texts.t("tasks.title"), Texts.t("tasks.subtitle")), filters, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        kind.setValue(UrlFilter.of(event).constant("kind", CaseTask.Kind.class).orElse(null));
        Rows.lazy(grid, window -> tasks.open(kind.getValue(), window));
    }

    @Override
    public String getPageTitle() {
        return Texts.t("tasks.title");
    }

    private void filter() {
        UrlFilter.empty().with("kind", kind.getValue()).show(TasksView.class);
    }

    private Span caseOf(CaseTask task) {
        Span cell = new Span();
        if (task.caseId() != null) {
            cases.findRow(task.caseId(), format.today()).ifPresent(row -> {
                cell.add(new CaseLink(row.id(), row.reference().value()));
                cell.add(new Span(" " + row.debtorName()));
            });
        }
        return cell;
    }
}
