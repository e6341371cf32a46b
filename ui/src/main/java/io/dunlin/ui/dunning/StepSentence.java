package io.dunlin.ui.dunning;

import com.vaadin.flow.component.UI;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.DunningStep.Anchor;
import io.dunlin.ui.components.TemplateName;
import io.dunlin.ui.components.Texts;

/** A step as a sentence, for example "3 days before the due date: E-mail “Reminder before the due date”, 3 days to pay". */
final class StepSentence {

    private StepSentence() {}

    static String of(DunningStep step) {
        String what = Texts.t(step.channel());
        String template = step.template() == null ? what : TemplateName.textOf(step.template());
        String text = template.equals(what)
                ? Texts.t("step.sentence", when(step), what)
                : Texts.t("step.sentence.template", when(step), what, template);
        return step.payWithinDays() == 0
                ? text
                : text + Texts.t("step.sentence.pay-within", days(step.payWithinDays()));
    }

    static String when(DunningStep step) {
        if (step.anchor() == Anchor.PREVIOUS_STEP) {
            return Texts.t("step.when.after-previous", days(step.offsetDays()));
        }
        if (step.offsetDays() == 0) {
            return Texts.t("step.when.on-due");
        }
        return step.offsetDays() < 0
                ? Texts.t("step.when.before-due", days(-step.offsetDays()))
                : Texts.t("step.when.after-due", days(step.offsetDays()));
    }

    static String days(int number) {
        String unit = Texts.plural(
                UI.getCurrent().getLocale(),
                number,
                Texts.t("step.days.one"),
                Texts.t("step.days.few"),
                Texts.t("step.days.many"));
        return number + " " + unit;
    }

    /** Cases counted in words. */
    static String cases(int number) {
        String unit = Texts.plural(
                UI.getCurrent().getLocale(),
                number,
                Texts.t("rehearsal.cases.one"),
                Texts.t("rehearsal.cases.few"),
                Texts.t("rehearsal.cases.many"));
        return number + " " + unit;
    }
}
