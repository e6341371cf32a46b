package io.dunlin.plugin.courtepu;

import io.dunlin.spi.court.FilingDossier;
import io.dunlin.spi.court.Signatory;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.PluginSettings;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.SettingField.Column;
import io.dunlin.spi.settings.SettingField.Option;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.settings.Type;
import io.dunlin.spi.value.PersonalNumber;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings, typed. */
record EpuSettings(
        String courtName,
        String courtDivision,
        long courtId,
        String packageLabel,
        boolean discontinueWithoutGround,
        long mostLawsuits,
        String otherCosts,
        String authority,
        Optional<String> lawFirm,
        Optional<PersonalNumber> signatoryNumber,
        CourtFees fees,
        Optional<Path> schemaFolder) {

    private static final int MOST_FEE_ROWS = 60;
    private static final int LONGEST = 120;

    static EpuSettings of(PluginSettings settings) {
        return new EpuSettings(
                settings.getText("courtName"),
                settings.getText("courtDivision"),
                settings.getWhole("courtId"),
                settings.findText("packageLabel").orElse(""),
                settings.getFlag("discontinueWithoutGround"),
                settings.getWhole("mostLawsuits"),
                settings.getText("otherCosts"),
                settings.findText("signatoryAuthority").orElse(""),
                settings.findText("signatoryLawFirm"),
                settings.findSecret("signatoryPersonalNumber").flatMap(PersonalNumber::find),
                CourtFees.with(settings.getRows("courtFees")),
                settings.findText("schemaFolder").map(Path::of));
    }

    /** The dossier with what the settings say of the signatory where it says nothing. */
    FilingDossier complete(FilingDossier dossier) {
        Signatory given = dossier.signatory();
        Signatory signatory = new Signatory(
                given.firstName(),
                given.lastName(),
                given.professional(),
                given.authority().isBlank() ? authority : given.authority(),
                given.personalNumber() == null ? signatoryNumber.orElse(null) : given.personalNumber(),
                given.lawFirm() == null ? lawFirm.orElse(null) : given.lawFirm(),
                given.address());
        return new FilingDossier(
                dossier.caseReference(),
                dossier.preparedOn(),
                dossier.claimants(),
                dossier.defendants(),
                signatory,
                dossier.claims(),
                dossier.evidence(),
                dossier.costs(),
                dossier.justification(),
                dossier.mediation(),
                dossier.feeRefundAccount());
    }

    static SettingsSchema schema() {
        return SettingsSchema.of(
                SettingField.withDefault(
                        "courtName",
                        new Type.Text(LONGEST),
                        text("Sąd", "Court"),
                        text("Nazwa sądu w pozwie.", "The court's name in the lawsuit."),
                        "Sąd Rejonowy Lublin-Zachód w Lublinie"),
                SettingField.withDefault(
                        "courtDivision",
                        new Type.Text(LONGEST),
                        text("Wydział", "Division"),
                        text("Wydział sądu w pozwie.", "The court's division in the lawsuit."),
                        "VI Wydział Cywilny"),
                SettingField.withDefault(
                        "courtId",
                        new Type.Whole(1, 999_999_999),
                        text("Numer sądu", "Court's number"),
                        text("Numer ID adresata w formularzu.", "The addressee's ID in the form."),
                        "1"),
                SettingField.optional(
                        "packageLabel",
                        new Type.Text(30),
                        text("Oznaczenie paczki", "Package's label"),
                        text("Stoi przed znakiem sprawy.", "Stands before the case's reference.")),
                SettingField.withDefault(
                        "discontinueWithoutGround",
                        new Type.Flag(),
                        text("Wniosek o umorzenie", "Motion to discontinue"),
                        text(
                                "Wnosić o umorzenie, gdy brak podstaw do wydania nakazu.",
                                "Ask to discontinue where there is no ground for an order."),
                        "false"),
                SettingField.withDefault(
                        "mostLawsuits",
                        new Type.Whole(1, 10_000),
                        text("Pozwów w paczce", "Lawsuits in a package"),
                        text("Ostrzegać powyżej tylu.", "Warn above so many."),
                        "100"),
                SettingField.withDefault(
                        "otherCosts",
                        new Type.Text(LONGEST),
                        text("Opis innych kosztów", "Description of other costs"),
                        text("Czego dotyczą inne koszty.", "What the other costs are for."),
                        "opłata skarbowa od pełnomocnictwa"),
                SettingField.optional(
                        "signatoryAuthority",
                        new Type.Text(500),
                        text("Umocowanie składającego", "Signatory's authority"),
                        text("Gdy sprawa go nie podaje.", "Where the case does not say it.")),
                SettingField.optional(
                        "signatoryLawFirm",
                        new Type.Text(200),
                        text("Kancelaria składającego", "Signatory's law firm"),
                        text("Gdy sprawa jej nie podaje.", "Where the case does not say it.")),
                SettingField.optional(
                        "signatoryPersonalNumber",
                        new Type.Secret(),
                        text("PESEL składającego", "Signatory's PESEL"),
                        text(
                                "Gdy sprawa go nie podaje; formularz go wymaga.",
                                "Where the case does not say it; the form needs it.")),
                SettingField.optional(
                        "courtFees",
                        new Type.Table(
                                List.of(
                                        Column.text("from", text("Od dnia", "From")),
                                        Column.choice(
                                                "kind",
                                                text("Rodzaj", "Kind"),
                                                new Option("FEE", text("opłata zwykła", "ordinary fee")),
                                                new Option("EPU", text("część w EPU", "part in EPU"))),
                                        Column.text("upTo", text("Do kwoty", "Up to")),
                                        Column.text("value", text("Opłata lub %", "Fee or %")),
                                        Column.text("cap", text("Granica", "Limit"))),
                                MOST_FEE_ROWS),
                        text("Nowsze opłaty sądowe", "Later court fees"),
                        text(
                                "Cała nowa tabela z dniem, od którego obowiązuje; zastępuje dostarczoną.",
                                "A whole new table with the day from which it holds; replaces the shipped one.")),
                SettingField.optional(
                        "schemaFolder",
                        new Type.Text(500),
                        text("Folder schematu sądu", "Folder of the court's schema"),
                        text(
                                "Folder z PozewEPU.xsd i TypyDanych.xsd; puste oznacza kontrolę tylko wbudowaną.",
                                "A folder with PozewEPU.xsd and TypyDanych.xsd; empty for the built-in check only.")));
    }

    private static LocalizedText text(String pl, String en) {
        return new LocalizedText(pl, en);
    }
}
