package io.dunlin.core.litigation;

import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.policy.InterestTerms;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.Percentage;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of a dossier, in the court's language. A lawyer reads and approves them in each draft. */
final class FilingTexts {

    private static final Locale POLISH = Locale.forLanguageTag("pl-PL");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.MM.yyyy", POLISH);

    private FilingTexts() {}

    static String claim(Receivable receivable) {
        String issued = receivable.issuedOn() == null ? "" : " z dnia " + DAY.format(receivable.issuedOn());
        return "Należność z dokumentu nr " + receivable.number() + issued + ", płatna do dnia "
                + DAY.format(receivable.dueOn());
    }

    static String invoiceProves(Receivable receivable) {
        return "istnienie, wysokość i termin zapłaty należności z dokumentu nr " + receivable.number();
    }

    static String creditProves(Receivable credit) {
        return "zmniejszenie należności o kwotę wynikającą z dokumentu nr " + credit.number();
    }

    static String demandProves() {
        return "wezwanie strony pozwanej do dobrowolnej zapłaty przed wniesieniem pozwu";
    }

    static String justification(
            Creditor creditor,
            Debtor debtor,
            NetClaims net,
            InterestTerms interest,
            Optional<LocalDate> demandedOn,
            Optional<LocalDate> remindedOn) {
        String documents = net.claims().stream()
                .map(claim -> "- nr " + claim.receivable().number() + ", kwota niezapłacona "
                        + amount(claim.principal()) + ", termin zapłaty "
                        + DAY.format(claim.receivable().dueOn()))
                .collect(Collectors.joining("\n"));
        String credits = net.credits().isEmpty()
                ? ""
                : "Kwoty pomniejszono o wynikające z dokumentów: "
                        + net.credits().stream()
                                .map(credit -> "nr " + credit.number() + " ("
                                        + amount(credit.balance().negated()) + ")")
                                .collect(Collectors.joining(", "))
                        + ".\n";
        String urged = demandedOn
                .map(
                        day -> "Dnia " + DAY.format(day)
                                + " strona powodowa wezwała stronę pozwaną do zapłaty. Mimo to strona pozwana nie zapłaciła dochodzonych kwot.")
                .or(() ->
                        remindedOn.map(day -> "Strona powodowa przypominała stronie pozwanej o zapłacie, ostatnio dnia "
                                + DAY.format(day) + ". Mimo to strona pozwana nie zapłaciła dochodzonych kwot."))
                .orElse("Strona pozwana nie zapłaciła dochodzonych kwot.");
        return String.format(
                Locale.ROOT, """
                Strona powodowa, %s, sprzedała stronie pozwanej, %s, towary lub wykonała na jej rzecz usługi, na co wystawiła dokumenty:
                %s
                %s
                Terminy zapłaty upłynęły. %s
                %s
                """, creditor.name(), debtor.name(), documents, credits, interest(interest), urged);
    }

    private static String interest(InterestTerms terms) {
        String from = " dochodzi się od dnia następującego po terminie zapłaty każdego dokumentu.";
        return switch (terms) {
            case InterestTerms.None() -> "Odsetek strona powodowa nie dochodzi.";
            case InterestTerms.StatutoryLate(), InterestTerms.CommercialLate _ -> "Odsetek" + from;
            case InterestTerms.Contractual(Percentage yearly) ->
                "Odsetek umownych w wysokości " + yearly.value().toPlainString().replace('.', ',')
                        + "% rocznie, nie wyższych niż odsetki maksymalne za opóźnienie," + from;
        };
    }

    /**
     * Art. 187 § 1 pkt 3 of the Polish Code of Civil Procedure: what was tried, or why nothing was. Says only what the case
     * proves, as a court is told nothing of replies and disputes that nobody read for it.
     */
    static String mediation(Optional<LocalDate> demandedOn, Optional<LocalDate> remindedOn) {
        return demandedOn
                .map(
                        day -> "Strona powodowa podjęła próbę pozasądowego rozwiązania sporu: dnia " + DAY.format(day)
                                + " wysłała stronie pozwanej przedsądowe wezwanie do zapłaty, mimo którego strona pozwana nie zapłaciła.")
                .or(() -> remindedOn.map(day ->
                        "Strony nie podjęły mediacji: strona powodowa przypominała stronie pozwanej o zapłacie, ostatnio dnia "
                                + DAY.format(day) + ", a strona pozwana mimo to nie zapłaciła."))
                .orElse(
                        "Strony nie podjęły mediacji ani innej próby pozasądowego rozwiązania sporu: należności są wymagalne,"
                                + " a strona pozwana ich nie zapłaciła.");
    }

    private static String amount(Money money) {
        NumberFormat format = NumberFormat.getNumberInstance(POLISH);
        int digits = money.currency().getDefaultFractionDigits();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(money.amount()).replaceAll("[\\u00A0\\u202F]", " ") + " "
                + money.currency().getCurrencyCode();
    }
}
