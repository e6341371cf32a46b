package io.dunlin.ui.cases;

import io.dunlin.ui.components.Texts;
import java.util.Arrays;

/** The reasons of disputes that core knows as codes. */
public enum DisputeReason {
    AMOUNT,
    QUALITY,
    NOT_DELIVERED,
    LIMITATION,
    SET_OFF,
    NOT_MINE,
    DOCUMENT,
    OTHER;

    static String textOf(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(code))
                .findFirst()
                .map(Texts::t)
                .orElse(code);
    }
}
