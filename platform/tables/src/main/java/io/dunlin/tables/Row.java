package io.dunlin.tables;

import java.util.List;

/**
 * A row of a table.
 *
 * @param number the row's or line's number as the spreadsheet program or an editor shows it, from 1
 * @param cells its cells from the first column on
 * @param hidden whether the spreadsheet program hides it
 */
public record Row(long number, List<Cell> cells, boolean hidden) {

    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.Text.EMPTY;
    }

    public boolean blank() {
        return cells.stream().allMatch(Cell::blank);
    }

    public long filled() {
        return cells.stream().filter(cell -> !cell.blank()).count();
    }
}
