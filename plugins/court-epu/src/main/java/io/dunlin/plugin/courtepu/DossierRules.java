package io.dunlin.plugin.courtepu;

import io.dunlin.spi.court.Evidence;
import io.dunlin.spi.court.FilingClaim;
import io.dunlin.spi.court.FilingDossier;
import io.dunlin.spi.court.FilingParty;
import io.dunlin.spi.court.Signatory;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.PostalAddress;
import io.dunlin.spi.value.TaxNumber;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What only the dossier shows, because the document cannot hold it: foreign numbers, forbidden characters, the missing. */
final class DossierRules {

    private final Findings findings;

    DossierRules(Findings findings) {
        this.findings = findings;
    }

    void check(FilingDossier dossier) {
        if (dossier.mediation().isBlank()) {
            findings.error(
                    "Uzasadnienie",
                    "Brak informacji o mediacji lub innym sposobie polubownym (art. 187 § 1 pkt 3 k.p.c.); uzupełnij ją.",
                    "The statement on mediation or another amicable way is missing; add it.");
        }
        if (dossier.justification().isBlank()) {
            findings.error(
                    "Uzasadnienie", "Brak uzasadnienia; uzupełnij je.", "The statement of facts is missing; add it.");
        }
        if (dossier.defendants().size() > 1 || dossier.claimants().size() > 1) {
            findings.warning(
                    "ListaRoszczen",
                    "Jest kilka stron, a projekt nie żąda zasądzenia solidarnie; zaznacz to w systemie sądu, jeśli trzeba.",
                    "There are several parties and the draft does not ask for joint liability; mark it in the court's system where needed.");
        }
        if (dossier.costs().claimRepresentation() && !dossier.signatory().professional()) {
            findings.warning(
                    "KosztyZastepstwa",
                    "Koszty zastępstwa należą się tylko przy pełnomocniku zawodowym.",
                    "Costs of representation are due only where an attorney or legal counsel acts.");
        }
        Stream.concat(dossier.claimants().stream(), dossier.defendants().stream())
                .forEach(this::numbers);
        account("RachunekDoZwrotuOplat", dossier.feeRefundAccount());
        cost("KosztyZastepstwa", dossier.costs().representation());
        cost("InneKoszty", dossier.costs().other());
        texts(dossier)
                .filter(XmlPen::forbidden)
                .findFirst()
                .ifPresent(
                        _ -> findings.error(
                                "",
                                "Tekst zawiera znaki, których nie może mieć dokument XML; w projekcie zastąpiono je znakiem \uFFFD. Popraw dane.",
                                "A text has characters that no XML document can hold; the draft has \uFFFD in their place. Correct the data."));
    }

    private void numbers(FilingParty party) {
        TaxNumber taxNumber = party.taxNumber();
        if (taxNumber != null && !"PL".equals(taxNumber.country())) {
            findings.warning(
                    "NIP",
                    "Formularz sądu nie przyjmuje zagranicznego numeru podatkowego; pominięto go.",
                    "The court's form takes no foreign tax number; it was left out.");
        }
        account("numerKonta", party.account());
    }

    private void account(String place, @Nullable Iban account) {
        if (account != null && !"PL".equals(account.country())) {
            findings.warning(
                    place,
                    "Formularz sądu przyjmuje tylko polski rachunek; zagraniczny pominięto.",
                    "The court's form takes a Polish account only; the foreign one was left out.");
        }
    }

    private void cost(String place, @Nullable Money cost) {
        if (cost != null && !Zloty.PLN.equals(cost.currency())) {
            findings.error(place, "Koszty muszą być w PLN; przelicz je.", "Costs must be in PLN; convert them.");
        }
    }

    private static Stream<@Nullable String> partyTexts(FilingParty party) {
        return switch (party) {
            case FilingParty.Person p -> Stream.of(p.firstName(), p.lastName(), p.tradeName());
            case FilingParty.Organisation o -> Stream.of(o.name(), o.seat());
        };
    }

    private static Stream<@Nullable String> addressTexts(PostalAddress a) {
        return Stream.of(a.street(), a.building(), a.apartment(), a.postalCode(), a.city(), a.country());
    }

    private static Stream<String> texts(FilingDossier dossier) {
        Signatory signatory = dossier.signatory();
        Stream<@Nullable String> own = Stream.of(
                dossier.caseReference(),
                dossier.justification(),
                dossier.mediation(),
                signatory.firstName(),
                signatory.lastName(),
                signatory.authority(),
                signatory.lawFirm());
        Stream<@Nullable String> parties = Stream.concat(dossier.claimants().stream(), dossier.defendants().stream())
                .flatMap(party -> Stream.concat(partyTexts(party), addressTexts(party.address())));
        Stream<@Nullable String> claims = dossier.claims().stream().map(FilingClaim::description);
        Stream<@Nullable String> evidence =
                dossier.evidence().stream().flatMap((Evidence e) -> Stream.of(e.identifier(), e.proves()));
        return Stream.of(own, parties, addressTexts(signatory.address()), claims, evidence)
                .flatMap(texts -> texts)
                .mapMulti((text, out) -> {
                    if (text != null) {
                        out.accept(text);
                    }
                });
    }
}
