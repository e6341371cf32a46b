package io.dunlin.ui.notifications;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.notifications.NotificationPreference.Delivery;
import io.dunlin.core.notifications.Notifications;
import io.dunlin.core.notifications.Notifications.NotificationRow;
import io.dunlin.core.shared.Window;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** What the person in front of the screen was told of, the newest first. */
@Route(value = "notifications", layout = MainLayout.class)
@PermitAll
public final class NotificationsView extends Div implements HasDynamicTitle {

    private static final int SHOWN = 200;

    private final Notifications notifications;
    private final CaseQueries cases;
    private final SignedIn signedIn;
    private final Format format;
    private final Card news = new Card(Texts.t("notifications.news"));

    public NotificationsView(Notifications notifications, CaseQueries cases, SignedIn signedIn, Format format) {
        this.notifications = notifications;
        this.cases = cases;
        this.signedIn = signedIn;
        this.format = format;
        Button read = new Button(Texts.t("notifications.read-all"), _ -> readAll());
        Div filters = new Div(delivery());
        filters.addClassName("filters");
        addClassNames("page", "long-page");
        add(new PageHeader(Texts.t("notifications.title"), Texts.t("notifications.subtitle"), read), filters, news);
        show();
    }

    @Override
    public String getPageTitle() {
        return Texts.t("notifications.title");
    }

    private void show() {
        List<NotificationRow> rows = notifications.page(signedIn.user().id(), false, Window.first(SHOWN));
        news.show();
        if (rows.isEmpty()) {
            news.showNothing(Texts.t("notifications.none"));
        }
        rows.forEach(row -> news.append(line(row)));
    }

    /** How the person wants to hear of things outside of these pages. */
    private Select<Delivery> delivery() {
        Select<Delivery> delivery = new Select<>();
        delivery.setLabel(Texts.t("notifications.delivery"));
        delivery.setHelperText(Texts.t("notifications.delivery.help"));
        delivery.setItems(Delivery.values());
        delivery.setItemLabelGenerator(Texts::t);
        delivery.setValue(notifications.preferenceOf(signedIn.user().id()).delivery());
        delivery.addValueChangeListener(change -> {
            notifications.prefer(signedIn.user().id(), change.getValue(), signedIn.actor());
            Notice.done(Texts.t("notifications.delivery.changed"));
        });
        return delivery;
    }

    private void readAll() {
        notifications.markAllRead(signedIn.user().id());
        show();
    }

    private Div line(NotificationRow row) {
        Span headline = new Span(row.notice().headline());
        headline.addClassName("strong");
        Span when = new Span(format.moment(row.createdAt()));
        when.addClassName("secondary");
        Div words = new Div(headline);
        row.notice().lines().forEach(text -> words.add(new Span(Format.asRead(text))));
        words.add(when);
        words.addClassName("stacked");
        Div line = new Div(words);
        line.addClassName("card-line");
        if (row.readAt() == null) {
            line.add(StatusBadge.waiting(Texts.t("notifications.new")));
        }
        String link = row.notice().link();
        if (row.caseId() != null) {
            CaseId id = new CaseId(row.caseId());
            CaseLink toCase = new CaseLink(id, cases.get(id).reference().value());
            line.add(toCase);
            link = toCase.getHref().equals(link) ? null : link;
        }
        if (link != null) {
            line.add(new Anchor(link, Texts.t("notifications.open")));
        }
        return line;
    }
}
