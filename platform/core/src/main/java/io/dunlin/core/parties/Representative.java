package io.dunlin.core.parties;

import io.dunlin.spi.value.EmailAddress;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks for a debtor. While there is one, the debtor is not written to.
 *
 * @param evidence how the firm knows it, such as a power of attorney of a day
 * @param endedOn since when no longer; null while it holds
 */
public record Representative(
        RepresentativeId id,
        DebtorId debtorId,
        Role role,
        String name,
        @Nullable EmailAddress email,
        LocalDate since,
        @Nullable LocalDate endedOn,
        String evidence) {

    /** In what capacity. */
    public enum Role {
        COUNSEL,
        /** Of an insolvent debtor. */
        TRUSTEE
    }
}
