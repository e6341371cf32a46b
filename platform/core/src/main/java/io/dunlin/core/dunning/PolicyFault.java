package io.dunlin.core.dunning;

import io.dunlin.spi.settings.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a policy from being published, and where.
 *
 * @param stepCode the step that is at fault; null for the policy as a whole
 * @param text what is wrong, in words that say what to change
 */
public record PolicyFault(@Nullable String stepCode, LocalizedText text) {

    static PolicyFault of(DunningStep step, String pl, String en) {
        return new PolicyFault(
                step.code(),
                new LocalizedText("Krok " + step.code() + ": " + pl + ".", "Step " + step.code() + ": " + en + "."));
    }

    static PolicyFault of(String pl, String en) {
        return new PolicyFault(null, new LocalizedText(pl, en));
    }
}
