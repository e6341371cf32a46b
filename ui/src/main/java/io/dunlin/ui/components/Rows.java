package io.dunlin.ui.components;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import io.dunlin.core.shared.Window;
import java.util.List;
import java.util.function.Function;

/** Lists as the product shows them: dense, loaded as they are scrolled, ended where {@link Window} ends. */
public final class Rows {

    private static final int PAGE = 50;

    private Rows() {}

    public static <T> Grid<T> grid() {
        Grid<T> grid = new Grid<>();
        grid.setPageSize(PAGE);
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.addClassName("rows");
        grid.setSizeFull();
        return grid;
    }

    /** Loads windows of a list as they come into sight, without ever counting it. */
    public static <T> void lazy(Grid<T> grid, Function<Window, List<T>> page) {
        grid.setItems(query -> {
            int offset = Math.min(query.getOffset(), Window.LAST_ROW);
            return page.apply(new Window(offset, Math.max(1, query.getLimit()))).stream();
        });
    }
}
