package io.dunlin.ui.audit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.audit.AuditQueries;
import io.dunlin.core.audit.AuditQueries.AuditRow;
import io.dunlin.core.cases.CallOutcome;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.notifications.ManagerChoice;
import io.dunlin.core.notifications.ManagerDecision;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.core.reporting.AuditSubjects;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.cases.CloseReason;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.components.Days;
import io.dunlin.ui.components.FilterSelect;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MessageReason;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.SearchField;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import io.dunlin.ui.dunning.StepNames;
import io.dunlin.ui.triage.ReviewReason;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The audit trail, the newest first. Entries with a lock are sealed: a change to them would be noticed. */
@Route(value = "audit", layout = MainLayout.class)
@RolesAllowed({"ADMINISTRATOR", "MANAGER"})
public final class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String REPLY = "reply-";
    private static final Pattern MARK = Pattern.compile("[a-z][a-z-]*(:[A-Za-z0-9-]+)+");

    private final AuditQueries audit;
    private final AuditSubjects subjects;
    private final CaseQueries cases;
    private final FirmCalendar calendar;
    private final People people;
    private final StepNames policies;
    private final Map<AuditSubjects.Subject, String> names = new HashMap<>();
    private final SearchField actor = new SearchField(Texts.t("audit.actor"), _ -> filter());
    private final Select<AuditAction> action = new FilterSelect<>(
            Texts.t("audit.action"), Texts.t("audit.any-action"), AuditAction.values(), this::filter);
    private final DatePicker from = Days.field("");
    private final DatePicker until = Days.field("");
    private final Grid<AuditRow> grid = Rows.grid(Texts.t("audit.title"));

    public AuditView(
            AuditQueries audit,
            AuditSubjects subjects,
            CaseQueries cases,
            Policies policies,
            FirmCalendar calendar,
            SignedIn signedIn,
            Format format) {
        this.audit = audit;
        this.subjects = subjects;
        this.cases = cases;
        this.calendar = calendar;
        this.people = signedIn.people();
        this.policies = StepNames.of(policies);
        grid.addColumn(row -> format.moment(row.happenedAt()))
                .setHeader(Texts.t("audit.when"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(row -> people.name(row.actorName()))
                .setHeader(Texts.t("audit.actor"))
                .setWidth("9rem")
                .setFlexGrow(0);
        grid.addColumn(row -> AuditAction.textOf(row.action()))
                .setHeader(Texts.t("audit.action"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::subjectOf)
                .setHeader(Texts.t("audit.about"))
                .setWidth("9rem")
                .setFlexGrow(1);
        grid.addColumn(AuditView::reasonOf)
                .setHeader(Texts.t("audit.reason"))
                .setWidth("9rem")
                .setFlexGrow(2);
        grid.addComponentColumn(AuditView::seal).setAutoWidth(true).setFlexGrow(0);
        grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        grid.setItemDetailsRenderer(new ComponentRenderer<>(row -> details(row, format)));
        grid.setEmptyStateText(Texts.t("audit.none"));
        from.addValueChangeListener(change -> filterIf(change.isFromClient()));
        until.addValueChangeListener(change -> filterIf(change.isFromClient()));
        from.setPlaceholder(Texts.t("audit.from"));
        from.setAriaLabel(Texts.t("audit.from"));
        until.setPlaceholder(Texts.t("audit.until"));
        until.setAriaLabel(Texts.t("audit.until"));
        from.setClearButtonVisible(true);
        until.setClearButtonVisible(true);
        Div filters = new Div(actor, action, from, until);
        filters.addClassName("filters");
        addClassName("page");
        add(new PageHeader(Texts.t("audit.title"), Texts.t("audit.subtitle")), filters, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UrlFilter url = UrlFilter.of(event);
        actor.setValue(url.text("actor").orElse(""));
        action.setValue(url.constant("action", AuditAction.class).orElse(null));
        from.setValue(url.day("from").orElse(null));
        until.setValue(url.day("until").orElse(null));
        AuditQueries.Filter filter = new AuditQueries.Filter(
                url.text("actor").map(this::actorOf).orElse(null),
                action.isEmpty() ? null : action.getValue().code(),
                null,
                from.isEmpty() ? null : startOf(from.getValue()),
                until.isEmpty() ? null : startOf(until.getValue().plusDays(1)));
        Rows.lazy(grid, window -> named(audit.page(filter, window)));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(calendar.zone()).toInstant();
    }

    /** Looks up what the rows are about, all of them at once. */
    private List<AuditRow> named(List<AuditRow> rows) {
        names.putAll(subjects.names(
                rows.stream().flatMap(row -> subject(row).stream()).toList()));
        return rows;
    }

    private static Optional<AuditSubjects.Subject> subject(AuditRow row) {
        return Optional.ofNullable(row.subjectId()).map(id -> new AuditSubjects.Subject(row.subjectKind(), id));
    }

    @Override
    public String getPageTitle() {
        return Texts.t("audit.title");
    }

    private void filterIf(boolean fromClient) {
        if (fromClient) {
            filter();
        }
    }

    private void filter() {
        UrlFilter.empty()
                .with("actor", actor.getValue().strip())
                .with("action", action.getValue())
                .with("from", from.getValue())
                .with("until", until.getValue())
                .show(AuditView.class);
    }

    private AuditDetailsPanel details(AuditRow row, Format format) {
        List<AuditLines.Line> lines = AuditLines.of(
                row.action(),
                row.details(),
                new AuditLines.Names(people, format, policies),
                UI.getCurrent().getLocale());
        return new AuditDetailsPanel(lines, row.details());
    }

    /** What a person or the product gave as the reason; marks that only the product reads stand in the details. */
    private static String reasonOf(AuditRow row) {
        String reason = row.reason();
        if (MARK.matcher(reason).matches()) {
            return "";
        }
        return switch (row.action()) {
            case "case-closed" -> CloseReason.textOf(reason);
            case "manager-decided" ->
                AuditLines.word(reason, List.of(ManagerDecision.Via.class)).orElse(reason);
            case "remittance-allocated" ->
                AuditLines.word(reason, List.of(Rule.class)).orElse(reason);
            case "task-done" ->
                AuditLines.word(reason, List.of(CallOutcome.class, ManagerChoice.class, Channel.class))
                        .orElseGet(() -> Format.asRead(MessageReason.of(reason)));
            default ->
                row.action().startsWith(REPLY) ? ReviewReason.textOf(reason) : Format.asRead(MessageReason.of(reason));
        };
    }

    /** A login or the name of a part of the product, also where the name of a person was written. */
    private String actorOf(String text) {
        return people.loginOf(text).orElse(text);
    }

    /** The case, and the thing itself by its name. */
    private Span subjectOf(AuditRow row) {
        Span cell = new Span();
        if (row.caseId() != null) {
            CaseId id = new CaseId(row.caseId());
            cell.add(new CaseLink(id, cases.get(id).reference().value()));
        }
        String name = subject(row).map(names::get).map(Format::asRead).orElse("");
        if (!name.isEmpty()) {
            Span words = new Span(row.caseId() == null ? name : " " + name);
            words.setTitle(name);
            cell.add(words);
        }
        return cell;
    }

    private static Span seal(AuditRow row) {
        Span cell = new Span();
        if (row.sealNumber() != null) {
            cell.add(VaadinIcon.LOCK.create());
            cell.setTitle(Texts.t("audit.sealed"));
        }
        return cell;
    }
}
