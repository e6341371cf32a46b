package io.dunlin.core.correspondence.templates;

import java.util.List;
import java.util.regex.Pattern;

/** Names a template, in every language and for every channel. The product ships the ones below; a firm may add its own. */
public record TemplateCode(String value) {

    // First, since the constants below are checked by it.
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{2,59}");

    public static final TemplateCode REMINDER_BEFORE_DUE = new TemplateCode("reminder-before-due");
    public static final TemplateCode REMINDER_DUE_DAY = new TemplateCode("reminder-due-day");
    public static final TemplateCode REMINDER_FIRST = new TemplateCode("reminder-first");
    public static final TemplateCode REMINDER_SECOND = new TemplateCode("reminder-second");
    public static final TemplateCode REMINDER_THIRD = new TemplateCode("reminder-third");
    public static final TemplateCode FINAL_DEMAND = new TemplateCode("final-demand");
    public static final TemplateCode PROMISE_CONFIRMATION = new TemplateCode("promise-confirmation");
    /** Tells the debtor of an instalment plan that was approved. */
    public static final TemplateCode PLAN_CONFIRMATION = new TemplateCode("plan-confirmation");

    public static final TemplateCode PAYMENT_THANKS = new TemplateCode("payment-thanks");
    public static final TemplateCode PART_PAYMENT = new TemplateCode("part-payment");
    public static final TemplateCode DOCUMENTS = new TemplateCode("documents");
    /** Asks a debtor who will pay "soon" for a date. */
    public static final TemplateCode DELAY_QUESTION = new TemplateCode("delay-question");
    /** Asks a debtor who says that payment was made for the proof. */
    public static final TemplateCode SLIP_QUESTION = new TemplateCode("slip-question");
    /** To an address that is not the debtor's: holds nothing of the case. */
    public static final TemplateCode WRONG_CONTACT = new TemplateCode("wrong-contact");

    public static final TemplateCode PRIVACY_RECEIPT = new TemplateCode("privacy-receipt");
    public static final TemplateCode PLAN_RECEIPT = new TemplateCode("plan-receipt");
    public static final TemplateCode DISPUTE_RECEIPT = new TemplateCode("dispute-receipt");
    public static final TemplateCode QUESTION_ANSWER = new TemplateCode("question-answer");

    /** Those that ship as mails in every language. */
    public static final List<TemplateCode> SHIPPED = List.of(
            REMINDER_BEFORE_DUE,
            REMINDER_DUE_DAY,
            REMINDER_FIRST,
            REMINDER_SECOND,
            REMINDER_THIRD,
            FINAL_DEMAND,
            PROMISE_CONFIRMATION,
            PLAN_CONFIRMATION,
            PAYMENT_THANKS,
            PART_PAYMENT,
            DOCUMENTS,
            DELAY_QUESTION,
            SLIP_QUESTION,
            WRONG_CONTACT,
            PRIVACY_RECEIPT,
            PLAN_RECEIPT,
            DISPUTE_RECEIPT,
            QUESTION_ANSWER);

    /** Those of {@link #SHIPPED} that press for payment: what a step of a policy may send. */
    public static final List<TemplateCode> PRESSING = List.of(
            REMINDER_BEFORE_DUE, REMINDER_DUE_DAY, REMINDER_FIRST, REMINDER_SECOND, REMINDER_THIRD, FINAL_DEMAND);

    public TemplateCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A template's code must match " + FORM + ", got: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
