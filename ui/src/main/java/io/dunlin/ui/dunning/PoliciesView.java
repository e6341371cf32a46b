package io.dunlin.ui.dunning;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.access.Role;
import io.dunlin.core.approvals.Approval;
import io.dunlin.core.dunning.policy.PolicyFault;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.dunning.publishing.PolicyApprovals;
import io.dunlin.core.dunning.publishing.Published;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.ApproverDialog;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The firm's policies: what is in use, what is drafted, and what waits for a second person. */
@Route(value = "policies", layout = MainLayout.class)
@RolesAllowed({"ADMINISTRATOR", "MANAGER", "LAWYER"})
public final class PoliciesView extends Div implements HasDynamicTitle {

    private final Policies policies;
    private final PolicyApprovals approvals;
    private final ProductSettings settings;
    private final People people;
    private final SignedIn signedIn;
    private final Format format;

    public PoliciesView(
            Policies policies, PolicyApprovals approvals, ProductSettings settings, SignedIn signedIn, Format format) {
        this.policies = policies;
        this.approvals = approvals;
        this.settings = settings;
        this.people = signedIn.people();
        this.signedIn = signedIn;
        this.format = format;
        addClassNames("page", "long-page");
        show();
    }

    @Override
    public String getPageTitle() {
        return Texts.t("policies.title");
    }

    private void show() {
        Button choice =
                new Button(Texts.t("policies.choice"), _ -> UI.getCurrent().navigate(PolicyChoiceView.class));
        Button rehearse =
                new Button(Texts.t("policies.rehearse"), _ -> UI.getCurrent().navigate(RehearsalView.class));
        Button begin =
                new Button(Texts.t("policies.new"), _ -> new NewPolicyDialog(policies.all(), this::begin).open());
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        begin.setVisible(signedIn.has(Role.ADMINISTRATOR));
        removeAll();
        add(new PageHeader(Texts.t("policies.title"), Texts.t("policies.subtitle"), choice, rehearse, begin));
        approvals.open().stream().map(this::waiting).forEach(this::add);
        Map<String, List<PolicyVersion>> byCode = new LinkedHashMap<>();
        policies.all().forEach(version -> byCode.merge(version.code(), List.of(version), PoliciesView::joined));
        byCode.forEach((code, versions) -> add(card(code, versions)));
        if (signedIn.has(Role.ADMINISTRATOR)) {
            add(new SafetyCard(settings, signedIn));
        }
    }

    /** A draft reaches nobody: it is published on its own page. */
    private void begin(NewPolicyDialog.Begun begun) {
        PolicyVersion draft = policies.begin(begun.namePl(), begun.nameEn(), begun.definition(), signedIn.actor());
        UI.getCurrent().navigate(PolicyView.class, draft.code());
    }

    private static List<PolicyVersion> joined(List<PolicyVersion> first, List<PolicyVersion> more) {
        return Stream.concat(first.stream(), more.stream()).toList();
    }

    private Component waiting(Approval approval) {
        PolicyVersion version = policies.get(approval.subject().id());
        Card card = new Card(Texts.t(
                version.state() == PolicyVersion.State.DRAFT ? "approval.waiting" : "approval.waiting.default",
                Said.nameOf(version)));
        Span who = new Span(Texts.t(
                "approval.asked",
                people.name(approval.askedBy()),
                format.moment(approval.askedAt()),
                approval.approverName()));
        Span why = new Span(approval.reason());
        why.addClassName("quote");
        Div words = new Div(who, why, new Span(StepSentence.cases(approval.reach())));
        words.addClassName("stacked");
        Anchor open = new Anchor(PolicyView.hrefOf(version.code()), Texts.t("approval.look"));
        card.show(words, open);
        return card;
    }

    private Component card(String code, List<PolicyVersion> versions) {
        Optional<PolicyVersion> inUse = first(versions, PolicyVersion.State.PUBLISHED);
        Optional<PolicyVersion> draft = first(versions, PolicyVersion.State.DRAFT);
        PolicyVersion shown = inUse.or(() -> draft).orElse(versions.getFirst());
        Button open = new Button(Texts.t("policies.open"), _ -> UI.getCurrent().navigate(PolicyView.class, code));
        open.addThemeVariants(ButtonVariant.TERTIARY);
        Button makeDefault = new Button(Texts.t("policies.make-default"), _ -> makeDefault(shown));
        makeDefault.addThemeVariants(ButtonVariant.TERTIARY);
        makeDefault.setVisible(signedIn.has(Role.ADMINISTRATOR) && inUse.isPresent() && !shown.isDefault());
        Card card = new Card(Said.nameOf(shown), makeDefault, open);
        Div badges = new Div(StatusBadge.of(shown.state()));
        badges.addClassName("labels");
        if (shown.isDefault()) {
            badges.add(StatusBadge.plain(Texts.t("policies.default")));
        }
        if (draft.isPresent() && inUse.isPresent()) {
            badges.add(StatusBadge.waiting(Texts.t("policies.has-draft")));
        }
        Span version = new Span(VersionText.of(shown, people, format));
        version.addClassName("secondary");
        Span steps = new Span(String.join(
                " → ",
                shown.definition().steps().stream().map(StepNames::withDay).toList()));
        Div words = new Div(badges, version, steps);
        words.addClassName("stacked");
        card.show(words);
        return card;
    }

    private static Optional<PolicyVersion> first(List<PolicyVersion> versions, PolicyVersion.State state) {
        return versions.stream().filter(version -> version.state() == state).findFirst();
    }

    private void makeDefault(PolicyVersion version) {
        ConfirmDialog.askWhy(
                Texts.t("policies.make-default.title", Said.nameOf(version)),
                Texts.t("policies.make-default.text", StepSentence.cases(policies.atStake(version))),
                Texts.t("policies.make-default"),
                why -> makeDefault(version, why));
    }

    private void makeDefault(PolicyVersion version, String why) {
        Actor actor = signedIn.actor();
        switch (policies.makeDefault(version.code(), actor, why)) {
            case Published.InUse _ -> {
                Notice.done(Texts.t("policies.default-made", Said.nameOf(version)));
                show();
            }
            case Published.Refused(List<PolicyFault> faults) ->
                Notice.refused(faults.stream().map(PolicyFault::text).toList());
            case Published.NeedsApproval(int reach, int limit) ->
                new ApproverDialog(
                                Texts.t("approval.ask.text", StepSentence.cases(reach), Integer.toString(limit)),
                                approvals.candidates(version, actor),
                                approver -> asked(approvals.ask(version.id(), approver, why, actor)))
                        .open();
        }
    }

    private void asked(PolicyApprovals.Outcome outcome) {
        switch (outcome) {
            case PolicyApprovals.Outcome.Asked asked ->
                Notice.done(Texts.t("approval.done.asked", asked.approval().approverName()));
            case PolicyApprovals.Outcome.Refused(List<LocalizedText> why) -> Notice.refused(why);
            case PolicyApprovals.Outcome.InUse _, PolicyApprovals.Outcome.Rejected _ ->
                throw new IllegalStateException("A question was answered at once: " + outcome);
        }
        show();
    }
}
