package io.dunlin.core.notifications;

/**
 * What follows from a manager's silence: asked again, then the lead is asked, then the policy's default. One rung at a time
 * and none skipped, so that a week of downtime does not decide for anybody who was not chased.
 */
public record SilencePolicy(DecisionSettings settings) {

    /** What is to be done about a question today. */
    public enum Act {
        WAIT,
        CHASE,
        ESCALATE,
        TAKE_START,
        TAKE_CALL_FIRST
    }

    /**
     * Decides on one question.
     *
     * @param businessDaysSilent since it left by mail; negative where it has not
     * @param stirredToday whether somebody was chased or asked about it on this very day
     */
    public Act decide(
            int businessDaysSilent, boolean chased, boolean escalated, boolean stirredToday, String policyCode) {
        if (businessDaysSilent < settings.chaseAfterDays() || stirredToday) {
            return Act.WAIT;
        }
        if (!chased) {
            return Act.CHASE;
        }
        if (!escalated) {
            return businessDaysSilent < settings.escalateAfterDays() ? Act.WAIT : Act.ESCALATE;
        }
        if (businessDaysSilent < settings.defaultAfterDays()) {
            return Act.WAIT;
        }
        return switch (settings.whenSilentFor(policyCode)) {
            case WAIT -> Act.WAIT;
            case START -> Act.TAKE_START;
            case CALL_FIRST -> Act.TAKE_CALL_FIRST;
        };
    }
}
