package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.IntegerField;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.learning.LearningSettings;
import io.dunlin.ui.components.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From which share of wrong readings the automatic answers of a class stop. */
final class LearningForm implements GroupForm<LearningSettings> {

    private static final int LOWEST = 50;
    private static final int WHOLE = 100;
    private static final int FEWEST = 5;
    private static final int MOST = 1000;
    private static final int WEEK = 7;
    private static final int YEAR = 366;

    private final Map<ReplyClass, IntegerField> floors = new EnumMap<>(ReplyClass.class);
    private final IntegerField count =
            Fields.whole(Texts.t("settings.learning.count"), Texts.t("settings.learning.count.help"), FEWEST, MOST);
    private final IntegerField days =
            Fields.whole(Texts.t("settings.learning.days"), Texts.t("settings.learning.days.help"), WEEK, YEAR);

    @Override
    public List<Component> fields() {
        List<Component> fields = new ArrayList<>(List.of(count, days));
        for (ReplyClass replyClass : ReplyClass.values()) {
            IntegerField floor =
                    Fields.whole(Texts.t("settings.learning.floor", Texts.t(replyClass)), "", LOWEST, WHOLE);
            floors.put(replyClass, floor);
            fields.add(floor);
        }
        return fields;
    }

    @Override
    public void show(LearningSettings value) {
        count.setValue(value.leastCount());
        days.setValue(value.days());
        floors.forEach((replyClass, field) -> field.setValue(value.floor(replyClass)));
    }

    @Override
    public Optional<LearningSettings> read(LearningSettings before) {
        boolean right = Fields.all(Fields.right(count), Fields.right(days));
        Map<ReplyClass, Integer> read = new EnumMap<>(ReplyClass.class);
        for (Map.Entry<ReplyClass, IntegerField> entry : floors.entrySet()) {
            if (Fields.right(entry.getValue())) {
                read.put(entry.getKey(), entry.getValue().getValue());
            } else {
                right = false;
            }
        }
        return right ? Optional.of(new LearningSettings(read, count.getValue(), days.getValue())) : Optional.empty();
    }
}
