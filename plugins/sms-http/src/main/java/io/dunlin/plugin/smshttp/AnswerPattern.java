package io.dunlin.plugin.smshttp;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of the administrator's for answers of the gateway's: looked for anywhere in it, with a limit on the
 * work, as neither of the two is ours.
 */
final class AnswerPattern {

    private static final int MOST_STEPS = 5_000_000;
    private static final int MOST_MATCHES = 1000;

    private final Pattern pattern;

    private AnswerPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    static AnswerPattern of(String setting, String expression) {
        try {
            return new AnswerPattern(Pattern.compile(expression, Pattern.MULTILINE));
        } catch (PatternSyntaxException e) {
            throw PluginFailure.configuration(
                    "pattern-wrong",
                    new LocalizedText(
                            "Ustawienie '" + setting + "' nie jest wyrażeniem regularnym, znak " + (e.getIndex() + 1)
                                    + " (" + e.getDescription() + "); popraw je",
                            "Setting '" + setting + "' is no regular expression, character " + (e.getIndex() + 1) + " ("
                                    + e.getDescription() + "); correct it"));
        }
    }

    boolean has(String group) {
        return pattern.namedGroups().containsKey(group);
    }

    /** The named groups of the first match; empty where the answer does not look so. */
    Optional<Map<String, String>> first(String answer) {
        List<Map<String, String>> found = find(answer, 1);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /** The named groups of each match, at most a thousand. */
    List<Map<String, String>> all(String answer) {
        return find(answer, MOST_MATCHES);
    }

    private List<Map<String, String>> find(String answer, int limit) {
        List<Map<String, String>> found = new ArrayList<>();
        try {
            Matcher matcher = pattern.matcher(new Limited(answer));
            while (found.size() < limit && matcher.find()) {
                Map<String, String> groups = new LinkedHashMap<>();
                for (String name : pattern.namedGroups().keySet()) {
                    String value = matcher.group(name);
                    if (value != null) {
                        groups.put(name, value);
                    }
                }
                found.add(groups);
            }
        } catch (TooMuchWork | StackOverflowError _) {
            throw new TooSlow(new LocalizedText(
                    "Dopasowanie wyrażenia " + pattern.pattern() + " do odpowiedzi trwa zbyt długo; uprość je",
                    "The pattern " + pattern.pattern() + " takes too long on an answer; simplify it"));
        }
        return found;
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }

    /** The pattern tries too much on this answer: nobody knows what the answer says. */
    static final class TooSlow extends RuntimeException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final LocalizedText text;

        TooSlow(LocalizedText text) {
            super(text.en());
            this.text = text;
        }

        LocalizedText text() {
            return text;
        }
    }

    private static final class TooMuchWork extends RuntimeException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;
    }

    /** Counts the looks at a text, so that a pattern that tries everything ends. */
    private static final class Limited implements CharSequence {

        private final String text;
        private int looks;

        Limited(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST_STEPS) {
                throw new TooMuchWork();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
