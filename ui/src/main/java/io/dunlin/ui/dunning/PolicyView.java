package io.dunlin.ui.dunning;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.dunlin.core.access.Role;
import io.dunlin.core.approvals.Approval;
import io.dunlin.core.dunning.Rehearsal;
import io.dunlin.core.dunning.policy.CarryOver;
import io.dunlin.core.dunning.policy.PolicyFault;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.dunning.publishing.PolicyApprovals;
import io.dunlin.core.dunning.publishing.Published;
import io.dunlin.core.shared.Actor;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.ApprovalLines;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One policy: the draft with its editor, what it would change, what is in use, and how it came to be so. */
@Route(value = "policies", layout = MainLayout.class)
@RolesAllowed({"ADMINISTRATOR", "MANAGER", "LAWYER"})
public final class PolicyView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private final Policies policies;
    private final PolicyApprovals approvals;
    private final Rehearsal rehearsal;
    private final StepActs stepActs;
    private final People people;
    private final SignedIn signedIn;
    private final Format format;
    private String code = "";
    private String title = "";

    public PolicyView(
            Policies policies,
            PolicyApprovals approvals,
            Rehearsal rehearsal,
            StepActs stepActs,
            SignedIn signedIn,
            Format format) {
        this.policies = policies;
        this.approvals = approvals;
        this.rehearsal = rehearsal;
        this.stepActs = stepActs;
        this.people = signedIn.people();
        this.signedIn = signedIn;
        this.format = format;
        addClassNames("page", "long-page");
    }

    static String hrefOf(String code) {
        return "policies/" + code;
    }

    @Override
    public void setParameter(BeforeEvent event, String policyCode) {
        code = policyCode;
        if (versions().isEmpty()) {
            throw new NotFoundException();
        }
        show();
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private List<PolicyVersion> versions() {
        return policies.all().stream()
                .filter(version -> version.code().equals(code))
                .toList();
    }

    private Optional<PolicyVersion> in(PolicyVersion.State state) {
        return versions().stream().filter(version -> version.state() == state).findFirst();
    }

    private void show() {
        Optional<PolicyVersion> draft = in(PolicyVersion.State.DRAFT);
        Optional<PolicyVersion> inUse = in(PolicyVersion.State.PUBLISHED);
        PolicyVersion shown = inUse.or(() -> draft).orElseGet(() -> versions().getFirst());
        title = Said.nameOf(shown);
        Button back = new Button(Texts.t("policy.back"), _ -> UI.getCurrent().navigate(PoliciesView.class));
        back.addThemeVariants(ButtonVariant.TERTIARY);
        removeAll();
        add(new PageHeader(title, Texts.t("policy.subtitle"), back));
        draft.ifPresent(version -> showDraft(version, inUse));
        inUse.ifPresent(version -> {
            add(inUse(version, draft.isEmpty()));
            List<Approval> waiting = approvals.of(version).stream()
                    .filter(approval -> approval.state() == Approval.State.OPEN)
                    .toList();
            if (!waiting.isEmpty()) {
                add(approval(version, waiting));
            }
        });
        add(history());
    }

    private void showDraft(PolicyVersion draft, Optional<PolicyVersion> inUse) {
        List<PolicyFault> faults = policies.faults(draft.definition());
        Card card =
                new Card(Texts.t("policy.draft", Integer.toString(draft.versionNumber())), draftActs(draft, faults));
        Span limits = limits(draft);
        if (mayWrite()) {
            card.show(
                    limits,
                    new TimeLine(draft.definition(), faults, at -> stepActs.of(draft, at, this::show)),
                    stepActs.add(draft, this::show),
                    stepActs.limits(draft, this::show));
        } else {
            card.show(limits, new TimeLine(draft.definition(), faults, at -> stepActs.preview(draft, at)));
        }
        add(card);
        List<Approval> asked = approvals.of(draft);
        if (!asked.isEmpty()) {
            add(approval(draft, asked));
        }
        inUse.filter(_ -> faults.isEmpty()).ifPresent(version -> add(carryOver(version, draft)));
    }

    private Span limits(PolicyVersion version) {
        Span limits = new Span(Texts.t(
                "policy.limits",
                Format.decimal(version.definition().tolerance()),
                StepSentence.days(version.definition().minimumGapDays())));
        limits.addClassName("secondary");
        return limits;
    }

    private Component[] draftActs(PolicyVersion draft, List<PolicyFault> faults) {
        Button rehearse = new Button(Texts.t("policy.rehearse"), _ -> rehearse(draft));
        rehearse.setEnabled(faults.isEmpty());
        if (!mayWrite()) {
            return new Component[] {rehearse};
        }
        Button publish = new Button(Texts.t("policy.publish"), _ -> publish(draft));
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        publish.setEnabled(faults.isEmpty());
        Button discard = new Button(Texts.t("policy.discard"), _ -> discard(draft));
        discard.addThemeVariants(ButtonVariant.TERTIARY);
        return new Component[] {discard, rehearse, publish};
    }

    private Component inUse(PolicyVersion version, boolean mayDraft) {
        Button draft = new Button(Texts.t("policy.edit"), _ -> edit(version));
        draft.setVisible(mayDraft && mayWrite());
        Card card = new Card(Texts.t("policy.in-use", Integer.toString(version.versionNumber())), draft);
        card.show(limits(version), new TimeLine(version.definition(), List.of(), at -> stepActs.preview(version, at)));
        return card;
    }

    private Component history() {
        Card card = new Card(Texts.t("policy.versions"));
        card.show();
        for (PolicyVersion version : versions()) {
            Div line = new Div(new Span(VersionText.of(version, people, format)), StatusBadge.of(version.state()));
            line.addClassName("card-line");
            card.append(line);
        }
        return card;
    }

    private static Component carryOver(PolicyVersion inUse, PolicyVersion draft) {
        Card card = new Card(Texts.t("carry-over.title"));
        card.show(new Paragraph(Texts.t("carry-over.rule")));
        CarryOver carried = CarryOver.of(inUse.definition(), draft.definition());
        List<CarryOver.Line> changes = carried.changes(inUse.definition());
        card.append(new Paragraph(Texts.t(changes.isEmpty() ? "carry-over.same" : "carry-over.changes")));
        for (CarryOver.Line line : changes) {
            String next = line.next() == null
                    ? Texts.t("carry-over.person")
                    : StepNames.nameOf(line.next()) + " (" + StepSentence.when(line.next()) + ")";
            Div shown = new Div(new Span(Texts.t("carry-over.line", StepNames.nameOf(line.last()), next)));
            shown.addClassName("card-line");
            card.append(shown);
        }
        return card;
    }

    private Component approval(PolicyVersion version, List<Approval> asked) {
        boolean draft = version.state() == PolicyVersion.State.DRAFT;
        Card card = new Card(Texts.t(draft ? "approval.title" : "approval.title.default"));
        card.show(new ApprovalLines(
                asked,
                approval -> StepSentence.cases(approval.reach()),
                signedIn.user().id(),
                new ApprovalLines.Answers() {
                    @Override
                    public void approve(Approval approval) {
                        answer(
                                draft ? "approval.approve.title" : "approval.approve.title.default",
                                "approval.approve",
                                note -> approvals.approve(approval.id(), note, signedIn.actor()));
                    }

                    @Override
                    public void reject(Approval approval) {
                        answer(
                                "approval.reject.title",
                                "approval.reject",
                                note -> approvals.reject(approval.id(), note, signedIn.actor()));
                    }
                },
                people,
                format));
        return card;
    }

    private boolean mayWrite() {
        return signedIn.has(Role.ADMINISTRATOR);
    }

    private void edit(PolicyVersion version) {
        if (in(PolicyVersion.State.DRAFT).isPresent()) {
            Notice.refused(Texts.t("policy.meanwhile"));
            show();
            return;
        }
        PolicyVersion draft = policies.draft(
                version.code(), version.namePl(), version.nameEn(), version.definition(), signedIn.actor());
        Notice.done(Texts.t("policy.draft-begun", Integer.toString(draft.versionNumber())));
        show();
    }

    private void rehearse(PolicyVersion draft) {
        show();
        if (in(PolicyVersion.State.PUBLISHED).isEmpty()) {
            addComponentAtIndex(2, new Paragraph(Texts.t("comparison.as-default")));
        }
        ComparisonCard comparison =
                new ComparisonCard(rehearsal.compare(draft, Rehearsal.USUAL_DAYS), StepNames.of(policies), format);
        addComponentAtIndex(2, comparison);
        // It stands below the draft, for a long one out of sight.
        comparison
                .getElement()
                .setAttribute("tabindex", "-1")
                .executeJs("this.focus({preventScroll: true}); this.scrollIntoView({block: 'nearest'})");
    }

    private void discard(PolicyVersion draft) {
        ConfirmDialog.askWhy(Texts.t("policy.discard.title", title), "", Texts.t("policy.discard"), why -> {
            policies.discard(draft.id(), signedIn.actor(), why);
            if (versions().isEmpty()) {
                UI.getCurrent().navigate(PoliciesView.class);
            } else {
                show();
            }
        });
    }

    private void publish(PolicyVersion draft) {
        ConfirmDialog.askWhy(
                Texts.t("policy.publish.title", title),
                Texts.t("policy.publish.text", StepSentence.cases(policies.atStake(draft))),
                Texts.t("policy.publish"),
                why -> published(draft, why));
    }

    private void published(PolicyVersion draft, String why) {
        Actor actor = signedIn.actor();
        switch (policies.publish(draft.id(), actor, why)) {
            case Published.InUse _ -> {
                Notice.done(Texts.t("policy.published", title));
                show();
            }
            case Published.Refused(List<PolicyFault> faults) ->
                Notice.refused(faults.stream().map(PolicyFault::text).toList());
            case Published.NeedsApproval(int reach, int limit) ->
                new ApproverDialog(
                                Texts.t("approval.ask.text", StepSentence.cases(reach), Integer.toString(limit)),
                                approvals.candidates(draft, actor),
                                approver -> outcome(approvals.ask(draft.id(), approver, why, actor)))
                        .open();
        }
    }

    private void answer(String title, String act, Function<String, PolicyApprovals.Outcome> answer) {
        ConfirmDialog.askWhy(Texts.t(title, this.title), "", Texts.t(act), note -> outcome(answer.apply(note)));
    }

    private void outcome(PolicyApprovals.Outcome outcome) {
        switch (outcome) {
            case PolicyApprovals.Outcome.Asked asked ->
                Notice.done(Texts.t("approval.done.asked", asked.approval().approverName()));
            case PolicyApprovals.Outcome.InUse _ -> Notice.done(Texts.t("policy.published", title));
            case PolicyApprovals.Outcome.Rejected _ -> Notice.done(Texts.t("approval.done.rejected"));
            case PolicyApprovals.Outcome.Refused(List<LocalizedText> why) -> Notice.refused(why);
        }
        show();
    }
}
