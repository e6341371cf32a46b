package io.dunlin.ui.components;

import java.util.Arrays;
import java.util.Locale;

/** The templates that come with the product, as people call them. */
public enum TemplateName {
    REMINDER_BEFORE_DUE,
    REMINDER_DUE_DAY,
    REMINDER_FIRST,
    REMINDER_SECOND,
    REMINDER_THIRD,
    FINAL_DEMAND,
    PROMISE_CONFIRMATION,
    PAYMENT_THANKS,
    PART_PAYMENT,
    QUESTION_ANSWER,
    DOCUMENTS,
    SLIP_QUESTION,
    DELAY_QUESTION,
    PLAN_RECEIPT,
    PLAN_CONFIRMATION,
    DISPUTE_RECEIPT,
    WRONG_CONTACT,
    PRIVACY_RECEIPT;

    /** Its name in words; one that the firm added is called as it is. */
    public static String textOf(String code) {
        return Arrays.stream(values())
                .filter(known ->
                        known.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(code))
                .findFirst()
                .map(Texts::t)
                .orElse(code);
    }
}
