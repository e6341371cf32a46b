package io.dunlin.spi.court;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence, named but not attached.
 *
 * @param number 1 to 127, unique in the dossier
 * @param kind what it is
 * @param identifier its number or name, at most 120 characters
 * @param datedOn its date
 * @param proves the fact it proves
 */
public record Evidence(
        int number, Kind kind, String identifier, @Nullable LocalDate datedOn, String proves) {

    private static final int MOST = 127;

    /** Kinds of evidence that courts distinguish. */
    public enum Kind {
        CONTRACT,
        INVOICE,
        NOTARIAL_DEED,
        OTHER
    }

    public Evidence {
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("Evidence is numbered from 1 to " + MOST + ", got " + number);
        }
    }
}
