package io.dunlin.core.triage.learning;

import io.dunlin.core.settings.SettingGroup;
import io.dunlin.core.triage.ReplyClass;
import java.util.EnumMap;
import java.util.Map;

/**
 * When the automatic answers of a class stop by themselves.
 *
 * @param floors for each class the share, in per cent, of what the product was sure of that must have been right
 * @param leastCount of messages before a share says anything
 * @param days looked back
 */
public record LearningSettings(Map<ReplyClass, Integer> floors, int leastCount, int days) {

    public static final SettingGroup<LearningSettings> GROUP =
            new SettingGroup<>("learning", LearningSettings.class, shipped());

    private static final int USUAL_FLOOR = 95;
    private static final int USUAL_COUNT = 20;
    private static final int USUAL_DAYS = 90;
    private static final int LOWEST_FLOOR = 50;
    private static final int WHOLE = 100;
    private static final int FEWEST = 5;
    private static final int MOST = 1000;
    private static final int WEEK = 7;
    private static final int YEAR = 366;

    public LearningSettings {
        floors = Map.copyOf(floors);
        floors.forEach((replyClass, floor) -> {
            if (floor < LOWEST_FLOOR || floor > WHOLE) {
                throw new IllegalArgumentException("The floor of " + replyClass + " must lie between 50 and 100");
            }
        });
        if (leastCount < FEWEST || leastCount > MOST) {
            throw new IllegalArgumentException("Count at least 5 and at most 1000 messages");
        }
        if (days < WEEK || days > YEAR) {
            throw new IllegalArgumentException("Look back 7 to 366 days");
        }
    }

    /** Five wrong in a hundred, seen on at least twenty messages of ninety days. */
    public static LearningSettings shipped() {
        Map<ReplyClass, Integer> floors = new EnumMap<>(ReplyClass.class);
        for (ReplyClass replyClass : ReplyClass.values()) {
            floors.put(replyClass, USUAL_FLOOR);
        }
        return new LearningSettings(floors, USUAL_COUNT, USUAL_DAYS);
    }

    public int floor(ReplyClass replyClass) {
        return floors.getOrDefault(replyClass, USUAL_FLOOR);
    }
}
