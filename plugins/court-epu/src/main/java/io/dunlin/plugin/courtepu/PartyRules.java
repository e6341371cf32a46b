package io.dunlin.plugin.courtepu;

import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.spi.value.TaxNumber;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the law asks of the parties: above all the numbers by which a bailiff finds them (art. 505(32) § 2 k.p.c.). */
final class PartyRules {

    private static final Set<String> POLAND = Set.of("", "PL", "POLSKA");

    private final Findings findings;

    PartyRules(Findings findings) {
        this.findings = findings;
    }

    void check(Node lawsuit) {
        List<Node> claimants = lawsuit.all("ListaPowodow", "Powod").toList();
        List<Node> defendants = lawsuit.all("ListaPozwanych", "Pozwany").toList();
        Set<String> ids = new HashSet<>();
        claimants.forEach(party -> check(party, ids, "Powód", "A claimant"));
        defendants.forEach(party -> {
            check(party, ids, "Pozwany", "A defendant");
            livesInPoland(party);
        });
        lawsuit.find("OsobaSkladajaca", "Osoba").ifPresent(this::personalNumber);
        lawsuit.find("RachunekDoZwrotuOplat").ifPresent(refund -> account(refund, "NumerRachunkuDoZwrotuOplat"));
    }

    /** Whether no business stands behind a party. */
    static boolean consumer(Node party) {
        return "0".equals(party.textOf("rodzajStrony"));
    }

    private void check(Node party, Set<String> ids, String pl, String en) {
        if (!ids.add(party.attribute("ID"))) {
            findings.error(party.place(), "Numer ID strony się powtarza.", "The party's ID is used twice.");
        }
        String kind = party.textOf("rodzajStrony");
        boolean person = "0".equals(kind) || "1".equals(kind);
        if (person != party.find("OsobaFizyczna").isPresent()) {
            findings.error(
                    party.place(), "Dane strony nie pasują do jej rodzaju.", "The party's data do not fit its kind.");
        }
        identified(party, kind, pl, en);
        party.find("OsobaFizyczna").ifPresent(this::personalNumber);
        party.find("Instytucja").ifPresent(this::register);
        String taxNumber = party.textOf("NIP");
        if (!taxNumber.isEmpty() && TaxNumber.find(taxNumber).isEmpty()) {
            findings.error(party.place(), "NIP ma błędną cyfrę kontrolną.", "The NIP has a wrong check digit.");
        }
        account(party, "numerKonta");
    }

    private void identified(Node party, String kind, String pl, String en) {
        boolean tax = party.find("NIP").isPresent();
        boolean personal = party.find("OsobaFizyczna", "PESEL").isPresent();
        boolean register = party.find("Instytucja", "KRS").isPresent();
        switch (kind) {
            case "0" -> require(personal, party, pl + " nie ma numeru PESEL.", en + " has no PESEL.");
            case "1" ->
                require(
                        personal || tax,
                        party,
                        pl + " nie ma numeru PESEL ani NIP.",
                        en + " has neither PESEL nor NIP.");
            default ->
                require(
                        register || tax,
                        party,
                        pl + " nie ma numeru KRS ani NIP.",
                        en + " has neither KRS nor NIP number.");
        }
    }

    private void require(boolean present, Node party, String pl, String en) {
        if (!present) {
            findings.error(
                    party.place(),
                    pl + " Pozew bez niego zostanie zwrócony; uzupełnij go.",
                    en + " The court sends a lawsuit without it back; add it.");
        }
    }

    private void personalNumber(Node person) {
        String number = person.textOf("PESEL");
        if (!number.isEmpty() && PersonalNumber.find(number).isEmpty()) {
            findings.error(person.place(), "PESEL ma błędną cyfrę kontrolną.", "The PESEL has a wrong check digit.");
        }
    }

    private void register(Node organisation) {
        String said = organisation.textOf("czyRejestr");
        String there = organisation.find("KRS").isPresent()
                ? "1"
                : organisation.find("InnyRejestr").isPresent() ? "2" : "0";
        if (!said.equals(there)) {
            findings.error(
                    organisation.place(),
                    "Pole czyRejestr nie zgadza się z podanym rejestrem.",
                    "The field czyRejestr does not agree with the register given.");
        }
    }

    private void account(Node node, String field) {
        String number = node.textOf(field);
        if (number.length() == 26 && Iban.find(number).isEmpty()) {
            findings.error(
                    node.place(),
                    "Numer rachunku ma błędną sumę kontrolną.",
                    "The account number has wrong check digits.");
        }
    }

    private void livesInPoland(Node defendant) {
        defendant
                .find("Adres")
                .filter(address -> !POLAND.contains(address.attribute("kraj").toUpperCase(java.util.Locale.ROOT)))
                .ifPresent(address -> findings.error(
                        address.place(),
                        "Nakaz w EPU doręcza się tylko w Polsce; dla adresu za granicą wybierz inną drogę.",
                        "An order of this court is served in Poland only; choose another way for an address abroad."));
    }
}
