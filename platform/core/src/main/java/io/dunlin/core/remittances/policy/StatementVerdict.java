package io.dunlin.core.remittances.policy;

import io.dunlin.spi.settings.LocalizedText;

/** What is to become of a statement. */
public sealed interface StatementVerdict {

    /** All of it is booked. */
    record Book(Relation relation) implements StatementVerdict {}

    /** It was booked from another file. */
    record Repeats(long statementId) implements StatementVerdict {}

    /**
     * Nothing of it is booked until a person decides.
     *
     * @param why what is wrong and what to do
     * @param relation how its lines are counted where a person accepts it
     */
    record Quarantine(LocalizedText why, Relation relation) implements StatementVerdict {}

    /** How a statement stands to those that were booked: it says whether an equal line is the same or another one. */
    enum Relation {
        /** It goes on where the last one ended: none of its lines was in an earlier statement. */
        CONTINUES,
        /** Lines of it may have been in an earlier one. */
        OVERLAPS
    }
}
