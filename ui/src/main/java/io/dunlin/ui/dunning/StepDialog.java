package io.dunlin.ui.dunning;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.DunningStep.Anchor;
import io.dunlin.core.dunning.policy.DunningStep.Channel;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.components.TemplateName;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One step: when, what and on which level, all of it picked; the sentence that it makes stands below. */
final class StepDialog extends Dialog {

    private static final int HIGHEST_LEVEL = 20;
    private static final int LONGEST = 365;
    private static final int LONGEST_NAME = 80;

    private final Select<StepWhen> when = new Select<>();
    private final IntegerField days = new IntegerField(Texts.t("step.days"));
    private final Select<Channel> channel = new Select<>();
    private final Select<String> template = new Select<>();
    private final Select<Integer> level = new Select<>();
    private final IntegerField payWithin = new IntegerField(Texts.t("step.pay-within"));
    private final Paragraph sentence = new Paragraph();
    private final TextField namePl = new TextField(Texts.t("step.name.pl"));
    private final TextField nameEn = new TextField(Texts.t("step.name.en"));
    private final Set<String> takenCodes;
    private final @Nullable String code;

    /**
     * A dialog for a new or a known step.
     *
     * @param step where to begin: a known step keeps its code
     * @param takenCodes codes of the other steps
     */
    StepDialog(
            DunningStep step,
            boolean isNew,
            List<TemplateCode> templates,
            Set<String> takenCodes,
            Consumer<DunningStep> confirmed) {
        super(Texts.t(isNew ? "step.add.title" : "step.change.title"));
        this.takenCodes = Set.copyOf(takenCodes);
        this.code = isNew ? null : step.code();
        when.setLabel(Texts.t("step.when"));
        when.setItems(StepWhen.values());
        when.setItemLabelGenerator(Texts::t);
        channel.setLabel(Texts.t("step.channel"));
        channel.setItems(Channel.values());
        channel.setItemLabelGenerator(Texts::t);
        template.setLabel(Texts.t("step.template"));
        template.setItems(templates.stream().map(TemplateCode::value).toList());
        template.setItemLabelGenerator(TemplateName::textOf);
        level.setLabel(Texts.t("step.level.label"));
        level.setItems(IntStream.rangeClosed(0, HIGHEST_LEVEL).boxed().toList());
        level.setHelperText(Texts.t("step.level.help"));
        stepper(days, 1);
        stepper(payWithin, 0);
        namePl.setMaxLength(LONGEST_NAME);
        nameEn.setMaxLength(LONGEST_NAME);
        nameEn.setHelperText(Texts.t("step.name.help"));
        begin(step);
        for (var field : List.of(when, channel, template, level)) {
            field.addValueChangeListener(_ -> show());
        }
        days.addValueChangeListener(_ -> show());
        payWithin.addValueChangeListener(_ -> show());
        sentence.addClassName("quote");
        Div form = new Div(namePl, nameEn, when, days, channel, template, level, payWithin, sentence);
        form.addClassName("form");
        Button done = new Button(Texts.t(isNew ? "step.add" : "step.change"), _ -> {
            if (isComplete()) {
                close();
                confirmed.accept(step());
            }
        });
        done.addThemeVariants(ButtonVariant.PRIMARY);
        setWidth("30rem");
        add(form);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), done);
        show();
    }

    private static void stepper(IntegerField field, int least) {
        field.setMin(least);
        field.setMax(LONGEST);
        field.setStepButtonsVisible(true);
        field.setRequiredIndicatorVisible(true);
    }

    private void begin(DunningStep step) {
        when.setValue(
                step.anchor() == Anchor.PREVIOUS_STEP
                        ? StepWhen.AFTER_PREVIOUS
                        : step.offsetDays() == 0
                                ? StepWhen.ON_DUE
                                : step.offsetDays() < 0 ? StepWhen.BEFORE_DUE : StepWhen.AFTER_DUE);
        days.setValue(Math.max(1, Math.abs(step.offsetDays())));
        channel.setValue(step.channel());
        template.setValue(step.template());
        level.setValue(step.level());
        payWithin.setValue(step.payWithinDays());
        LocalizedText title = step.title();
        if (title != null) {
            namePl.setValue(title.pl());
            nameEn.setValue(title.en());
        }
    }

    private void show() {
        boolean writes = channel.getValue().writes();
        days.setVisible(when.getValue() != StepWhen.ON_DUE);
        template.setVisible(writes);
        payWithin.setVisible(writes);
        sentence.setText(isWhole(days) && isWhole(payWithin) ? StepSentence.of(step()) : "");
    }

    private boolean isComplete() {
        boolean missing = template.isVisible() && template.getValue() == null;
        template.setInvalid(missing);
        template.setErrorMessage(missing ? Texts.t("step.template.missing") : "");
        return !missing && isWhole(days) && isWhole(payWithin);
    }

    private static boolean isWhole(IntegerField field) {
        Integer value = field.getValue();
        return !field.isVisible() || (value != null && value >= field.getMin() && value <= field.getMax());
    }

    private DunningStep step() {
        StepWhen direction = when.getValue();
        int number = days.getValue() == null ? 1 : days.getValue();
        int offset = switch (direction) {
            case BEFORE_DUE -> -number;
            case ON_DUE -> 0;
            case AFTER_DUE, AFTER_PREVIOUS -> number;
        };
        Channel does = channel.getValue();
        Integer pay = payWithin.getValue();
        return new DunningStep(
                code == null ? newCode(does) : code,
                level.getValue(),
                does,
                direction == StepWhen.AFTER_PREVIOUS ? Anchor.PREVIOUS_STEP : Anchor.DUE_DATE,
                offset,
                does.writes() ? template.getValue() : null,
                does.writes() && pay != null ? pay : 0,
                title());
    }

    /** One language is enough: it is what both read then. */
    private @Nullable LocalizedText title() {
        String pl = namePl.getValue().strip();
        String en = nameEn.getValue().strip();
        if (pl.isEmpty() && en.isEmpty()) {
            return null;
        }
        return new LocalizedText(pl.isEmpty() ? en : pl, en.isEmpty() ? pl : en);
    }

    /** A code that no step of the policy has: people read sentences, the history of cases reads codes. */
    private String newCode(Channel does) {
        String stem = does.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + level.getValue();
        String free = stem;
        for (int next = 2; takenCodes.contains(free); next++) {
            free = stem + "-" + next;
        }
        return free;
    }
}
