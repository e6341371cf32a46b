package io.dunlin.core.correspondence.letters;

import io.dunlin.core.settings.SettingGroup;
import java.util.List;

/**
 * What stands on letters on paper.
 *
 * @param sender the firm's name and address as they stand above the addressee, a line each; nothing can be printed without
 * @param window where the envelope's window is
 */
public record LetterSettings(List<String> sender, Window window) {

    public static final SettingGroup<LetterSettings> GROUP =
            new SettingGroup<>("letters", LetterSettings.class, new LetterSettings(List.of(), Window.RIGHT));

    private static final int MOST_LINES = 5;
    private static final int LONGEST_LINE = 80;

    /** The side of the envelope's window. */
    public enum Window {
        LEFT,
        RIGHT
    }

    public LetterSettings {
        sender = sender.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (sender.size() > MOST_LINES || sender.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
            throw new IllegalArgumentException(
                    "A sender has at most " + MOST_LINES + " lines of " + LONGEST_LINE + " characters");
        }
    }
}
