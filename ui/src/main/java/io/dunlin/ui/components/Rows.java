package io.dunlin.ui.components;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import io.dunlin.core.shared.Window;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists as the product shows them: dense, loaded as they are scrolled, ended where {@link Window} ends. */
public final class Rows {

    private static final int PAGE = 50;

    /** For as many columns has the style sheet rules. */
    private static final int MOST_NAMED = 10;

    private Rows() {}

    /** An empty list; the name says to who does not see it what it lists. */
    public static <T> Grid<T> grid(String name) {
        Grid<T> grid = new Grid<>();
        grid.setAriaLabel(name);
        grid.setPageSize(PAGE);
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.addClassName("rows");
        grid.setSizeFull();
        grid.addAttachListener(_ -> nameCells(grid));
        return grid;
    }

    /**
     * On a narrow screen a row becomes a card without a line of headings above it; then the style sheet writes before each
     * cell what the column's heading says.
     */
    private static <T> void nameCells(Grid<T> grid) {
        int place = 0;
        for (Grid.Column<T> column : grid.getColumns()) {
            String heading = column.getHeaderText();
            if (heading != null && !heading.isBlank() && place < MOST_NAMED) {
                String part = "named-" + place;
                column.setPartNameGenerator(_ -> part);
                grid.getStyle().set("--dunlin-" + part, quoted(heading));
                place++;
            }
        }
    }

    /** A text as CSS writes one. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + '"';
    }

    /** A part of a list that begins after a row, or at the start where there is none. */
    @FunctionalInterface
    public interface AfterRow<T, K> {

        List<T> page(@Nullable K after, int limit);
    }

    /**
     * Loads a list of any length: each part begins where the part before it ended, so that the millionth row costs what the
     * first did.
     */
    public static <T, K> void keyset(Grid<T> grid, Function<T, K> key, AfterRow<T, K> rows) {
        NavigableMap<Integer, K> ends = new TreeMap<>();
        grid.setItems(query -> {
            int offset = query.getOffset();
            int limit = Math.max(1, query.getLimit());
            if (offset == 0) {
                ends.clear();
            }
            Map.Entry<Integer, K> before = ends.floorEntry(offset);
            int begun = before == null ? 0 : before.getKey();
            List<T> found = rows.page(before == null ? null : before.getValue(), offset - begun + limit);
            if (!found.isEmpty()) {
                ends.put(begun + found.size(), key.apply(found.getLast()));
            }
            return found.stream().skip(offset - begun);
        });
    }

    /** Loads windows of a list as they come into sight, without ever counting it. */
    public static <T> void lazy(Grid<T> grid, Function<Window, List<T>> page) {
        grid.setItems(query -> {
            int offset = Math.min(query.getOffset(), Window.LAST_ROW);
            return page.apply(new Window(offset, Math.max(1, query.getLimit()))).stream();
        });
    }
}
