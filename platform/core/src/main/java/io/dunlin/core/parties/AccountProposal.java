package io.dunlin.core.parties;

import io.dunlin.spi.value.Iban;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another account for the debtors of a creditor, as one person wants it and a second one may approve it.
 *
 * @param version counts the proposals for that creditor
 * @param account null where debtors are to be told of none any more
 */
public record AccountProposal(
        CreditorId creditorId,
        int version,
        @Nullable Iban account,
        String reason,
        Instant proposedAt,
        String proposedBy) {}
