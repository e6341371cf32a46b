package io.dunlin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.dunlin.ui.access.UsersView;
import io.dunlin.ui.audit.AuditView;
import io.dunlin.ui.cases.CasesView;
import io.dunlin.ui.cases.TasksView;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.correspondence.FormalLettersView;
import io.dunlin.ui.correspondence.LettersView;
import io.dunlin.ui.correspondence.OutboxView;
import io.dunlin.ui.correspondence.TemplatesView;
import io.dunlin.ui.dunning.PoliciesView;
import io.dunlin.ui.dunning.RehearsalView;
import io.dunlin.ui.inbox.MailView;
import io.dunlin.ui.litigation.FilingsView;
import io.dunlin.ui.notifications.DecisionsView;
import io.dunlin.ui.parties.CreditorsView;
import io.dunlin.ui.plugins.PluginsView;
import io.dunlin.ui.receivables.ImportsView;
import io.dunlin.ui.receivables.RatesView;
import io.dunlin.ui.receivables.ReceivablesView;
import io.dunlin.ui.remittances.RemittancesView;
import io.dunlin.ui.remittances.StatementsView;
import io.dunlin.ui.reporting.ReportsView;
import io.dunlin.ui.settings.SendingView;
import io.dunlin.ui.settings.SettingsView;
import io.dunlin.ui.today.TodayView;
import io.dunlin.ui.triage.ModelsView;
import io.dunlin.ui.triage.QualityView;
import io.dunlin.ui.triage.ReplyQueueView;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The menu: what a person may see by the annotation of each view, in the order of a day's work. */
@org.springframework.stereotype.Component
public class Navigation {

    private record Place(String key, Class<? extends Component> view, VaadinIcon icon) {}

    private record Group(String key, List<Place> places) {}

    private static final List<Group> GROUPS = List.of(
            new Group(
                    "nav.work",
                    List.of(
                            new Place("today.title", TodayView.class, VaadinIcon.SUN_O),
                            new Place("replies.title", ReplyQueueView.class, VaadinIcon.INBOX),
                            new Place("mail.title", MailView.class, VaadinIcon.ENVELOPES_O),
                            new Place("cases.title", CasesView.class, VaadinIcon.FOLDER_OPEN_O),
                            new Place("tasks.title", TasksView.class, VaadinIcon.PHONE),
                            new Place("decisions.title", DecisionsView.class, VaadinIcon.QUESTION_CIRCLE_O),
                            new Place("outbox.title", OutboxView.class, VaadinIcon.PAPERPLANE_O),
                            new Place("formal.title", FormalLettersView.class, VaadinIcon.FILE_TEXT_O),
                            new Place("letters.title", LettersView.class, VaadinIcon.ENVELOPE_OPEN_O))),
            new Group(
                    "nav.money",
                    List.of(
                            new Place("receivables.title", ReceivablesView.class, VaadinIcon.INVOICE),
                            new Place("imports.title", ImportsView.class, VaadinIcon.UPLOAD),
                            new Place("remittances.title", RemittancesView.class, VaadinIcon.COIN_PILES),
                            new Place("statements.title", StatementsView.class, VaadinIcon.INSTITUTION),
                            new Place("filings.title", FilingsView.class, VaadinIcon.GAVEL),
                            new Place("reports.title", ReportsView.class, VaadinIcon.BAR_CHART_H))),
            new Group(
                    "nav.administration",
                    List.of(
                            new Place("creditors.title", CreditorsView.class, VaadinIcon.BRIEFCASE),
                            new Place("policies.title", PoliciesView.class, VaadinIcon.STEP_FORWARD),
                            new Place("templates.title", TemplatesView.class, VaadinIcon.COMMENT_ELLIPSIS_O),
                            new Place("rehearsal.title", RehearsalView.class, VaadinIcon.CALENDAR_CLOCK),
                            new Place("quality.title", QualityView.class, VaadinIcon.CHART),
                            new Place("models.title", ModelsView.class, VaadinIcon.ACADEMY_CAP),
                            new Place("sending.title", SendingView.class, VaadinIcon.POWER_OFF),
                            new Place("rates.title", RatesView.class, VaadinIcon.SCALE),
                            new Place("plugins.title", PluginsView.class, VaadinIcon.PLUG),
                            new Place("settings.title", SettingsView.class, VaadinIcon.COG_O),
                            new Place("users.title", UsersView.class, VaadinIcon.USERS),
                            new Place("audit.title", AuditView.class, VaadinIcon.BOOK))));

    private final AccessAnnotationChecker access;
    private final AuthenticationContext authentication;

    public Navigation(AccessAnnotationChecker access, AuthenticationContext authentication) {
        this.access = access;
        this.authentication = authentication;
    }

    /** The menu of the person who is signed in. */
    public Div menu() {
        Div menu = new Div();
        for (Group group : GROUPS) {
            List<Place> open = group.places().stream()
                    .filter(place -> mayEnter(place.view()))
                    .toList();
            if (!open.isEmpty()) {
                menu.add(section(group, open));
            }
        }
        return menu;
    }

    private static SideNav section(Group group, List<Place> places) {
        SideNav section = new SideNav(Texts.t(group.key()));
        for (Place place : places) {
            SideNavItem item = new SideNavItem(
                    Texts.t(place.key()), place.view(), place.icon().create());
            item.setMatchNested(true);
            section.addItem(item);
        }
        return section;
    }

    /** Whether the person who is signed in may see a view. */
    public boolean mayEnter(Class<? extends Component> view) {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return access.hasAccess(view, person, authentication::hasRole);
    }
}
