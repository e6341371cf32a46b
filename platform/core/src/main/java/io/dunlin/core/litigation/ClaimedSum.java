package io.dunlin.core.litigation;

import io.dunlin.spi.court.FilingClaim;
import io.dunlin.spi.court.FilingClaim.Interest;
import java.time.LocalDate;
import java.util.List;

/**
 * One sum of a draft as it is kept beside it: what a lawyer approves is compared with what is claimed on that day.
 *
 * @param principal for example {@code 100.00 PLN}
 * @param interest its kind and the day from which it runs; empty where none is claimed
 */
record ClaimedSum(String principal, LocalDate dueOn, String interest, String description) {

    static List<ClaimedSum> of(List<FilingClaim> claims) {
        return claims.stream()
                .map(claim -> new ClaimedSum(
                        claim.principal().toString(), claim.dueOn(), interest(claim), claim.description()))
                .toList();
    }

    private static String interest(FilingClaim claim) {
        return switch (claim.interest()) {
            case null -> "";
            case Interest.StatutoryLate(LocalDate from) -> "STATUTORY " + from;
            case Interest.CommercialLate(LocalDate from) -> "COMMERCIAL " + from;
            case Interest.MaximumLate(LocalDate from) -> "MAXIMUM " + from;
            case Interest.ContractualLate(LocalDate from, var yearly) -> "CONTRACTUAL " + yearly + " " + from;
        };
    }
}
