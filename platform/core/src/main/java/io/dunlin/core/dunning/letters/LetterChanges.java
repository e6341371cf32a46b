package io.dunlin.core.dunning.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What was changed in a text, by lines: the fewest lines taken out and put in. */
public final class LetterChanges {

    private LetterChanges() {}

    /** A line of both texts, or of one. */
    public record Line(Kind kind, String text) {

        /** Where the line stands. */
        public enum Kind {
            SAME,
            ADDED,
            REMOVED
        }
    }

    /** Beyond so many pairs of lines the whole text counts as changed: nobody writes such letters. */
    private static final int MOST_PAIRS = 4_000_000;

    public static List<Line> between(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        if ((long) old.size() * now.size() > MOST_PAIRS) {
            return Stream.concat(
                            old.stream().map(line -> new Line(Line.Kind.REMOVED, line)),
                            now.stream().map(line -> new Line(Line.Kind.ADDED, line)))
                    .toList();
        }
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(new Line(Line.Kind.SAME, old.get(i)));
                i++;
                j++;
            } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Line.Kind.REMOVED, old.get(i)));
                i++;
            } else {
                lines.add(new Line(Line.Kind.ADDED, now.get(j)));
                j++;
            }
        }
        return List.copyOf(lines);
    }
}
