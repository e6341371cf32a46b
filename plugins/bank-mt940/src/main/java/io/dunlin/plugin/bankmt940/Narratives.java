package io.dunlin.plugin.bankmt940;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what banks write in {@code :86:} of one booking. */
@FunctionalInterface
interface Narratives {

    /** As {@link DetailsReader#read}. */
    Details read(List<String> texts, String account, boolean ordered, @Nullable Dialect forced);
}
