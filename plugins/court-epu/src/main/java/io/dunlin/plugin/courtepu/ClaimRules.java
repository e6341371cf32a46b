package io.dunlin.plugin.courtepu;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What the law asks of the claims (art. 505(29a) and 505(32) k.p.c.) and of the interest on them. */
final class ClaimRules {

    private static final int YEARS = 3;
    private static final String COMMERCIAL = "15";
    private static final String IN_OWN_WORDS = "18";
    private static final Set<String> IN_USE = Set.of("4", "7", "8", "10", "11", COMMERCIAL, IN_OWN_WORDS);
    private static final Set<String> WITH_RATE = Set.of("4", "10");

    private final Findings findings;

    ClaimRules(Findings findings) {
        this.findings = findings;
    }

    void check(Node lawsuit) {
        Optional<LocalDate> filedOn = date(lawsuit.attribute("dataZlozenia"));
        boolean consumer = lawsuit.all("ListaPozwanych", "Pozwany").anyMatch(PartyRules::consumer);
        Set<String> evidence = evidence(lawsuit);
        Set<String> numbers = new HashSet<>();
        lawsuit.all("ListaRoszczen", "Roszczenie").forEach(claim -> {
            if (!numbers.add(claim.attribute("numer"))) {
                findings.error(claim.place(), "Numer roszczenia się powtarza.", "The claim's number is used twice.");
            }
            sum(claim);
            filedOn.ifPresent(day -> due(claim, day));
            interest(claim, consumer);
            proof(claim, evidence);
        });
    }

    private void sum(Node claim) {
        if (!"PLN".equals(claim.attribute("waluta"))) {
            findings.error(
                    claim.place(),
                    "Roszczenie jest w walucie " + claim.attribute("waluta")
                            + "; w EPU dochodzi się kwot w PLN, przelicz je albo wybierz inną drogę.",
                    "The claim is in " + claim.attribute("waluta")
                            + "; this court takes claims in PLN, convert it or choose another way.");
        }
        if (DisputeValue.number(claim.attribute("wartosc")).signum() <= 0) {
            findings.error(claim.place(), "Kwota roszczenia musi być dodatnia.", "A claim's sum must be positive.");
        }
    }

    private void due(Node claim, LocalDate filedOn) {
        Optional<LocalDate> dueOn = date(claim.attribute("dataWymagalnosci"));
        if (dueOn.isEmpty()) {
            findings.error(
                    claim.place(),
                    "Brak daty wymagalności roszczenia; jest obowiązkowa.",
                    "The day when the claim fell due is missing; the law demands it.");
            return;
        }
        if (dueOn.get().isBefore(filedOn.minusYears(YEARS))) {
            findings.error(
                    claim.place(),
                    "Roszczenie stało się wymagalne ponad trzy lata przed wniesieniem pozwu; EPU go nie obejmuje.",
                    "The claim fell due more than three years before filing; this court does not take it.");
        }
        if (!dueOn.get().isBefore(filedOn)) {
            findings.error(claim.place(), "Roszczenie nie jest jeszcze wymagalne.", "The claim is not due yet.");
        }
    }

    private void interest(Node claim, boolean consumer) {
        boolean commercial = "1".equals(claim.attribute("typ"));
        if (consumer && commercial) {
            findings.error(
                    claim.place(),
                    "Roszczenie gospodarcze przeciw konsumentowi; popraw rodzaj roszczenia albo strony.",
                    "A claim between businesses against a consumer; correct the kind of the claim or of the party.");
        }
        boolean said = "1".equals(claim.attribute("odsetki"));
        if (said != claim.all("Odsetki", "OkresOdsetkowy").findAny().isPresent()) {
            findings.error(
                    claim.place(),
                    "Żądanie odsetek nie zgadza się z podanymi okresami.",
                    "Whether interest is claimed does not agree with the periods given.");
        }
        claim.all("Odsetki", "OkresOdsetkowy").forEach(period -> {
            kind(period, consumer, commercial);
            days(period, date(claim.attribute("dataWymagalnosci")));
        });
    }

    private void kind(Node period, boolean consumer, boolean commercial) {
        String kind = period.attribute("czyUstawowe");
        if (!IN_USE.contains(kind)) {
            findings.warning(
                    period.place(),
                    "Ten rodzaj odsetek dotyczy okresów sprzed 2016 roku.",
                    "This kind of interest is for times before 2016.");
        }
        if (COMMERCIAL.equals(kind) && consumer) {
            findings.error(
                    period.place(),
                    "Odsetki w transakcjach handlowych nie należą się od konsumenta.",
                    "A consumer does not owe the interest of commercial transactions.");
        } else if (COMMERCIAL.equals(kind) && !commercial) {
            findings.warning(
                    period.place(),
                    "Odsetki w transakcjach handlowych przy roszczeniu cywilnym; sprawdź rodzaj roszczenia.",
                    "Interest of commercial transactions on a civil claim; check the claim's kind.");
        }
        if (IN_OWN_WORDS.equals(kind) && period.textOf("Opis").isEmpty()) {
            findings.error(
                    period.place(), "Ten rodzaj odsetek wymaga opisu.", "This kind of interest needs a description.");
        }
        if (WITH_RATE.contains(kind)
                && DisputeValue.number(period.attribute("stopa")).signum() <= 0) {
            findings.error(period.place(), "Ten rodzaj odsetek wymaga stopy.", "This kind of interest needs a rate.");
        }
    }

    private void days(Node period, Optional<LocalDate> dueOn) {
        Optional<LocalDate> from = date(period.attribute("dataOd"));
        Optional<LocalDate> to = date(period.attribute("dataDo"));
        boolean fromFiling = "1".equals(period.attribute("odWniesienia"));
        if (from.isEmpty() && !fromFiling && !IN_OWN_WORDS.equals(period.attribute("czyUstawowe"))) {
            findings.error(
                    period.place(),
                    "Brak dnia, od którego biegną odsetki.",
                    "The day from which interest runs is missing.");
        }
        if (from.isPresent() && dueOn.isPresent() && !from.get().isAfter(dueOn.get())) {
            findings.warning(
                    period.place(),
                    "Odsetki za opóźnienie biegną od dnia po dniu wymagalności.",
                    "Interest for late payment runs from the day after the due day.");
        }
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            findings.error(
                    period.place(), "Okres odsetek kończy się przed początkiem.", "The period ends before it begins.");
        }
    }

    private Set<String> evidence(Node lawsuit) {
        Set<String> numbers = new HashSet<>();
        lawsuit.all("ListaDowodow", "Dowod").forEach(evidence -> {
            if (!numbers.add(evidence.attribute("numer"))) {
                findings.error(evidence.place(), "Numer dowodu się powtarza.", "The evidence's number is used twice.");
            }
        });
        return numbers;
    }

    private void proof(Node claim, Set<String> evidence) {
        claim.all("Dowody", "Dowod")
                .filter(ref -> !evidence.contains(ref.text().toString().strip()))
                .forEach(ref -> findings.error(
                        ref.place(),
                        "Roszczenie wskazuje dowód, którego nie ma na liście.",
                        "The claim points at evidence that is not in the list."));
        if (claim.all("Dowody", "Dowod").findAny().isEmpty()) {
            findings.warning(
                    claim.place(), "Roszczenie nie wskazuje żadnego dowodu.", "The claim points at no evidence.");
        }
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
