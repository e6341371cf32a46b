package io.dunlin.ui.dunning;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.access.Role;
import io.dunlin.core.dunning.Rehearsal;
import io.dunlin.core.dunning.policy.PolicyChoice;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.policy.SegmentRule;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which cases follow which policy: rules from the top, then the default; and the debtors with a choice of their own. */
@Route(value = "policy-choice", layout = MainLayout.class)
@RolesAllowed({"ADMINISTRATOR", "MANAGER", "LAWYER"})
public final class PolicyChoiceView extends Div implements HasDynamicTitle {

    private final Policies policies;
    private final Rehearsal rehearsal;
    private final ExceptionsCard.Parts exceptionParts;
    private final SignedIn signedIn;
    private final Format format;
    private final List<SegmentRule> rules = new ArrayList<>();

    public PolicyChoiceView(
            Policies policies,
            Rehearsal rehearsal,
            ExceptionsCard.Parts exceptionParts,
            SignedIn signedIn,
            Format format) {
        this.policies = policies;
        this.rehearsal = rehearsal;
        this.exceptionParts = exceptionParts;
        this.signedIn = signedIn;
        this.format = format;
        rules.addAll(policies.choice().rules());
        addClassNames("page", "long-page");
        show(null);
    }

    @Override
    public String getPageTitle() {
        return Texts.t("choice.title");
    }

    private void show(@Nullable Component comparison) {
        Button back = new Button(Texts.t("policy.back"), _ -> UI.getCurrent().navigate(PoliciesView.class));
        back.addThemeVariants(ButtonVariant.TERTIARY);
        removeAll();
        add(new PageHeader(Texts.t("choice.title"), Texts.t("choice.subtitle"), back), rulesCard());
        if (comparison != null) {
            add(comparison);
        }
        add(new ExceptionsCard(exceptionParts, policies, signedIn));
    }

    private Component rulesCard() {
        boolean isChanged = !rules.equals(policies.choice().rules());
        Button add = new Button(Texts.t("rule.add"), VaadinIcon.PLUS.create(), _ -> edit(null, rules.size()));
        Button rehearse = new Button(Texts.t("policy.rehearse"), _ -> rehearse());
        rehearse.setEnabled(isChanged);
        Button save = new Button(Texts.t("choice.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setEnabled(isChanged);
        boolean mayWrite =
                signedIn.has(Role.ADMINISTRATOR) && !policies.published().isEmpty();
        Card card =
                mayWrite ? new Card(Texts.t("choice.rules"), add, rehearse, save) : new Card(Texts.t("choice.rules"));
        OrderedList list = new OrderedList();
        list.addClassName("steps");
        for (int at = 0; at < rules.size(); at++) {
            list.add(line(at, mayWrite));
        }
        String byDefault = policies.defaultPolicy().map(Said::nameOf).orElse("–");
        card.show(new Paragraph(Texts.t("choice.order")), list, new Paragraph(Texts.t("choice.default", byDefault)));
        if (isChanged) {
            Span unsaved = new Span(Texts.t("choice.unsaved"));
            unsaved.addClassName("fault");
            card.append(unsaved);
        }
        return card;
    }

    private ListItem line(int at, boolean mayWrite) {
        SegmentRule rule = rules.get(at);
        Span conditions = new Span(RuleSentence.of(rule));
        conditions.addClassName("strong");
        String policy = policies.published().stream()
                .filter(version -> version.code().equals(rule.policyCode()))
                .map(Said::nameOf)
                .findFirst()
                .orElse(Texts.t("choice.gone", rule.policyCode()));
        Div words = new Div(conditions, new Span(Texts.t("choice.follows", policy)));
        words.addClassName("stacked");
        ListItem line = new ListItem(words);
        if (mayWrite) {
            Button up = act(VaadinIcon.ARROW_UP, Texts.t("rule.up"), () -> move(at, at - 1));
            up.setEnabled(at > 0);
            Button down = act(VaadinIcon.ARROW_DOWN, Texts.t("rule.down"), () -> move(at, at + 1));
            down.setEnabled(at < rules.size() - 1);
            Div acts = new Div(
                    up,
                    down,
                    act(VaadinIcon.EDIT, Texts.t("rule.change"), () -> edit(rule, at)),
                    act(VaadinIcon.TRASH, Texts.t("rule.remove"), () -> {
                        rules.remove(at);
                        show(null);
                    }));
            acts.addClassName("actions");
            line.add(acts);
        }
        line.addClassName("card-line");
        return line;
    }

    private static Button act(VaadinIcon icon, String label, Runnable act) {
        Button button = new Button(icon.create(), _ -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }

    private void move(int from, int to) {
        rules.add(to, rules.remove(from));
        show(null);
    }

    private void edit(@Nullable SegmentRule rule, int at) {
        List<PolicyVersion> published = policies.published();
        new RuleDialog(rule, published, edited -> {
                    if (rule == null) {
                        rules.add(edited);
                    } else {
                        rules.set(at, edited);
                    }
                    show(null);
                })
                .open();
    }

    private void rehearse() {
        show(new ComparisonCard(
                rehearsal.compare(new PolicyChoice(rules), Rehearsal.USUAL_DAYS), StepNames.of(policies), format));
    }

    private void save() {
        ConfirmDialog.askWhy(Texts.t("choice.save.title"), Texts.t("choice.save.text"), Texts.t("choice.save"), why -> {
            policies.changeChoice(new PolicyChoice(rules), signedIn.actor(), why);
            Notice.done(Texts.t("choice.saved"));
            show(null);
        });
    }
}
