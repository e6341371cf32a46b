package io.dunlin.plugin.courtepu;

import io.dunlin.spi.court.Evidence;
import io.dunlin.spi.court.FilingClaim;
import io.dunlin.spi.court.FilingClaim.Interest;
import io.dunlin.spi.court.FilingCosts;
import io.dunlin.spi.court.FilingDossier;
import io.dunlin.spi.court.FilingParty;
import io.dunlin.spi.court.Signatory;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.spi.value.PostalAddress;
import io.dunlin.spi.value.TaxNumber;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Invented cases. */
final class Dossiers {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    static final LocalDate DUE = LocalDate.of(2026, 3, 10);
    static final PostalAddress LUBLIN = new PostalAddress("ul. Krótka", "5", "7", "20-001", "Lublin", "PL");
    static final PostalAddress VILLAGE = new PostalAddress("", "12", null, "21-100", "Nowa Wieś", "PL");

    static final FilingParty CREDITOR = new FilingParty.Organisation(
            "Żuraw & Syn sp. z o.o.",
            "Warszawa",
            "0000123456",
            TaxNumber.nip("5265877635"),
            true,
            new PostalAddress("ul. Długa", "1A", null, "00-950", "Warszawa", "PL"),
            Iban.parse("34102010260000000000000001"));
    static final FilingParty CONSUMER =
            new FilingParty.Person("Jan Adam", "Próbny", null, new PersonalNumber("90010112349"), null, LUBLIN, null);
    static final FilingParty SOLE_TRADER = new FilingParty.Person(
            "Ewa", "Wymyślona-Nowa", "Usługi \"Ewa\" <biuro>", null, TaxNumber.nip("1112223332"), VILLAGE, null);
    static final FilingParty COMPANY = new FilingParty.Organisation(
            "Przykład S.A.", "Kraków", "0000654321", TaxNumber.nip("7776665556"), true, LUBLIN, null);

    static final Signatory ATTORNEY = new Signatory(
            "Anna",
            "Radca",
            true,
            "pełnomocnictwo z 2 stycznia 2026 r., pełny zakres",
            new PersonalNumber("85122456788"),
            "Kancelaria Przykładowa",
            LUBLIN);
    static final Signatory BOARD_MEMBER = new Signatory(
            "Piotr",
            "Prezes",
            false,
            "członek zarządu, KRS 0000123456",
            new PersonalNumber("02210567896"),
            null,
            LUBLIN);

    private Dossiers() {}

    /** Six cases: each kind of debtor, each kind of interest, with an attorney and without. */
    static Map<String, FilingDossier> all() {
        Map<String, FilingDossier> cases = new LinkedHashMap<>();
        cases.put(
                "consumer-statutory-attorney",
                dossier(
                        "DUN/1/2026-7",
                        CONSUMER,
                        ATTORNEY,
                        claim(1, "1234.56", false, new Interest.StatutoryLate(DUE.plusDays(1)))));
        cases.put(
                "consumer-none-board",
                dossier("DUN/2/2026-5", CONSUMER, BOARD_MEMBER, claim(1, "480.00", false, null)));
        cases.put(
                "trader-commercial-attorney",
                dossier(
                        "DUN/3/2026-3",
                        SOLE_TRADER,
                        ATTORNEY,
                        claim(1, "7500.01", true, new Interest.CommercialLate(DUE.plusDays(1)))));
        cases.put(
                "trader-statutory-board",
                dossier(
                        "DUN/4/2026-1",
                        SOLE_TRADER,
                        BOARD_MEMBER,
                        claim(1, "3999.99", false, new Interest.StatutoryLate(DUE.plusDays(1)))));
        cases.put(
                "company-commercial-attorney-several",
                dossier(
                        "DUN/5/2026-9",
                        COMPANY,
                        ATTORNEY,
                        claim(1, "20000.00", true, new Interest.CommercialLate(DUE.plusDays(1))),
                        claim(2, "0.50", true, new Interest.MaximumLate(DUE.plusDays(2))),
                        claim(3, "170.20", true, null)));
        cases.put(
                "company-none-board",
                dossier("DUN/6/2026-7", COMPANY, BOARD_MEMBER, claim(1, "3000000.00", true, null)));
        return cases;
    }

    static FilingDossier dossier(String reference, FilingParty defendant, Signatory signatory, FilingClaim... claims) {
        boolean professional = signatory.professional();
        return new FilingDossier(
                reference,
                TODAY,
                List.of(CREDITOR),
                List.of(defendant),
                signatory,
                List.of(claims),
                List.of(
                        new Evidence(
                                1,
                                Evidence.Kind.INVOICE,
                                "FV/1/2026",
                                LocalDate.of(2026, 2, 10),
                                "wysokość roszczenia"),
                        new Evidence(2, Evidence.Kind.CONTRACT, "umowa nr 7", null, "podstawa roszczenia")),
                new FilingCosts(null, professional, professional ? Money.of("17.00", "PLN") : null),
                "Powód sprzedał pozwanemu towar.\nPozwany nie zapłacił mimo wezwania.",
                "Powód wezwał pozwanego do dobrowolnej zapłaty; wezwanie pozostało bez odpowiedzi.",
                Iban.parse("34102010260000000000000001"));
    }

    static FilingClaim claim(int number, String amount, boolean commercial, Interest interest) {
        return new FilingClaim(
                number, Money.of(amount, "PLN"), DUE, commercial, interest, "cena z faktury FV/1/2026", List.of(1, 2));
    }
}
