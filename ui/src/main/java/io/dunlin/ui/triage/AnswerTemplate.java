package io.dunlin.ui.triage;

import io.dunlin.ui.components.Texts;
import java.util.Arrays;
import java.util.Locale;

/** The templates of answers, as people call them. */
public enum AnswerTemplate {
    QUESTION_ANSWER,
    DOCUMENTS,
    SLIP_QUESTION,
    DELAY_QUESTION,
    PLAN_RECEIPT,
    DISPUTE_RECEIPT,
    WRONG_CONTACT,
    PRIVACY_RECEIPT;

    static String textOf(String code) {
        return Arrays.stream(values())
                .filter(known ->
                        known.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(code))
                .findFirst()
                .map(Texts::t)
                .orElse(code);
    }
}
