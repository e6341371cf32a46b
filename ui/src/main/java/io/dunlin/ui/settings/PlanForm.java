package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.IntegerField;
import io.dunlin.core.plans.PlanLimits;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;

/** Within what instalment plans are drafted, and who approves them. */
final class PlanForm implements GroupForm<PlanLimits> {

    private final IntegerField usual =
            Fields.whole(Texts.t("settings.plans.usual"), Texts.t("settings.plans.usual.help"), 1, PlanLimits.MOST);
    private final IntegerField most = Fields.whole(Texts.t("settings.plans.most"), "", 1, PlanLimits.MOST);
    private final IntegerField months =
            Fields.whole(Texts.t("settings.plans.months"), Texts.t("settings.plans.months.help"), 1, PlanLimits.MOST);
    private final IntegerField least = Fields.whole(
            Texts.t("settings.plans.least"), Texts.t("settings.plans.least.help"), 1, PlanLimits.LARGEST_SUM);
    private final IntegerField first = Fields.whole(
            Texts.t("settings.plans.first"), Texts.t("settings.plans.first.help"), 1, PlanLimits.LATEST_FIRST);
    private final IntegerField lawyer = Fields.whole(
            Texts.t("settings.plans.lawyer"), Texts.t("settings.plans.lawyer.help"), 1, PlanLimits.LARGEST_SUM);
    private final Checkbox interest = new Checkbox(Texts.t("settings.plans.interest"));

    @Override
    public List<Component> fields() {
        return List.of(usual, most, months, least, first, lawyer, interest);
    }

    @Override
    public void show(PlanLimits value) {
        usual.setValue(value.usualInstalments());
        most.setValue(value.mostInstalments());
        months.setValue(value.mostMonths());
        least.setValue(value.leastInstalment());
        first.setValue(value.firstWithinDays());
        lawyer.setValue(value.lawyerFrom());
        interest.setValue(value.interestGoesOn());
    }

    @Override
    public Optional<PlanLimits> read(PlanLimits before) {
        boolean lawyerRight = lawyer.getValue() == null || Fields.right(lawyer);
        boolean right = Fields.all(
                Fields.right(usual),
                Fields.right(most),
                Fields.right(months),
                Fields.right(least),
                Fields.right(first),
                lawyerRight);
        if (!right) {
            return Optional.empty();
        }
        boolean inOrder = usual.getValue() <= most.getValue();
        Fields.refuse(usual, inOrder, Texts.t("settings.plans.usual.wrong"));
        return inOrder
                ? Optional.of(new PlanLimits(
                        usual.getValue(),
                        most.getValue(),
                        months.getValue(),
                        least.getValue(),
                        first.getValue(),
                        lawyer.getValue(),
                        interest.getValue()))
                : Optional.empty();
    }
}
