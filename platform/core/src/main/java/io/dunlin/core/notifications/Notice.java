package io.dunlin.core.notifications;

import io.dunlin.core.shared.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told, in their language.
 *
 * @param headline one line that says it all
 * @param link where to look, as a path within the product, such as {@code cases/7}; null where there is nothing to look at
 */
public record Notice(
        String headline, List<String> lines, @Nullable String link) {

    private static final int LONGEST_HEADLINE = 250;

    public Notice {
        String oneLine = headline.replaceAll("\\p{Cntrl}+", " ").strip();
        headline = Texts.ellipsis(oneLine, LONGEST_HEADLINE);
        lines = List.copyOf(lines);
    }
}
