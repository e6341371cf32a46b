package io.dunlin.core.litigation;

import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.Dispute;
import io.dunlin.core.cases.Hold;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.settings.LocalizedText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Decides whether a case may be drafted for the court. Never while a dispute is open or the case is on hold, and nothing of
 * it whose limitation has passed.
 */
public record FilingPolicy(int mostClaims) {

    /**
     * What stands against a draft; nothing where it may be made.
     *
     * @param holds of the case or of one of its documents, in force today
     * @param lastDays the last day on which each of the claims can be brought
     */
    public List<LocalizedText> obstacles(
            CollectionCase collectionCase,
            Creditor creditor,
            Debtor debtor,
            List<Receivable> claims,
            Map<ReceivableId, LocalDate> lastDays,
            List<Dispute> disputes,
            List<Hold> holds,
            LitigationSettings settings,
            LocalDate today) {
        List<LocalizedText> obstacles = new ArrayList<>();
        if (collectionCase.state() == CollectionCase.State.CLOSED) {
            obstacles.add(new LocalizedText("Sprawa jest zamknięta.", "The case is closed."));
        }
        if (disputes.stream().anyMatch(dispute -> dispute.state() == Dispute.State.OPEN)) {
            obstacles.add(new LocalizedText(
                    "Trwa spór: rozstrzygnij go, zanim sprawa trafi do sądu.",
                    "A dispute is open: decide it before the case goes to court."));
        }
        if (!holds.isEmpty()) {
            obstacles.add(new LocalizedText(
                    "Sprawa jest wstrzymana: zdejmij wstrzymanie albo poczekaj, aż się skończy.",
                    "The case is on hold: end the hold, or wait for its end."));
        }
        if (claims.isEmpty()) {
            obstacles.add(new LocalizedText("Nie ma wymagalnych należności.", "Nothing is due."));
        }
        if (claims.size() > mostClaims) {
            obstacles.add(new LocalizedText(
                    "Należności jest więcej niż " + mostClaims + ": podziel je na kilka spraw.",
                    "There are more than " + mostClaims + " receivables: split them into several cases."));
        }
        claims.forEach(claim -> {
            LocalDate lastDay = Objects.requireNonNull(lastDays.get(claim.id()));
            if (today.isAfter(lastDay)) {
                obstacles.add(new LocalizedText(
                        "Należność " + claim.number() + " przedawniła się z upływem " + lastDay + ".",
                        "The claim of " + claim.number() + " became time-barred after " + lastDay + "."));
            }
        });
        missing(obstacles, creditor, debtor, settings);
        return List.copyOf(obstacles);
    }

    private static void missing(
            List<LocalizedText> obstacles, Creditor creditor, Debtor debtor, LitigationSettings settings) {
        if (creditor.address() == null) {
            obstacles.add(new LocalizedText(
                    "Wierzyciel nie ma adresu: uzupełnij jego kartotekę.",
                    "The creditor has no address: complete its record."));
        }
        if (debtor.address() == null) {
            obstacles.add(new LocalizedText(
                    "Dłużnik nie ma adresu: uzupełnij jego kartotekę.",
                    "The debtor has no address: complete its record."));
        }
        if (debtor.kind() == PartyKind.UNKNOWN) {
            obstacles.add(new LocalizedText(
                    "Nie wiadomo, czy dłużnik jest konsumentem, czy przedsiębiorcą: uzupełnij jego kartotekę.",
                    "It is not known whether the debtor is a consumer or a business: complete its record."));
        }
        if (!settings.complete()) {
            obstacles.add(new LocalizedText(
                    "Brak danych osoby podpisującej pozwy: uzupełnij je w Ustawieniach, pod „Pozwy”.",
                    "The person who signs filings is not set: complete “Court filings” under Settings."));
        }
    }
}
