package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.access.Role;
import io.dunlin.core.approvals.Approval;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.plans.InstalmentPlan;
import io.dunlin.core.plans.InstalmentPlan.State;
import io.dunlin.core.plans.InstalmentPlans;
import io.dunlin.core.plans.PlanOutcome;
import io.dunlin.core.plans.PlanWish;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.ApprovalLines;
import io.dunlin.ui.components.ApproverDialog;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MessageReason;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The plan by which a debtor pays in parts: what it says, what came of each part, and what can be done with it. */
final class PlanCard {

    /** Where a task that asks for a plan leads. */
    static final String ID = "instalments";

    private static final int EARLIER_SHOWN = 3;

    private final CaseRow row;
    private final InstalmentPlans plans;
    private final SignedIn signedIn;
    private final People people;
    private final Format format;
    private final boolean mayAct;
    private final Runnable changed;

    PlanCard(CaseRow row, InstalmentPlans plans, SignedIn signedIn, Format format, boolean mayAct, Runnable changed) {
        this.row = row;
        this.plans = plans;
        this.signedIn = signedIn;
        this.people = signedIn.people();
        this.format = format;
        this.mayAct = mayAct;
        this.changed = changed;
    }

    Component card() {
        List<InstalmentPlan> known = plans.of(row.id());
        Optional<InstalmentPlan> newest = known.stream().findFirst();
        boolean live = newest.filter(plan -> plan.state().isLive()).isPresent();
        Button draft = small("plan.draft", this::draft);
        draft.setVisible(mayAct && !live && row.state() != CollectionCase.State.CLOSED);
        Card card = new Card(Texts.t("plan.title"), draft);
        card.setId(ID);
        if (newest.isEmpty()) {
            card.showNothing(Texts.t("plan.none"));
            return card;
        }
        show(card, newest.get());
        known.stream().skip(1).limit(EARLIER_SHOWN).forEach(plan -> card.append(earlier(plan)));
        return card;
    }

    private void show(Card card, InstalmentPlan plan) {
        card.append(heading(plan));
        notes(plan).forEach(note -> {
            Paragraph words = new Paragraph(note);
            words.addClassName("secondary");
            card.append(words);
        });
        plan.standings().forEach(standing -> card.append(line(standing)));
        if (plan.state() == State.DRAFT || plan.state() == State.SUBMITTED) {
            card.append(asked(plan));
        }
        Div acts = new Div(acts(plan).toArray(Component[]::new));
        acts.addClassName("actions");
        acts.setVisible(acts.getComponentCount() > 0);
        card.append(acts);
    }

    private ApprovalLines asked(InstalmentPlan plan) {
        return new ApprovalLines(
                plans.approvals(plan.id()),
                approval -> Texts.t("plan.version", Integer.toString(approval.version())),
                signedIn.user().id(),
                new ApprovalLines.Answers() {
                    @Override
                    public void approve(Approval approval) {
                        PlanCard.this.approve(plan);
                    }

                    @Override
                    public void reject(Approval approval) {
                        PlanCard.this.reject(plan);
                    }
                },
                people,
                format);
    }

    private Div heading(InstalmentPlan plan) {
        Span total = new Span(Texts.t(
                "plan.total",
                format.money(plan.terms().total()),
                Integer.toString(plan.terms().instalments().size())));
        total.addClassName("strong");
        Span by = new Span(Texts.t(
                "plan.written",
                Integer.toString(plan.versionNumber()),
                people.name(plan.changedBy()),
                format.moment(plan.changedAt())));
        by.addClassName("secondary");
        Div words = new Div(total, by);
        words.addClassName("stacked");
        Div line = new Div(words, StatusBadge.of(plan.state()));
        line.addClassName("card-line");
        return line;
    }

    private List<String> notes(InstalmentPlan plan) {
        List<String> notes = new ArrayList<>();
        notes.add(Texts.t(
                "plan.covers",
                String.join(
                        ", ",
                        plan.terms().covered().stream()
                                .map(covered -> covered.number())
                                .toList())));
        plan.terms().beyond().stream().sorted().map(Texts::t).forEach(notes::add);
        notes.add(Texts.t(plan.terms().interestGoesOn() ? "plan.interest.goes-on" : "plan.interest.stops"));
        if (!plan.note().isEmpty()) {
            notes.add(plan.note());
        }
        InstalmentPlan.Course course = plan.course();
        if (course != null && plan.state() == State.ACTIVE) {
            notes.add(
                    course.acceptedAt() == null
                            ? Texts.t("plan.not-accepted")
                            : Texts.t("plan.accepted", format.moment(course.acceptedAt())));
            notes.add(Texts.t("plan.held-until", format.day(course.heldUntil())));
        }
        InstalmentPlan.End end = plan.end();
        if (end != null) {
            notes.add(Texts.t("plan.ended", format.moment(end.at()), MessageReason.of(end.why())));
        }
        return notes;
    }

    private Div line(InstalmentPlan.Standing standing) {
        Span amount = new Span(Texts.t(
                "plan.instalment",
                Integer.toString(standing.instalment().number()),
                format.money(standing.instalment().amount())));
        amount.addClassName("strong");
        Span day = new Span(Texts.t(
                "promise.by", format.dayAndDistance(standing.instalment().dueOn())));
        day.addClassName("secondary");
        Div words = new Div(amount, day);
        if (standing.came().isPositive()
                && !standing.came().equals(standing.instalment().amount())) {
            Span came = new Span(Texts.t("plan.came", format.money(standing.came())));
            came.addClassName("secondary");
            words.add(came);
        }
        words.addClassName("stacked");
        Div line = new Div(words, stage(standing.stage()));
        line.addClassName("card-line");
        return line;
    }

    private static Component stage(InstalmentPlan.Stage stage) {
        String word = Texts.t(stage);
        return switch (stage) {
            case KEPT -> StatusBadge.good(word);
            case MISSED -> StatusBadge.bad(word);
            case AWAITED -> StatusBadge.waiting(word);
            case PLANNED -> StatusBadge.plain(word);
        };
    }

    private Div earlier(InstalmentPlan plan) {
        Span words = new Span(Texts.t(
                "plan.earlier",
                format.money(plan.terms().total()),
                Integer.toString(plan.terms().instalments().size()),
                format.moment(plan.changedAt())));
        words.addClassName("secondary");
        Div line = new Div(words, StatusBadge.of(plan.state()));
        line.addClassName("card-line");
        return line;
    }

    private List<Component> acts(InstalmentPlan plan) {
        List<Component> acts = new ArrayList<>();
        if (!mayAct) {
            return acts;
        }
        if (plan.state() == State.DRAFT) {
            Button submit = new Button(Texts.t("plan.submit"), _ -> submit(plan));
            submit.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
            acts.add(submit);
        }
        if (plan.state() == State.DRAFT || plan.state() == State.SUBMITTED) {
            acts.add(small("plan.change", () -> change(plan)));
            acts.add(small("plan.withdraw", () -> withdraw(plan)));
        }
        if (plan.state() == State.ACTIVE) {
            InstalmentPlan.Course course = plan.course();
            if (course != null && course.acceptedAt() == null) {
                acts.add(small("plan.accept", () -> accept(plan)));
            }
            if (signedIn.has(Role.MANAGER) || signedIn.has(Role.LAWYER)) {
                acts.add(small("plan.withdraw", () -> withdraw(plan)));
            }
        }
        plans.preview(plan.id())
                .filter(_ -> plan.state().isLive())
                .ifPresent(mail -> acts.add(small("plan.preview", () -> new PlanMailDialog(mail).open())));
        return acts;
    }

    private static Button small(String key, Runnable act) {
        Button button = new Button(Texts.t(key), _ -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private void draft() {
        new PlanDialog(
                        "plan.draft.title",
                        row.balance().currency(),
                        format,
                        null,
                        wish -> plans.foresee(row.id(), wish),
                        (wish, _) -> told(
                                plans.draft(
                                        row.id(),
                                        wish,
                                        List.of(),
                                        "user:" + signedIn.actor().name() + ":" + UUID.randomUUID(),
                                        signedIn.actor()),
                                "plan.drafted"))
                .open();
    }

    private void change(InstalmentPlan plan) {
        LocalDate first = plan.terms().instalments().getFirst().dueOn();
        // A draft that waited too long begins anew: its first day may be over.
        PlanWish before =
                new PlanWish(plan.terms().instalments().size(), null, first.isAfter(format.today()) ? first : null);
        new PlanDialog(
                        "plan.change.title",
                        row.balance().currency(),
                        format,
                        before,
                        wish -> plans.foresee(plan.id(), wish),
                        (wish, note) -> told(
                                plans.change(plan.id(), plan.versionNumber(), wish, note, signedIn.actor()),
                                "plan.changed"))
                .open();
    }

    private void submit(InstalmentPlan plan) {
        new ApproverDialog(
                        Texts.t("plan.submit.text"),
                        plans.candidates(plan.id(), signedIn.actor()),
                        approver -> told(
                                plans.submit(plan.id(), plan.versionNumber(), approver, signedIn.actor()),
                                "plan.submitted"))
                .open();
    }

    private void approve(InstalmentPlan plan) {
        ConfirmDialog.ask(
                Texts.t("plan.approve.title", row.debtorName()),
                Texts.t("plan.approve.text"),
                Texts.t("approval.approve"),
                () -> told(plans.approve(plan.id(), plan.versionNumber(), "", signedIn.actor()), "plan.approved"));
    }

    private void reject(InstalmentPlan plan) {
        ConfirmDialog.askWhy(
                Texts.t("plan.reject.title", row.debtorName()),
                Texts.t("plan.reject.text"),
                Texts.t("approval.reject"),
                note -> told(plans.reject(plan.id(), note, signedIn.actor()), "plan.rejected"));
    }

    private void accept(InstalmentPlan plan) {
        ConfirmDialog.askWhy(
                Texts.t("plan.accept.title", row.debtorName()),
                Texts.t("plan.accept.text"),
                Texts.t("plan.accept"),
                note -> told(plans.noteAcceptance(plan.id(), note, signedIn.actor()), "plan.acceptance-noted"));
    }

    private void withdraw(InstalmentPlan plan) {
        ConfirmDialog.askWhy(
                Texts.t("plan.withdraw.title", row.debtorName()),
                Texts.t(plan.state() == State.ACTIVE ? "plan.withdraw.active" : "plan.withdraw.draft"),
                Texts.t("plan.withdraw"),
                why -> told(plans.withdraw(plan.id(), why, signedIn.actor()), "plan.withdrawn"));
    }

    private void told(PlanOutcome outcome, String done) {
        switch (outcome) {
            case PlanOutcome.Done _ -> Notice.done(Texts.t(done));
            case PlanOutcome.Refused(LocalizedText why) ->
                Notice.refused(why.in(UI.getCurrent().getLocale()));
        }
        changed.run();
    }

    /** Takes the reader from anywhere to the plan of a case. */
    static void scrollTo(@Nullable UI ui) {
        if (ui != null) {
            ui.getPage()
                    .executeJs(
                            "setTimeout(() => document.getElementById($0)?.scrollIntoView({block: 'center'}), 200)",
                            ID);
        }
    }
}
