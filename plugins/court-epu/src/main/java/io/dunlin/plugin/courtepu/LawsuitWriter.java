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
import io.dunlin.spi.value.Percentage;
import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.spi.value.PostalAddress;
import io.dunlin.spi.value.TaxNumber;
import java.time.LocalDate;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Writes a dossier as a package of one lawsuit, in the order that the court's form fixes. */
final class LawsuitWriter {

    private static final String VERSION = "2.0";
    private static final String ATTORNEY = "1";
    private static final String REPRESENTATIVE = "4";
    /** "Other": the dossier does not say that parties owe or claim jointly. */
    private static final String NOT_JOINTLY = "1";

    private final EpuSettings settings;

    LawsuitWriter(EpuSettings settings) {
        this.settings = settings;
    }

    byte[] write(FilingDossier dossier, Money value, Money fee) throws XMLStreamException {
        XmlPen pen = new XmlPen(FilingReader.NAMESPACE, "Pozwy");
        pen.with("OznaczeniePaczki", (settings.packageLabel() + " " + dossier.caseReference()).strip());
        pen.begin("PozewEPU").with("ID", 1);
        if (settings.discontinueWithoutGround()) {
            pen.with("CzyWniosekUmorzBrakPodst", 1);
        }
        pen.with("version", VERSION).with("dataZlozenia", dossier.preparedOn());
        pen.begin("Adresat").with("ID", settings.courtId());
        pen.leaf("Nazwa", settings.courtName())
                .leaf("Wydzial", settings.courtDivision())
                .end();
        signatory(pen, dossier.signatory());
        parties(pen, dossier);
        pen.leaf("SprawaWgPowoda", dossier.caseReference());
        pen.leaf("WartoscSporu", value.amount().toPlainString());
        pen.begin("OplataSadowa")
                .with("wartosc", fee.amount().toPlainString())
                .with("zwolnienie", 0)
                .with("zasadzenie", 1)
                .end();
        costs(pen, dossier.costs());
        refund(pen, dossier);
        pen.begin("ListaRoszczen");
        for (FilingClaim claim : dossier.claims()) {
            claim(pen, claim);
        }
        pen.end();
        evidence(pen, dossier);
        pen.leaf("Uzasadnienie", facts(dossier)).end();
        return pen.finish();
    }

    /** The form has no field for mediation, so the statement stands at the end of the facts. */
    static String facts(FilingDossier dossier) {
        return dossier.justification().strip() + "\n\n" + dossier.mediation().strip();
    }

    private static void signatory(XmlPen pen, Signatory signatory) throws XMLStreamException {
        pen.begin("OsobaSkladajaca")
                .with("pelnomocnik", signatory.professional() ? 1 : 0)
                .with("podstawa", signatory.authority());
        pen.begin("Osoba");
        names(pen, signatory.firstName(), signatory.lastName());
        PersonalNumber number = signatory.personalNumber();
        pen.leaf("PESEL", number == null ? null : number.value()).end();
        pen.leaf("Nazwa", signatory.lawFirm());
        address(pen, signatory.address());
        pen.end();
    }

    private static void parties(XmlPen pen, FilingDossier dossier) throws XMLStreamException {
        int id = 1;
        pen.begin("ListaPowodow");
        for (FilingParty claimant : dossier.claimants()) {
            party(pen, "Powod", id++, claimant, dossier.signatory().professional() ? ATTORNEY : REPRESENTATIVE, true);
        }
        pen.end().begin("ListaPozwanych");
        for (FilingParty defendant : dossier.defendants()) {
            party(pen, "Pozwany", id++, defendant, REPRESENTATIVE, false);
        }
        pen.end();
    }

    private static void party(
            XmlPen pen, String name, int id, FilingParty party, String representation, boolean claimant)
            throws XMLStreamException {
        pen.begin(name).with("ID", id);
        pen.leaf("ObcokrajowiecString", "").leaf("Obcokrajowiec", false).leaf("BrakNumerowIdentyfikacyjnych", false);
        pen.leaf("reprezentacja", representation);
        switch (party) {
            case FilingParty.Person person -> person(pen, person);
            case FilingParty.Organisation organisation -> organisation(pen, organisation);
        }
        TaxNumber taxNumber = party.taxNumber();
        // The form takes Polish numbers only, and no empty element.
        pen.leaf("NIP", taxNumber == null || !"PL".equals(taxNumber.country()) ? null : taxNumber.number());
        address(pen, party.address());
        pen.leaf("numerKonta", claimant ? polishAccount(party.account()) : null);
        pen.end();
    }

    private static void person(XmlPen pen, FilingParty.Person person) throws XMLStreamException {
        pen.leaf("rodzajStrony", person.tradeName() == null ? 0 : 1);
        pen.begin("OsobaFizyczna");
        names(pen, person.firstName(), person.lastName());
        pen.leaf("Nazwa", person.tradeName());
        PersonalNumber number = person.personalNumber();
        pen.leaf("PESEL", number == null ? null : number.value()).end();
    }

    private static void organisation(XmlPen pen, FilingParty.Organisation organisation) throws XMLStreamException {
        pen.leaf("rodzajStrony", organisation.legalPerson() ? 2 : 3);
        pen.begin("Instytucja").leaf("Nazwa", organisation.name()).leaf("Siedziba", organisation.seat());
        pen.leaf("czyRejestr", organisation.registerNumber() == null ? 0 : 1);
        pen.leaf("KRS", organisation.registerNumber()).end();
    }

    private static void names(XmlPen pen, String first, String last) throws XMLStreamException {
        String[] names = first.strip().split("\\s+", 2);
        pen.leaf("Imie", names[0])
                .leaf("Imie2", names.length > 1 ? names[1] : null)
                .leaf("Nazwisko", last);
    }

    private static void address(XmlPen pen, PostalAddress address) throws XMLStreamException {
        pen.begin("Adres")
                // A village without streets: its name stands for the street.
                .with("ulica", address.street().isBlank() ? address.city() : address.street())
                .with("nr_domu", address.building())
                .with("nr_mieszkania", address.apartment())
                .with("kod", address.postalCode())
                .with("miejscowosc", address.city())
                .with("kraj", "PL".equals(address.country()) ? "Polska" : address.country())
                .end();
    }

    private void costs(XmlPen pen, FilingCosts costs) throws XMLStreamException {
        Money agreed = costs.representation();
        pen.begin("KosztyZastepstwa")
                .with("wartosc", agreed == null ? "0.00" : agreed.amount().toPlainString())
                .with("zasadzenie", costs.claimRepresentation() ? 1 : 0)
                .with("wgNorm", agreed == null ? 1 : 0)
                .end();
        Money other = costs.other();
        if (other != null) {
            pen.begin("InneKoszty")
                    .with("wartosc", other.amount().toPlainString())
                    .with("zasadzenie", 1)
                    .with("wgNorm", 0)
                    .with("opis", settings.otherCosts())
                    .end();
        }
    }

    private static void refund(XmlPen pen, FilingDossier dossier) throws XMLStreamException {
        String account = polishAccount(dossier.feeRefundAccount());
        if (account != null) {
            pen.begin("RachunekDoZwrotuOplat")
                    .leaf("NumerRachunkuDoZwrotuOplat", account)
                    .leaf("WlascicielRachunku", name(dossier.claimants().getFirst()))
                    .end();
        }
    }

    private static void claim(XmlPen pen, FilingClaim claim) throws XMLStreamException {
        Interest interest = claim.interest();
        pen.begin("Roszczenie")
                .with("numer", claim.number())
                .with("wartosc", claim.principal().amount().toPlainString())
                .with("waluta", claim.principal().currency())
                .with("opis", claim.description().isBlank() ? null : claim.description())
                .with("odsetki", interest == null ? 0 : 1)
                .with("solidarnie", NOT_JOINTLY)
                .with("typ", claim.commercial() ? 1 : 0)
                .with("dataWymagalnosci", claim.dueOn());
        if (interest != null) {
            pen.begin("Odsetki")
                    .begin("OkresOdsetkowy")
                    .with("dataOd", interest.from())
                    .with("kwota", 0)
                    .with("czyUstawowe", interestCode(interest))
                    .with("stopa", rate(interest))
                    .with("okres", 0)
                    .with("odWniesienia", 0)
                    .with("doZaplaty", 1)
                    .end()
                    .end();
        }
        if (!claim.evidence().isEmpty()) {
            pen.begin("Dowody");
            for (int number : claim.evidence()) {
                pen.leaf("Dowod", number);
            }
            pen.end();
        }
        pen.end();
    }

    private static void evidence(XmlPen pen, FilingDossier dossier) throws XMLStreamException {
        if (dossier.evidence().isEmpty()) {
            return;
        }
        pen.begin("ListaDowodow");
        for (Evidence evidence : dossier.evidence()) {
            pen.begin("Dowod")
                    .with("numer", evidence.number())
                    .with("typDowodu", evidenceKind(evidence.kind()))
                    .with("oznaczenie", evidence.identifier())
                    .with("dataDowodu", evidence.datedOn())
                    .leaf("FaktStwierdzany", evidence.proves())
                    .end();
        }
        pen.end();
    }

    private static int interestCode(Interest interest) {
        return switch (interest) {
            case Interest.StatutoryLate _ -> 8;
            case Interest.ContractualLate _ -> 10;
            case Interest.MaximumLate _ -> 11;
            case Interest.CommercialLate _ -> 15;
        };
    }

    /** Yearly, in percent; 0 for what the law sets. */
    private static String rate(Interest interest) {
        return interest instanceof Interest.ContractualLate(LocalDate _, Percentage yearly)
                ? yearly.value().toPlainString()
                : "0";
    }

    static String evidenceKind(Evidence.Kind kind) {
        return switch (kind) {
            case CONTRACT -> "umowa";
            case INVOICE -> "faktura";
            case NOTARIAL_DEED -> "akt notarialny";
            case OTHER -> "inny";
        };
    }

    static String name(FilingParty party) {
        return switch (party) {
            case FilingParty.Person person -> person.firstName() + " " + person.lastName();
            case FilingParty.Organisation organisation -> organisation.name();
        };
    }

    private static @Nullable String polishAccount(@Nullable Iban account) {
        return account == null || !"PL".equals(account.country())
                ? null
                : account.value().substring(2);
    }
}
