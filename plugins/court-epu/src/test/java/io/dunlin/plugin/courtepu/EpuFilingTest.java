package io.dunlin.plugin.courtepu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.court.CourtFilingFormat;
import io.dunlin.spi.court.Evidence;
import io.dunlin.spi.court.FilingClaim;
import io.dunlin.spi.court.FilingClaim.Interest;
import io.dunlin.spi.court.FilingDocument;
import io.dunlin.spi.court.FilingDossier;
import io.dunlin.spi.court.FilingParty;
import io.dunlin.spi.court.Signatory;
import io.dunlin.spi.court.ValidationReport;
import io.dunlin.spi.court.ValidationReport.Finding;
import io.dunlin.spi.court.ValidationReport.Severity;
import io.dunlin.spi.testkit.CourtFilingFormatContract;
import io.dunlin.spi.testkit.GoldenFile;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.Percentage;
import io.dunlin.spi.value.PostalAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EpuFilingTest extends CourtFilingFormatContract {

    @Override
    protected Class<? extends CourtFilingFormat> type() {
        return EpuFiling.class;
    }

    @Override
    protected FilingDossier dossier() {
        return Dossiers.all().get("consumer-statutory-attorney");
    }

    @Test
    void drafts_the_six_cases_as_reviewed() {
        Dossiers.all().forEach((name, dossier) -> {
            FilingDocument draft = extension().render(dossier);
            assertThat(draft.report().findings()).as(name).isEmpty();
            GoldenFile.named(name + ".xml").matches(new String(draft.content(), StandardCharsets.UTF_8));
            GoldenFile.named(name + ".txt").matches(draft.preview());
        });
    }

    @Test
    void drafts_are_valid_by_the_courts_own_schema() {
        Path folder = CourtSchema.folder();
        CourtFilingFormat format = extension(Map.of("schemaFolder", folder.toString()));
        assertThat(format.selfTest().findings().getFirst().en()).contains("schema was read");
        Dossiers.all()
                .forEach((name, dossier) -> assertThat(
                                format.render(dossier).report().findings())
                        .as(name)
                        .isEmpty());
        byte[] wrong = new String(format.render(dossier()).content(), StandardCharsets.UTF_8)
                .replace("<WartoscSporu>", "<Cokolwiek/><WartoscSporu>")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(format.validate(wrong).findings())
                .extracting(finding -> finding.text().en())
                .anyMatch(text -> text.startsWith("Court's schema"))
                .anyMatch(text -> text.contains("cannot stand here"));
    }

    @Test
    void names_a_missing_schema_as_a_setting_to_change() {
        assertThatThrownBy(() -> extension(Map.of("schemaFolder", "/nonexistent"))
                        .validate("<a/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        PluginFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.CONFIGURATION));
    }

    @Test
    void rounds_the_value_up_and_takes_the_fee_from_it() {
        FilingDocument draft = extension().render(Dossiers.all().get("trader-commercial-attorney"));
        assertThat(draft.disputeValue()).isEqualTo(Money.of("7501.00", "PLN"));
        assertThat(draft.courtFee()).isEqualTo(Money.of("125.00", "PLN"));
    }

    @Test
    void refuses_a_claim_older_than_three_years() {
        assertThat(errors(with(due(LocalDate.of(2023, 11, 19)))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text().pl()).contains("trzy lata"));
        assertThat(errors(with(due(LocalDate.of(2023, 11, 20))))).isEmpty();
        assertThat(errors(with(due(Dossiers.TODAY)))).hasSize(1);
    }

    @Test
    void refuses_a_claim_in_another_currency() {
        FilingClaim euro = new FilingClaim(1, Money.of("10.00", "EUR"), Dossiers.DUE, false, null, "cena", List.of(1));
        assertThat(errors(with(euro)))
                .anySatisfy(finding -> assertThat(finding.text().en()).contains("takes claims in PLN"));
    }

    @Test
    void refuses_a_defendant_whom_a_bailiff_could_not_find() {
        FilingParty.Person nameless = new FilingParty.Person("Jan", "X", null, null, null, Dossiers.LUBLIN, null);
        FilingParty.Person trader = new FilingParty.Person("Jan", "X", "Firma", null, null, Dossiers.LUBLIN, null);
        FilingParty.Organisation firm =
                new FilingParty.Organisation("X sp. z o.o.", "Lublin", null, null, true, Dossiers.LUBLIN, null);
        assertThat(texts(against(nameless))).anyMatch(text -> text.contains("has no PESEL"));
        assertThat(texts(against(trader))).anyMatch(text -> text.contains("neither PESEL nor NIP"));
        assertThat(texts(against(firm))).anyMatch(text -> text.contains("neither KRS nor NIP"));
    }

    @Test
    void refuses_a_defendant_abroad() {
        PostalAddress berlin = new PostalAddress("Ring", "1", null, "10115", "Berlin", "DE");
        FilingParty.Person person = (FilingParty.Person) Dossiers.CONSUMER;
        FilingParty abroad = new FilingParty.Person(
                person.firstName(), person.lastName(), null, person.personalNumber(), null, berlin, null);
        assertThat(texts(against(abroad))).anyMatch(text -> text.contains("served in Poland only"));
    }

    @Test
    void refuses_interest_of_businesses_from_a_consumer() {
        FilingClaim claim = Dossiers.claim(1, "10.00", false, new Interest.CommercialLate(Dossiers.DUE.plusDays(1)));
        assertThat(texts(with(claim))).anyMatch(text -> text.contains("A consumer does not owe"));
    }

    @Test
    void interest_of_a_contract_is_claimed_at_its_rate_up_to_what_is_permitted() {
        FilingClaim claim = Dossiers.claim(
                1, "10.00", false, new Interest.ContractualLate(Dossiers.DUE.plusDays(1), new Percentage("12.50")));
        FilingDocument document = extension().render(with(claim));
        assertThat(new String(document.content(), StandardCharsets.UTF_8))
                .contains("czyUstawowe=\"10\"", "stopa=\"12.5\"", "okres=\"0\"");
        assertThat(document.preview()).contains("odsetki umowne za opóźnienie 12,5% rocznie, nie więcej niż");
        assertThat(document.report().acceptable()).isTrue();
    }

    @Test
    void refuses_texts_that_the_form_does_not_hold() {
        assertThat(texts(justified("x".repeat(32_001)))).anyMatch(text -> text.contains("At most 32000 characters"));
        assertThat(texts(justified("a\u0000b"))).anyMatch(text -> text.contains("no XML document can hold"));
        assertThat(texts(justified(" "))).anyMatch(text -> text.contains("statement of facts is missing"));
        FilingParty.Person person = (FilingParty.Person) Dossiers.CONSUMER;
        FilingParty longName = new FilingParty.Person(
                person.firstName(), "N".repeat(61), null, person.personalNumber(), null, Dossiers.LUBLIN, null);
        assertThat(errors(against(longName))).singleElement().satisfies(finding -> {
            assertThat(finding.place()).contains("Nazwisko");
            assertThat(finding.text().pl()).contains("Najwyżej 60 znaków, jest 61");
        });
    }

    @Test
    void asks_for_the_signatorys_number_or_takes_it_from_the_settings() {
        Signatory a = Dossiers.ATTORNEY;
        Signatory without =
                new Signatory(a.firstName(), a.lastName(), true, a.authority(), null, a.lawFirm(), a.address());
        FilingDossier dossier =
                Dossiers.dossier("DUN/1", Dossiers.CONSUMER, without, Dossiers.claim(1, "10.00", false, null));
        assertThat(errors(dossier))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text().en()).contains("PESEL"));
        assertThat(extension(Map.of("signatoryPersonalNumber", "85122456788"))
                        .render(dossier)
                        .report()
                        .acceptable())
                .isTrue();
    }

    @Test
    void refuses_evidence_that_is_not_listed() {
        FilingClaim claim = new FilingClaim(1, Money.of("10.00", "PLN"), Dossiers.DUE, false, null, "cena", List.of(9));
        assertThat(texts(with(claim))).anyMatch(text -> text.contains("not in the list"));
        Evidence twice = new Evidence(1, Evidence.Kind.OTHER, "a", null, "b");
        FilingDossier d = dossier();
        assertThat(texts(new FilingDossier(
                        d.caseReference(),
                        d.preparedOn(),
                        d.claimants(),
                        d.defendants(),
                        d.signatory(),
                        d.claims(),
                        List.of(twice, twice),
                        d.costs(),
                        d.justification(),
                        d.mediation(),
                        null)))
                .anyMatch(text -> text.contains("used twice"));
    }

    @Test
    void checks_documents_of_others_by_the_same_rules() {
        String draft = new String(extension().render(dossier()).content(), StandardCharsets.UTF_8);
        assertThat(found(draft.replace("<WartoscSporu>1235", "<WartoscSporu>1234")))
                .anyMatch(t -> t.contains("rounded up"));
        assertThat(found(draft.replace("wartosc=\"30.00\"", "wartosc=\"31.00\"")))
                .anyMatch(t -> t.contains("court fee is"));
        assertThat(found(draft.replace("90010112349", "90010112340"))).anyMatch(t -> t.contains("check digit"));
        assertThat(found(draft.replace("kod=\"20-001\"", "kod=\"20001x\""))).anyMatch(t -> t.contains("postal code"));
        assertThat(found(draft.replace("version=\"2.0\"", "version=\"1.0\""))).anyMatch(t -> t.contains("2.0"));
        assertThat(found(draft.replace(FilingReader.NAMESPACE, "urn:x"))).anyMatch(t -> t.contains("namespace"));
        assertThat(found(draft.replace("<Siedziba>Warszawa</Siedziba>", "")))
                .anyMatch(t -> t.contains("Siedziba is missing"));
        String lawsuit = draft.substring(draft.indexOf("<PozewEPU"), draft.indexOf("</Pozwy>"));
        assertThat(found(draft.replace("</Pozwy>", lawsuit + "</Pozwy>")))
                .anyMatch(t -> t.contains("ID is used twice"));
    }

    private List<String> found(String document) {
        return extension().validate(document.getBytes(StandardCharsets.UTF_8)).findings().stream()
                .map(finding -> finding.text().en())
                .toList();
    }

    private List<Finding> errors(FilingDossier dossier) {
        ValidationReport report = extension().render(dossier).report();
        return report.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private List<String> texts(FilingDossier dossier) {
        return errors(dossier).stream().map(finding -> finding.text().en()).toList();
    }

    private FilingDossier with(FilingClaim claim) {
        return Dossiers.dossier("DUN/1", Dossiers.CONSUMER, Dossiers.ATTORNEY, claim);
    }

    private FilingDossier against(FilingParty defendant) {
        return Dossiers.dossier("DUN/1", defendant, Dossiers.ATTORNEY, Dossiers.claim(1, "10.00", false, null));
    }

    private static FilingClaim due(LocalDate dueOn) {
        return new FilingClaim(1, Money.of("10.00", "PLN"), dueOn, false, null, "cena", List.of(1));
    }

    private FilingDossier justified(String justification) {
        FilingDossier d = dossier();
        return new FilingDossier(
                d.caseReference(),
                d.preparedOn(),
                d.claimants(),
                d.defendants(),
                d.signatory(),
                d.claims(),
                d.evidence(),
                d.costs(),
                justification,
                d.mediation(),
                d.feeRefundAccount());
    }
}
