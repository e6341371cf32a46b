package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.policy.TriageSettings;
import io.dunlin.ui.components.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** For each class of replies whether Dunlin acts alone, from what confidence, and whether it answers. */
final class TriageForm implements GroupForm<TriageSettings> {

    private static final int PERCENT = 100;
    private static final int LEAST = 50;
    private static final int LEAST_HOLD = 5;
    /** Beyond any confidence: a person always decides. */
    private static final double NEVER = 1.01;

    private final Map<ReplyClass, Line> lines = new EnumMap<>(ReplyClass.class);
    private final IntegerField holdFrom = Fields.whole(
            Texts.t("settings.triage.hold-from"), Texts.t("settings.triage.hold-from.help"), LEAST_HOLD, PERCENT);

    private record Line(Checkbox alone, IntegerField from, Checkbox answers) {}

    @Override
    public List<Component> fields() {
        Div table = new Div();
        table.addClassNames("triage-table", "wide");
        table.add(
                heading("replies.class"),
                heading("settings.triage.alone"),
                heading("settings.triage.from"),
                heading("settings.triage.answers"));
        for (ReplyClass replyClass : ReplyClass.values()) {
            Line line = line(replyClass);
            lines.put(replyClass, line);
            table.add(new Span(Texts.t(replyClass)), line.alone(), line.from(), line.answers());
        }
        List<Component> fields = new ArrayList<>();
        fields.add(table);
        fields.add(holdFrom);
        return fields;
    }

    @Override
    public void show(TriageSettings value) {
        lines.forEach((replyClass, line) -> {
            double from = value.applyFrom(replyClass);
            line.alone().setValue(from <= 1);
            line.from().setValue((int) Math.round(Math.min(from, 1) * PERCENT));
            line.from().setEnabled(from <= 1);
            line.answers().setValue(value.answering().contains(replyClass));
        });
        holdFrom.setValue((int) Math.round(value.holdFrom() * PERCENT));
    }

    @Override
    public Optional<TriageSettings> read(TriageSettings before) {
        boolean right = Fields.right(holdFrom);
        Map<ReplyClass, Double> applyFrom = new EnumMap<>(ReplyClass.class);
        Set<ReplyClass> answering = EnumSet.noneOf(ReplyClass.class);
        for (Map.Entry<ReplyClass, Line> entry : lines.entrySet()) {
            Line line = entry.getValue();
            boolean alone = line.alone().getValue();
            boolean fits = !alone || Fields.right(line.from());
            right &= fits;
            applyFrom.put(entry.getKey(), alone && fits ? (double) line.from().getValue() / PERCENT : NEVER);
            if (line.answers().getValue()) {
                answering.add(entry.getKey());
            }
        }
        return right
                ? Optional.of(new TriageSettings(applyFrom, (double) holdFrom.getValue() / PERCENT, answering))
                : Optional.empty();
    }

    private static Line line(ReplyClass replyClass) {
        String name = Texts.t(replyClass);
        Checkbox alone = new Checkbox();
        alone.setAriaLabel(Texts.t("settings.triage.alone") + ": " + name);
        IntegerField from = Fields.whole("", "", LEAST, PERCENT);
        from.setAriaLabel(Texts.t("settings.triage.from") + ": " + name);
        from.setSuffixComponent(new Span("%"));
        Checkbox answers = new Checkbox();
        answers.setAriaLabel(Texts.t("settings.triage.answers") + ": " + name);
        alone.addValueChangeListener(change -> from.setEnabled(change.getValue()));
        return new Line(alone, from, answers);
    }

    private static Span heading(String key) {
        Span heading = new Span(Texts.t(key));
        heading.addClassName("secondary");
        return heading;
    }
}
