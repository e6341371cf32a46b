package io.dunlin.plugin.erpfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the header among a table's first rows: the row, or the two rows under each other, whose texts name the most
 * fields. Titles above it do not disturb.
 */
final class HeaderSearch {

    /** A header that names fewer fields than this is no header. */
    private static final int FEWEST_FIELDS = 2;

    private final Vocabulary vocabulary;
    private final List<SavedMapping> saved;

    HeaderSearch(Vocabulary vocabulary, List<SavedMapping> saved) {
        this.vocabulary = vocabulary;
        this.saved = saved;
    }

    /** A header found: the number of its last row, and what its columns hold. */
    record Header(long line, ColumnMapping mapping) {}

    Optional<Header> find(Table table) throws IOException {
        try (Table.Rows rows = table.rows()) {
            Header best = null;
            Row above = null;
            int seen = 0;
            for (Row row = rows.next(); row != null && seen < Limits.HEADER_WITHIN_ROWS; row = rows.next()) {
                if (row.blank()) {
                    continue;
                }
                seen++;
                best = better(best, new Header(row.number(), mapping(labels(null, row))));
                if (above != null) {
                    best = better(best, new Header(row.number(), mapping(labels(above, row))));
                }
                above = row;
            }
            return Optional.ofNullable(best).filter(header -> header.mapping().size() >= FEWEST_FIELDS);
        }
    }

    private static Header better(@Nullable Header best, Header candidate) {
        return best == null || candidate.mapping().size() > best.mapping().size() ? candidate : best;
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

    private ColumnMapping mapping(List<List<String>> labels) {
        return new MappingDraft(vocabulary, saved, labels).decide();
    }
}
