package io.dunlin.tables;

/** What the texts of a header name. */
public interface NamedColumns {

    /** How many fields are named; of several possible headers the one that names the most is the header. */
    int size();

    /** Whether all is named that a file cannot do without. */
    boolean complete();
}
