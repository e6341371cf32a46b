package io.dunlin.ui.cases;

import io.dunlin.ui.components.Texts;
import java.util.Arrays;

/** Why cases end, as core and people name it. */
public enum CloseReason {
    PAID,
    COVERED,
    WRITTEN_OFF,
    WITHDRAWN,
    SETTLED_OTHERWISE;

    /** Its word; what a person wrote stands as it is. */
    public static String textOf(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(code))
                .findFirst()
                .map(Texts::t)
                .orElse(code);
    }
}
