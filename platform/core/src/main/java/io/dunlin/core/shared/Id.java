package io.dunlin.core.shared;

/** The id of one kind of thing, so that the id of a case is never taken for that of a debtor. Implemented by records. */
public interface Id {

    long value();
}
