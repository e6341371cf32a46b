package io.dunlin.ui.inbox;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.inbox.InboundMail;
import io.dunlin.core.inbox.Inbox;
import io.dunlin.core.inbox.InboxQueries;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.ReviewQueries;
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
import java.util.Arrays;
import java.util.Optional;

/** All mail that came, whatever became of it; what cannot be read is in quarantine and says why. */
@Route(value = "mail", layout = MainLayout.class)
@RolesAllowed({"CLERK", "LAWYER", "MANAGER", "ADMINISTRATOR"})
public final class MailView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final InboxQueries mails;
    private final Inbox inbox;
    private final ReviewQueries replies;
    private final MessageParts parts;
    private final SignedIn signedIn;
    private final Format format;
    private final SearchField text = new SearchField(Texts.t("mail.search"), _ -> filter());
    private final Select<InboundMail.State> state = new FilterSelect<>(
            Texts.t("mail.state"), Texts.t("filter.any-state"), InboundMail.State.values(), this::filter);
    private final Grid<InboundMail> grid = Rows.grid(Texts.t("mail.title"));

    public MailView(
            InboxQueries mails,
            Inbox inbox,
            ReviewQueries replies,
            MessageParts parts,
            SignedIn signedIn,
            Format format) {
        this.mails = mails;
        this.inbox = inbox;
        this.replies = replies;
        this.parts = parts;
        this.signedIn = signedIn;
        this.format = format;
        addColumns();
        grid.setEmptyStateText(Texts.t("mail.none"));
        grid.addItemClickListener(click -> open(click.getItem()));
        Div filters = new Div(text, state);
        filters.addClassName("filters");
        addClassName("page");
        add(new PageHeader(Texts.t("mail.title"), Texts.t("mail.subtitle")), filters, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UrlFilter url = UrlFilter.of(event);
        text.setValue(url.text("text").orElse(""));
        state.setValue(url.constant("state", InboundMail.State.class).orElse(null));
        InboxQueries.Filter filter =
                new InboxQueries.Filter(state.getValue(), url.text("text").orElse(null));
        Rows.keyset(grid, InboundMail::id, (after, limit) -> mails.page(filter, after, limit));
    }

    @Override
    public String getPageTitle() {
        return Texts.t("mail.title");
    }

    private void filter() {
        UrlFilter.empty()
                .with("text", text.getValue().strip())
                .with("state", state.getValue())
                .show(MailView.class);
    }

    private void open(InboundMail mail) {
        new MailDialog(
                        mail,
                        replies.ofMail(mail.id().value()),
                        inbox,
                        parts,
                        signedIn,
                        format,
                        () -> grid.getDataProvider().refreshAll())
                .open();
    }

    private void addColumns() {
        grid.addColumn(mail -> format.moment(mail.receivedAt()))
                .setHeader(Texts.t("mail.received"))
                .setWidth("11rem")
                .setFlexGrow(0);
        grid.addColumn(MailView::sender).setHeader(Texts.t("mail.from")).setFlexGrow(2);
        grid.addColumn(InboundMail::subject).setHeader(Texts.t("mail.subject")).setFlexGrow(3);
        grid.addColumn(MailView::place)
                .setHeader(Texts.t("mail.folder"))
                .setWidth("10rem")
                .setFlexGrow(0);
        grid.addComponentColumn(mail -> StatusBadge.of(mail.state()))
                .setHeader(Texts.t("mail.state"))
                .setWidth("10rem")
                .setFlexGrow(0);
    }

    private static String place(InboundMail mail) {
        return mail.goneAt() == null
                ? folder(Optional.ofNullable(mail.targetFolder()).orElse(mail.folder()))
                : Texts.t("mail.gone", folder(mail.folder()));
    }

    /** A folder is named after the class of what lies in it. */
    private static String folder(String name) {
        return Arrays.stream(ReplyClass.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .map(Texts::t)
                .orElse(name);
    }

    private static String sender(InboundMail mail) {
        String address = Optional.ofNullable(mail.fromAddress()).orElse("");
        return Optional.ofNullable(mail.fromName())
                .filter(name -> !name.isBlank())
                .map(name -> name + " <" + address + ">")
                .orElse(address);
    }
}
