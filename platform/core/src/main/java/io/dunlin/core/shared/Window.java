package io.dunlin.core.shared;

/**
 * A part of a list. Lists end at 10 000 rows: beyond that a filter serves people better, and a database that counts off
 * rows gets slow.
 *
 * @param offset rows to leave out, 0 to 10 000
 * @param limit rows to return, 1 to 1000
 */
public record Window(int offset, int limit) {

    public static final int LAST_ROW = 10_000;
    private static final int MOST_ROWS = 1000;

    public Window {
        if (offset < 0 || offset > LAST_ROW || limit < 1 || limit > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "Offset 0–" + LAST_ROW + ", limit 1–" + MOST_ROWS + "; got " + offset + ", " + limit);
        }
    }

    public static Window first(int limit) {
        return new Window(0, limit);
    }
}
