package io.dunlin.spi.court;

import io.dunlin.spi.value.Iban;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a filing needs, gathered from a case and frozen.
 *
 * @param caseReference our reference; the court carries it back to us
 * @param preparedOn the day of the draft
 * @param claimants at least one
 * @param defendants at least one
 * @param signatory who will sign and file
 * @param claims at least one
 * @param evidence what the claims point at, by {@link Evidence#number()}
 * @param costs what is claimed besides the fee
 * @param justification the statement of facts, in the court's language
 * @param mediation whether mediation or another amicable way was tried, and if not why (art. 187 § 1 pkt 3 k.p.c.)
 * @param feeRefundAccount where the court pays a fee back
 */
public record FilingDossier(
        String caseReference,
        LocalDate preparedOn,
        List<FilingParty> claimants,
        List<FilingParty> defendants,
        Signatory signatory,
        List<FilingClaim> claims,
        List<Evidence> evidence,
        FilingCosts costs,
        String justification,
        String mediation,
        @Nullable Iban feeRefundAccount) {

    public FilingDossier {
        claimants = List.copyOf(claimants);
        defendants = List.copyOf(defendants);
        claims = List.copyOf(claims);
        evidence = List.copyOf(evidence);
        if (claimants.isEmpty() || defendants.isEmpty() || claims.isEmpty()) {
            throw new IllegalArgumentException("A dossier needs a claimant, a defendant and a claim");
        }
    }
}
