package io.dunlin.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the header among a table's first rows: the row, or the two rows under each other, whose texts name the most
 * fields. Titles above it do not disturb.
 *
 * @param <C> what a header's texts mean
 */
public final class HeaderSearch<C extends NamedColumns> {

    /** How many rows with content are looked at. */
    public static final int WITHIN_ROWS = 20;

    /** A header that names fewer fields than this is no header. */
    private static final int FEWEST_FIELDS = 2;

    private final Function<List<List<String>>, C> meaning;

    /** @param meaning what columns mean, of each the possible names, the most telling first */
    public HeaderSearch(Function<List<List<String>>, C> meaning) {
        this.meaning = meaning;
    }

    /** A header found: the number of its last row, and what its columns mean. */
    public record Header<C extends NamedColumns>(long line, C columns) {}

    public Optional<Header<C>> find(Table table) throws IOException {
        try (Table.Rows rows = table.rows()) {
            Header<C> best = null;
            Row above = null;
            int seen = 0;
            for (Row row = rows.next(); row != null && seen < WITHIN_ROWS; row = rows.next()) {
                if (row.blank()) {
                    continue;
                }
                seen++;
                best = better(best, new Header<>(row.number(), meaning.apply(labels(null, row))));
                if (above != null) {
                    best = better(best, new Header<>(row.number(), meaning.apply(labels(above, row))));
                }
                above = row;
            }
            return Optional.ofNullable(best).filter(header -> header.columns().size() >= FEWEST_FIELDS);
        }
    }

    private Header<C> better(@Nullable Header<C> best, Header<C> candidate) {
        return best == null || candidate.columns().size() > best.columns().size() ? candidate : best;
    }

    /** A column's possible names, the most telling first; with two rows a group's name stands above several columns. */
    private static List<List<String>> labels(@Nullable Row above, Row row) {
        List<List<String>> labels = new ArrayList<>();
        int width = above == null
                ? row.cells().size()
                : Math.max(row.cells().size(), above.cells().size());
        String group = "";
        for (int column = 0; column < width; column++) {
            String lower = row.cell(column).text();
            String upper = above == null ? "" : above.cell(column).text();
            group = upper.isEmpty() ? group : upper;
            if (above == null || group.isEmpty()) {
                labels.add(List.of(lower));
            } else if (lower.isEmpty()) {
                labels.add(List.of(upper));
            } else {
                labels.add(List.of(group + " " + lower, lower));
            }
        }
        while (!labels.isEmpty() && labels.getLast().getFirst().isEmpty()) {
            labels.removeLast();
        }
        return labels;
    }
}
