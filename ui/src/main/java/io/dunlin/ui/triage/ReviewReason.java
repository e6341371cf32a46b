package io.dunlin.ui.triage;

import io.dunlin.ui.components.Texts;
import java.util.Arrays;

/** Why a person is asked, or how a decision came about, as core writes it: in small letters. */
public enum ReviewReason {
    NO_CASE,
    SEVERAL_CASES,
    UNKNOWN_SENDER,
    LOW_CONFIDENCE,
    OTHER,
    NOT_WRITTEN_TO_US,
    DATE_IS_NO_PROMISE,
    ACCOUNT_CHANGE,
    LANGUAGE_NOT_COVERED,
    NO_TEXT,
    ATTACHMENT_NOT_READ,
    LAWYER_NAMED,
    ASKS_FOR_PEACE,
    REPEATED,
    UNDONE,
    PERSON,
    /** No rule on its kind spoke: what its words say was decided on. */
    NO_RULE,
    FEEDBACK_REPORT,
    OWN_LOOP,
    HEADERS,
    SUBJECT,
    LIST_HEADERS,
    WORDING,
    DISPOSITION_NOTIFICATION,
    DELIVERY_STATUS,
    PROVIDER_NOTICE;

    public static String textOf(String reason) {
        return Arrays.stream(values())
                .filter(known -> known.name().equalsIgnoreCase(reason.replace('-', '_')))
                .findFirst()
                .map(Texts::t)
                .orElse(reason);
    }
}
