package io.dunlin.tables;

import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file opened as rows of cells. It can be walked several times. */
public interface Table extends AutoCloseable {

    /** The format's name in the result. */
    String format();

    /** How the file was understood so far. */
    List<LocalizedText> facts();

    /** Whether every row must have as many cells as the header: so in text files, where a line may have been broken. */
    boolean ragged();

    /** Whether day numbers count from 1904, as in workbooks of old Apple programs. */
    default boolean since1904() {
        return false;
    }

    Rows rows() throws IOException;

    @Override
    void close() throws IOException;

    /** One walk over the rows, in order. */
    interface Rows extends AutoCloseable {

        /** The next row, or null after the last. */
        @Nullable
        Row next() throws IOException;

        @Override
        void close() throws IOException;
    }
}
