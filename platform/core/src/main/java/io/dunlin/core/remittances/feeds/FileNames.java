package io.dunlin.core.remittances.feeds;

import io.dunlin.core.shared.WatchedFolder;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which files of a watched folder are meant, by their names. */
final class FileNames {

    private static final int MOST_PATTERNS = 20;

    private final List<Pattern> patterns;

    private FileNames(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * Reads a list such as {@code *.sta, *.xml}; {@code *} stands for any characters, {@code ?} for one.
     *
     * @throws IllegalArgumentException for an empty list or one of more than 20 patterns
     */
    static FileNames parse(String list) {
        List<String> written = Arrays.stream(list.split("[,;\\s]+"))
                .filter(text -> !text.isEmpty())
                .toList();
        if (written.isEmpty() || written.size() > MOST_PATTERNS) {
            throw new IllegalArgumentException("Write 1 to " + MOST_PATTERNS + " patterns such as *.sta, *.xml");
        }
        return new FileNames(written.stream().map(FileNames::pattern).toList());
    }

    private static Pattern pattern(String written) {
        String regex = written.chars()
                .mapToObj(character -> switch (character) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(character));
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    boolean mean(String name) {
        return WatchedFolder.isFinished(name)
                && patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
