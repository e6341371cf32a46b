package io.dunlin.core.dunning.policy;

import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.spi.settings.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One step of a policy.
 *
 * @param code unique in its policy, stable over its versions
 * @param level 0 for a courtesy before or on the due date, from 1 for what is overdue
 * @param anchor what the offset counts from
 * @param offsetDays days after the anchor; negative before a due date
 * @param template what is written, for a mail, a text message, a letter and a final demand
 * @param payWithinDays the time to pay that the message gives, in days from the day of the step
 * @param title what people call it; null where its channel and its day say enough
 */
public record DunningStep(
        String code,
        int level,
        Channel channel,
        Anchor anchor,
        int offsetDays,
        @Nullable String template,
        int payWithinDays,
        @Nullable LocalizedText title) {

    /** A step without a name of its own. */
    public DunningStep(
            String code,
            int level,
            Channel channel,
            Anchor anchor,
            int offsetDays,
            @Nullable String template,
            int payWithinDays) {
        this(code, level, channel, anchor, offsetDays, template, payWithinDays, null);
    }

    /** What the offset of a step counts from. */
    public enum Anchor {
        /** The oldest due date of what is still owed. */
        DUE_DATE,
        /** The day of the step before. */
        PREVIOUS_STEP
    }

    /** What is done. */
    public enum Channel {
        MAIL,
        SMS,
        /** A clerk calls. */
        CALL,
        /** A letter for the print batch. */
        LETTER,
        /** The account manager decides whether to go on. */
        DECISION,
        /** A person approves the final demand, then it goes. */
        FINAL_DEMAND,
        /** The lawyers take over. */
        HAND_OVER;

        /** Whether it is made from a template. */
        public boolean writes() {
            return this == MAIL || this == SMS || this == LETTER || this == FINAL_DEMAND;
        }

        /** Whether the product does it by itself, without a person. */
        public boolean isAutomatic() {
            return this == MAIL || this == SMS;
        }
    }

    /** Whether it comes before anything is overdue. */
    public boolean isCourtesy() {
        return level == 0;
    }

    /** The template of a step that writes. */
    public TemplateCode templateCode() {
        if (template == null) {
            throw new IllegalStateException("Step " + code + " writes nothing");
        }
        return new TemplateCode(template);
    }
}
