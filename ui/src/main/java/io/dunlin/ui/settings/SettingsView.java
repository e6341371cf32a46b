package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.cases.InvoiceAttachmentSettings;
import io.dunlin.core.correspondence.letters.LetterSettings;
import io.dunlin.core.correspondence.templates.PaymentLinkSettings;
import io.dunlin.core.correspondence.templates.PaymentLinks;
import io.dunlin.core.dunning.decisions.DunningSettings;
import io.dunlin.core.dunning.letters.LetterApprovalSettings;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.dunning.thanks.ThanksSettings;
import io.dunlin.core.litigation.LitigationSettings;
import io.dunlin.core.notifications.DecisionSettings;
import io.dunlin.core.notifications.TeamSettings;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.plans.PlanLimits;
import io.dunlin.core.receivables.interest.InterestSettings;
import io.dunlin.core.receivables.limitation.LimitationSettings;
import io.dunlin.core.remittances.AllocationSettings;
import io.dunlin.core.remittances.feeds.FeedSettings;
import io.dunlin.core.remittances.feeds.SftpFeeds;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.triage.learning.LearningSettings;
import io.dunlin.core.triage.policy.TriageSettings;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** What the firm has decided once for all cases. Each change is kept with who made it and why. */
@Route(value = "settings", layout = MainLayout.class)
@RolesAllowed({"ADMINISTRATOR", "LAWYER"})
public final class SettingsView extends Div implements HasDynamicTitle {

    public SettingsView(
            ProductSettings settings,
            SftpFeeds sftpFeeds,
            Policies policies,
            Users users,
            Parties parties,
            PaymentLinks paymentLinks,
            SignedIn signedIn,
            Format format) {
        addClassNames("page", "long-page");
        List<Component> cards = List.of(
                new GroupCard<>(
                        Texts.t("settings.dunning"),
                        Texts.t("settings.dunning.text"),
                        DunningSettings.GROUP,
                        new DunningForm(),
                        settings,
                        signedIn,
                        format),
                new GroupCard<>(
                        Texts.t("settings.decisions"),
                        Texts.t("settings.decisions.text"),
                        DecisionSettings.GROUP,
                        new DecisionForm(policies.published()),
                        settings,
                        signedIn,
                        format),
                new GroupCard<>(
                        Texts.t("settings.team"),
                        Texts.t("settings.team.text"),
                        TeamSettings.GROUP,
                        new TeamForm(users.all().stream().filter(User::enabled).toList()),
                        settings,
                        signedIn,
                        format),
                new GroupCard<>(
                        Texts.t("settings.triage"),
                        Texts.t("settings.triage.text"),
                        TriageSettings.GROUP,
                        new TriageForm(),
                        settings,
                        signedIn,
                        format),
                new GroupCard<>(
                        Texts.t("settings.learning"),
                        Texts.t("settings.learning.text"),
                        LearningSettings.GROUP,
                        new LearningForm(),
                        settings,
                        signedIn,
                        format),
                new GroupCard<>(
                        Texts.t("settings.allocation"),
                        Texts.t("settings.allocation.text"),
                        AllocationSettings.GROUP,
                        new AllocationForm(),
                        settings,
                        signedIn,
                        format),
                new GroupCard<>(
                        Texts.t("settings.thanks"),
                        Texts.t("settings.thanks.text"),
                        ThanksSettings.GROUP,
                        new ThanksForm(),
                        settings,
                        signedIn,
                        format),
                new GroupCard<>(
                        Texts.t("settings.feeds"),
                        Texts.t("settings.feeds.text"),
                        FeedSettings.GROUP,
                        new FeedForm(),
                        settings,
                        signedIn,
                        format),
                sftp(sftpFeeds, signedIn),
                new GroupCard<>(
                        Texts.t("settings.letters"),
                        Texts.t("settings.letters.text"),
                        LetterSettings.GROUP,
                        new LetterForm(),
                        settings,
                        signedIn,
                        format),
                new GroupCard<>(
                        Texts.t("settings.interest"),
                        Texts.t("settings.interest.text"),
                        InterestSettings.GROUP,
                        new InterestForm(),
                        settings,
                        signedIn,
                        format),
                new GroupCard<>(
                        Texts.t("settings.approval"),
                        Texts.t("settings.approval.text"),
                        LetterApprovalSettings.GROUP,
                        new LetterApprovalForm(users.withRole(Role.LAWYER)),
                        settings,
                        signedIn,
                        format),
                new GroupCard<>(
                        Texts.t("settings.plans"),
                        Texts.t("settings.plans.text"),
                        PlanLimits.GROUP,
                        new PlanForm(),
                        settings,
                        signedIn,
                        format),
                new GroupCard<>(
                        Texts.t("settings.invoices"),
                        Texts.t("settings.invoices.text"),
                        InvoiceAttachmentSettings.GROUP,
                        new InvoiceForm(),
                        settings,
                        signedIn,
                        format),
                new GroupCard<>(
                        Texts.t("settings.payment-links"),
                        Texts.t("settings.payment-links.text"),
                        PaymentLinkSettings.GROUP,
                        new PaymentLinkForm(parties.creditors(), paymentLinks),
                        settings,
                        signedIn,
                        format),
                new GroupCard<>(
                        Texts.t("settings.limitation"),
                        Texts.t("settings.limitation.text"),
                        LimitationSettings.GROUP,
                        new LimitationForm(),
                        settings,
                        signedIn,
                        format),
                new GroupCard<>(
                        Texts.t("settings.litigation"),
                        Texts.t("settings.litigation.text"),
                        LitigationSettings.GROUP,
                        new LitigationForm(),
                        settings,
                        signedIn,
                        format));
        List<Component> shown = cards.stream().filter(Component::isVisible).toList();
        add(new PageHeader(Texts.t("settings.title"), Texts.t("settings.subtitle")), new SettingsIndex(shown));
        add(shown);
    }

    /** Logins to a bank are an administrator's. */
    private static Component sftp(SftpFeeds feeds, SignedIn signedIn) {
        SftpCard card = new SftpCard(feeds, signedIn);
        card.setVisible(signedIn.has(Role.ADMINISTRATOR));
        return card;
    }

    @Override
    public String getPageTitle() {
        return Texts.t("settings.title");
    }
}
