package io.dunlin.plugin.courtepu;

import io.dunlin.spi.PluginContext;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SelfTest;
import io.dunlin.spi.court.CourtFilingFormat;
import io.dunlin.spi.court.FilingDocument;
import io.dunlin.spi.court.FilingDossier;
import io.dunlin.spi.court.ValidationReport;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.pf4j.Extension;

/** Drafts and checks of lawsuits for the Polish electronic court. */
@Extension
public final class EpuFiling implements CourtFilingFormat {

    private final PluginContext context;
    private final Form form = new Form();

    public EpuFiling(PluginContext context) {
        this.context = context;
    }

    @Override
    public String format() {
        return "EPU";
    }

    @Override
    public LocalizedText name() {
        return new LocalizedText("Pozwy do e-sądu (EPU)", "Lawsuits for the Polish e-court (EPU)");
    }

    @Override
    public SettingsSchema settings() {
        return EpuSettings.schema();
    }

    @Override
    public SelfTest selfTest() {
        Optional<SchemaCheck> schema =
                EpuSettings.of(context.settings()).schemaFolder().map(SchemaCheck::in);
        return SelfTest.passed(
                schema.isPresent()
                        ? new LocalizedText("Schemat sądu wczytany.", "The court's schema was read.")
                        : new LocalizedText(
                                "Bez schematu sądu: działa kontrola wbudowana.",
                                "Without the court's schema: the built-in check works."));
    }

    @Override
    public FilingDocument render(FilingDossier given) {
        EpuSettings settings = EpuSettings.of(context.settings());
        FilingDossier dossier = settings.complete(given);
        Money value = DisputeValue.rounded(dossier.claims().stream()
                .filter(claim -> Zloty.PLN.equals(claim.principal().currency()))
                .map(claim -> claim.principal().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        Money fee = settings.fees().fee(value.amount(), dossier.preparedOn());
        Findings findings = new Findings();
        new DossierRules(findings).check(dossier);
        byte[] content = write(dossier, settings, value, fee);
        check(content, settings, findings);
        ValidationReport report = findings.report();
        String preview = new Preview().of(dossier, settings, value, fee, report);
        return new FilingDocument(
                fileName(dossier.caseReference()), "application/xml", content, preview, value, fee, report);
    }

    @Override
    public ValidationReport validate(byte[] document) {
        Findings findings = new Findings();
        check(document, EpuSettings.of(context.settings()), findings);
        return findings.report();
    }

    private void check(byte[] document, EpuSettings settings, Findings findings) {
        Optional<SchemaCheck> schema = settings.schemaFolder().map(SchemaCheck::in);
        Optional<Node> root = new FilingReader(findings).read(document);
        if (root.isEmpty()) {
            return;
        }
        List<Node> lawsuits = lawsuits(root.get(), findings);
        Set<String> ids = new HashSet<>();
        for (Node lawsuit : lawsuits) {
            if (!ids.add(lawsuit.attribute("ID"))) {
                findings.error(lawsuit.place(), "Numer ID pozwu się powtarza.", "The lawsuit's ID is used twice.");
            }
            new PartyRules(findings).check(lawsuit);
            new ClaimRules(findings).check(lawsuit);
            DisputeValue.check(lawsuit, settings.fees(), findings);
        }
        if (lawsuits.size() > settings.mostLawsuits()) {
            findings.warning(
                    "Pozwy",
                    "Paczka ma " + lawsuits.size() + " pozwów; podziel ją.",
                    "The package has " + lawsuits.size() + " lawsuits; split it.");
        }
        schema.ifPresent(check -> check.check(document, findings));
    }

    private List<Node> lawsuits(Node root, Findings findings) {
        switch (root.name()) {
            case "Pozwy" -> new FormCheck(form, findings).check(root, "Pozwy");
            case "PozewEPU" -> new FormCheck(form, findings).check(root, "Pozew");
            default ->
                findings.error(
                        root.place(),
                        "To nie jest paczka pozwów EPU: dokument zaczyna się od " + root.name() + ".",
                        "This is no package of EPU lawsuits: the document begins with " + root.name() + ".");
        }
        return "Pozwy".equals(root.name()) ? root.all("PozewEPU").toList() : List.of(root);
    }

    private static byte[] write(FilingDossier dossier, EpuSettings settings, Money value, Money fee) {
        try {
            return new LawsuitWriter(settings).write(dossier, value, fee);
        } catch (XMLStreamException e) {
            throw new PluginFailure(
                    PluginFailure.Kind.BAD_DATA,
                    "not-writable",
                    new LocalizedText(
                            "Pozwu nie da się zapisać jako XML; sprawdź jego teksty",
                            "The lawsuit cannot be written as XML; check its texts"),
                    e);
        }
    }

    private static String fileName(String reference) {
        String safe = reference.replaceAll("[^A-Za-z0-9]+", "-");
        return "epu-" + safe.substring(0, Math.min(safe.length(), 60)) + ".xml";
    }
}
