package io.dunlin.core.dunning.policy;

import io.dunlin.spi.settings.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a policy from being published, and where.
 *
 * @param stepCode the step that is at fault; null for the policy as a whole
 * @param text what is wrong, in words that say what to change
 */
public record PolicyFault(@Nullable String stepCode, LocalizedText text) {

    /** The step goes by its title, which people gave it; one without goes by its level. */
    public static PolicyFault of(DunningStep step, String pl, String en) {
        LocalizedText title = step.title();
        String stepPl = title == null ? "Krok poziomu " + step.level() : "Krok „" + title.pl() + "”";
        String stepEn = title == null ? "A step of level " + step.level() : "Step “" + title.en() + "”";
        return new PolicyFault(step.code(), new LocalizedText(stepPl + ": " + pl + ".", stepEn + ": " + en + "."));
    }

    public static PolicyFault of(String pl, String en) {
        return new PolicyFault(null, new LocalizedText(pl, en));
    }
}
