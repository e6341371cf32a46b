package io.dunlin.core.parties;

import io.dunlin.spi.settings.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Whom a record of a source means. */
public sealed interface PartyMatch<I> {

    /** A party that is known. */
    record Known<I>(I id) implements PartyMatch<I> {}

    /** A party that was not known and is now registered. */
    record Registered<I>(I id) implements PartyMatch<I> {}

    /**
     * The source's key says one party and the tax number another: a person must decide, nothing is merged.
     *
     * @param byKey whom the key means
     * @param byTaxNumber whom the tax number means; null where it is new, and the one whom the key means has another
     * @param why the same for people, with what to do
     */
    record Conflict<I>(I byKey, @Nullable I byTaxNumber, LocalizedText why) implements PartyMatch<I> {}
}
