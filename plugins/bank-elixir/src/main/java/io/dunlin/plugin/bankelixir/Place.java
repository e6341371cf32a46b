package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.settings.LocalizedText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a field stands: the number of a column ({@code 4}), or the first and last character in a line ({@code 10-35});
 * counted from 1.
 */
record Place(int first, int last) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})(?:-([1-9][0-9]{0,3}))?");

    /**
     * @param fixed whether places are columns of characters
     * @throws Unreadable where it is not a place
     */
    static Place read(String written, boolean fixed) throws Unreadable {
        Matcher matcher = FORM.matcher(written.strip());
        if (!matcher.matches() || fixed != (matcher.group(2) != null)) {
            throw new Unreadable(new LocalizedText("to nie jest miejsce: " + written, "not a place: " + written));
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = fixed ? Integer.parseInt(matcher.group(2)) : first;
        if (last < first) {
            throw new Unreadable(new LocalizedText(
                    "miejsce kończy się przed początkiem: " + written, "it ends before it begins: " + written));
        }
        return new Place(first, last);
    }

    /** The field in a line of fixed columns, or null where the line is too short. */
    @Nullable
    String of(String line) {
        return first > line.length() ? null : line.substring(first - 1, Math.min(last, line.length()));
    }

    /** The field among others, or null where there are too few. */
    @Nullable
    String of(List<String> fields) {
        return first > fields.size() ? null : fields.get(first - 1);
    }
}
