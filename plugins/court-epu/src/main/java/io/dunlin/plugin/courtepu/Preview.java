package io.dunlin.plugin.courtepu;

import io.dunlin.spi.court.Evidence;
import io.dunlin.spi.court.FilingClaim;
import io.dunlin.spi.court.FilingClaim.Interest;
import io.dunlin.spi.court.FilingDossier;
import io.dunlin.spi.court.FilingParty;
import io.dunlin.spi.court.Signatory;
import io.dunlin.spi.court.ValidationReport;
import io.dunlin.spi.court.ValidationReport.Severity;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.Percentage;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The draft as a lawyer reads it, in Polish, with what was found at the top. */
final class Preview {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

    private final StringBuilder text = new StringBuilder();
    private final DecimalFormat amounts;

    Preview() {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('\u00A0');
        symbols.setDecimalSeparator(',');
        amounts = new DecimalFormat("#,##0.00", symbols);
    }

    String of(FilingDossier dossier, EpuSettings settings, Money value, Money fee, ValidationReport report) {
        line("PROJEKT POZWU W ELEKTRONICZNYM POSTĘPOWANIU UPOMINAWCZYM");
        line(report.acceptable() ? "Do sprawdzenia i wniesienia przez pełnomocnika." : "NIE WNOSIĆ: są błędy.");
        report.findings()
                .forEach(finding -> line((finding.severity() == Severity.ERROR ? "  BŁĄD  " : "  Uwaga ")
                        + finding.place() + ": " + finding.text().pl()));
        heading("Sprawa");
        line(dossier.caseReference() + ", stan na " + date(dossier.preparedOn()));
        line(settings.courtName() + ", " + settings.courtDivision());
        heading("Powód");
        dossier.claimants().forEach(this::party);
        heading("Pozwany");
        dossier.defendants().forEach(this::party);
        heading("Wartość przedmiotu sporu i koszty");
        line("Wartość przedmiotu sporu: " + money(value));
        line("Opłata sądowa: " + money(fee));
        line("Koszty zastępstwa: " + representation(dossier));
        Money other = dossier.costs().other();
        if (other != null) {
            line("Inne koszty (" + settings.otherCosts() + "): " + money(other));
        }
        heading("Roszczenia");
        dossier.claims().forEach(this::claim);
        heading("Dowody");
        dossier.evidence().forEach(this::evidence);
        heading("Uzasadnienie");
        line(LawsuitWriter.facts(dossier));
        heading("Składający");
        signatory(dossier.signatory());
        return text.toString();
    }

    private void party(FilingParty party) {
        String numbers = switch (party) {
            case FilingParty.Person person -> {
                String trade = person.tradeName() == null ? "" : ", " + person.tradeName();
                // The lawyer compares the whole number, so it is not masked here.
                yield trade
                        + number(
                                "PESEL",
                                person.personalNumber() == null
                                        ? null
                                        : person.personalNumber().value());
            }
            case FilingParty.Organisation organisation ->
                ", siedziba: " + organisation.seat() + number("KRS", organisation.registerNumber());
        };
        line(LawsuitWriter.name(party) + numbers + number("NIP", party.taxNumber()));
        line("  " + party.address().oneLine());
    }

    private void claim(FilingClaim claim) {
        line(claim.number() + ". " + money(claim.principal()) + ", wymagalne " + date(claim.dueOn()) + ", "
                + (claim.commercial() ? "gospodarcze" : "cywilne") + ", " + interest(claim.interest()));
        line("   " + claim.description() + "; dowody: "
                + claim.evidence().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private static String interest(@Nullable Interest interest) {
        if (interest == null) {
            return "bez odsetek";
        }
        String kind = switch (interest) {
            case Interest.StatutoryLate _ -> "odsetki ustawowe za opóźnienie";
            case Interest.CommercialLate _ -> "odsetki ustawowe za opóźnienie w transakcjach handlowych";
            case Interest.ContractualLate(LocalDate _, Percentage yearly) ->
                "odsetki umowne za opóźnienie " + yearly.value().toPlainString().replace('.', ',') + "%"
                        + " rocznie, nie więcej niż odsetki maksymalne za opóźnienie";
            case Interest.MaximumLate _ -> "odsetki maksymalne za opóźnienie";
        };
        return kind + " od " + date(interest.from()) + " do dnia zapłaty";
    }

    private void evidence(Evidence evidence) {
        String dated = evidence.datedOn() == null ? "" : " z " + date(evidence.datedOn());
        line(evidence.number() + ". " + LawsuitWriter.evidenceKind(evidence.kind()) + " " + evidence.identifier()
                + dated + ": " + evidence.proves());
    }

    private void signatory(Signatory signatory) {
        String firm = signatory.lawFirm() == null ? "" : ", " + signatory.lawFirm();
        line(signatory.firstName() + " " + signatory.lastName() + firm);
        line((signatory.professional() ? "Pełnomocnik zawodowy: " : "Podstawa: ") + signatory.authority());
    }

    private String representation(FilingDossier dossier) {
        if (!dossier.costs().claimRepresentation()) {
            return "bez żądania";
        }
        Money agreed = dossier.costs().representation();
        return agreed == null ? "według norm przepisanych" : money(agreed);
    }

    private static String number(String label, @Nullable Object number) {
        return number == null ? "" : ", " + label + " " + number;
    }

    private String money(Money money) {
        return amounts.format(money.amount()) + "\u00A0" + money.currency();
    }

    private static String date(LocalDate date) {
        return DAY.format(date);
    }

    private void heading(String words) {
        text.append('\n').append(words.toUpperCase(Locale.ROOT)).append('\n');
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}
