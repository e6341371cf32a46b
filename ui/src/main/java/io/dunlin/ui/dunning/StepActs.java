package io.dunlin.ui.dunning;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.PolicyDefinition;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.dunning.steps.StepPreview;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What can be done with the steps of a draft. Every change is saved at once: a draft reaches nobody. */
@Component
public class StepActs {

    private final Policies policies;
    private final StepPreview previews;
    private final CaseQueries cases;
    private final SignedIn signedIn;
    private final Format format;

    StepActs(Policies policies, StepPreview previews, CaseQueries cases, SignedIn signedIn, Format format) {
        this.policies = policies;
        this.previews = previews;
        this.cases = cases;
        this.signedIn = signedIn;
        this.format = format;
    }

    /** Preview alone, for a version that cannot be changed. */
    List<Button> preview(PolicyVersion version, int at) {
        DunningStep step = version.definition().steps().get(at);
        if (!step.channel().writes() || step.template() == null) {
            return List.of();
        }
        return List.of(small(
                VaadinIcon.EYE,
                Texts.t("step.preview", StepNames.nameOf(step)),
                () -> new PreviewDialog(step, previews, cases, format).open()));
    }

    /** Everything that can be done with a step of a draft. */
    List<Button> of(PolicyVersion draft, int at, Runnable changed) {
        List<DunningStep> steps = draft.definition().steps();
        DunningStep step = steps.get(at);
        List<Button> acts = new ArrayList<>(preview(draft, at));
        Button up = small(VaadinIcon.ARROW_UP, Texts.t("step.up", StepNames.nameOf(step)), () -> {
            move(draft, at, at - 1);
            changed.run();
        });
        up.setEnabled(at > 0);
        Button down = small(VaadinIcon.ARROW_DOWN, Texts.t("step.down", StepNames.nameOf(step)), () -> {
            move(draft, at, at + 1);
            changed.run();
        });
        down.setEnabled(at < steps.size() - 1);
        acts.add(up);
        acts.add(down);
        acts.add(small(
                VaadinIcon.EDIT,
                Texts.t("step.change.label", StepNames.nameOf(step)),
                () -> change(draft, at, changed)));
        acts.add(small(VaadinIcon.TRASH, Texts.t("step.remove", StepNames.nameOf(step)), () -> {
            List<DunningStep> left = new ArrayList<>(steps);
            left.remove(at);
            save(draft, left);
            changed.run();
        }));
        return acts;
    }

    /** The button that adds a step at the end. */
    Div add(PolicyVersion draft, Runnable changed) {
        Button add = new Button(Texts.t("step.add"), VaadinIcon.PLUS.create(), _ -> append(draft, changed));
        add.addThemeVariants(ButtonVariant.TERTIARY);
        return new Div(add);
    }

    /** The button that changes tolerance and gap. */
    Div limits(PolicyVersion draft, Runnable changed) {
        Button limits = new Button(
                Texts.t("policy.limits.change"),
                _ -> new LimitsDialog(draft.definition(), (tolerance, gap) -> {
                            save(
                                    draft,
                                    new PolicyDefinition(
                                            tolerance, gap, draft.definition().steps()));
                            changed.run();
                        })
                        .open());
        limits.addThemeVariants(ButtonVariant.TERTIARY);
        return new Div(limits);
    }

    private void append(PolicyVersion draft, Runnable changed) {
        List<DunningStep> steps = draft.definition().steps();
        int level = steps.isEmpty() ? 1 : Math.min(20, steps.getLast().level() + 1);
        DunningStep proposed = new DunningStep(
                "new",
                level,
                DunningStep.Channel.MAIL,
                DunningStep.Anchor.PREVIOUS_STEP,
                7,
                TemplateCode.REMINDER_FIRST.value(),
                7);
        new StepDialog(proposed, true, policies.templates(), codes(steps, -1), step -> {
                    List<DunningStep> more = new ArrayList<>(steps);
                    more.add(step);
                    save(draft, more);
                    changed.run();
                })
                .open();
    }

    private void change(PolicyVersion draft, int at, Runnable changed) {
        List<DunningStep> steps = draft.definition().steps();
        new StepDialog(steps.get(at), false, policies.templates(), codes(steps, at), step -> {
                    List<DunningStep> other = new ArrayList<>(steps);
                    other.set(at, step);
                    save(draft, other);
                    changed.run();
                })
                .open();
    }

    private static Set<String> codes(List<DunningStep> steps, int except) {
        return IntStream.range(0, steps.size())
                .filter(at -> at != except)
                .mapToObj(at -> steps.get(at).code())
                .collect(Collectors.toSet());
    }

    private void move(PolicyVersion draft, int from, int to) {
        List<DunningStep> steps = new ArrayList<>(draft.definition().steps());
        steps.add(to, steps.remove(from));
        save(draft, steps);
    }

    private void save(PolicyVersion draft, List<DunningStep> steps) {
        save(
                draft,
                new PolicyDefinition(
                        draft.definition().tolerance(), draft.definition().minimumGapDays(), steps));
    }

    private void save(PolicyVersion draft, PolicyDefinition definition) {
        if (policies.redraft(draft, definition, signedIn.actor()).isEmpty()) {
            Notice.refused(Texts.t("policy.meanwhile"));
        }
    }

    private static Button small(VaadinIcon icon, String label, Runnable act) {
        Button button = new Button(icon.create(), _ -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }
}
