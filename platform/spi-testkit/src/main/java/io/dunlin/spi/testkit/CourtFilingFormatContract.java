package io.dunlin.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.court.CourtFilingFormat;
import io.dunlin.spi.court.FilingDocument;
import io.dunlin.spi.court.FilingDossier;
import io.dunlin.spi.court.ValidationReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link CourtFilingFormat} promises. */
public abstract class CourtFilingFormatContract extends ExtensionContract<CourtFilingFormat> {

    private static final int MOST_BYTES = 20 * 1024 * 1024;
    private static final int MUTANTS = 100;

    /** A dossier that lacks nothing: its draft is for filing. */
    protected abstract FilingDossier dossier();

    @Test
    void names_its_format() {
        assertThat(extension().format()).matches("[A-Z][A-Z0-9_-]{1,29}");
    }

    @Test
    void makes_a_draft_that_passes_its_own_check() {
        CourtFilingFormat format = extension();
        FilingDocument draft = format.render(dossier());
        assertThat(draft.report().acceptable())
                .as(draft.report().findings().toString())
                .isTrue();
        ValidationReport report = format.validate(draft.content());
        assertThat(report.acceptable()).as(report.findings().toString()).isTrue();
    }

    @Test
    void gives_a_draft_all_that_people_need() {
        FilingDocument draft = extension().render(dossier());
        assertThat(draft.content()).isNotEmpty();
        assertThat(draft.fileName())
                .isNotBlank()
                .doesNotContain("/")
                .doesNotContain("\\")
                .doesNotContain("..");
        assertThat(draft.mediaType()).matches("[a-z]+/[a-z0-9.+-]+");
        assertThat(draft.preview()).contains(dossier().caseReference());
        assertThat(draft.disputeValue().isPositive()).isTrue();
        assertThat(draft.courtFee().isNegative()).isFalse();
    }

    @Test
    void makes_the_same_draft_of_the_same_dossier_on_any_thread() {
        CourtFilingFormat format = extension();
        FilingDocument alone = format.render(dossier());
        assertThat(Together.call(4, () -> format.render(dossier())))
                .allSatisfy(together -> assertThat(together).isEqualTo(alone));
    }

    @Test
    void writes_down_hostile_text_without_letting_it_act() {
        CourtFilingFormat format = extension();
        for (String text : List.of(
                "</a><b c=\"'&quot;\">]]> &amp; <!-- x -->",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;",
                "zażółć gęślą jaźń \uD83D\uDE00 \u202Eodwrotnie",
                "\u0000\u0001\u0008 \uFFFE \uD800",
                "x".repeat(200_000))) {
            FilingDossier dossier = withJustification(text);
            within(
                    60,
                    () -> onlyPluginFailures(
                            () -> format.validate(format.render(dossier).content())));
        }
    }

    @Test
    void finds_fault_with_what_is_no_filing() {
        CourtFilingFormat format = extension();
        for (TestingSourceFile file : HostileInput.garbage()) {
            refuses(format, file.name(), file.content());
        }
        refuses(format, "bare element", "<a/>".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void neither_follows_entities_nor_swells_with_them() {
        CourtFilingFormat format = extension();
        String outside = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
        refuses(format, "external entity", outside.getBytes(StandardCharsets.UTF_8));
        StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            String inner = "&e" + (i - 1) + ";";
            laughs.append("<!ENTITY e" + i + " \"" + inner.repeat(3) + "\">");
        }
        refuses(
                format,
                "entity bomb",
                laughs.append("]><a>&e39;</a>").toString().getBytes(StandardCharsets.UTF_8));
        refuses(format, "deep nesting", "<a>".repeat(200_000).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void checks_changed_and_oversized_documents_without_complaint() {
        CourtFilingFormat format = extension();
        byte[] draft = format.render(dossier()).content();
        within(120, () -> {
            for (TestingSourceFile changed : HostileInput.mutated(TestingSourceFile.of("draft", draft), MUTANTS)) {
                onlyPluginFailures(
                        () -> assertThat(format.validate(changed.content())).isNotNull());
            }
            byte[] huge = new byte[MOST_BYTES + 1];
            new Random(1).nextBytes(huge);
            refuses(format, "oversized", huge);
        });
    }

    private FilingDossier withJustification(String text) {
        FilingDossier whole = dossier();
        return new FilingDossier(
                whole.caseReference(),
                whole.preparedOn(),
                whole.claimants(),
                whole.defendants(),
                whole.signatory(),
                whole.claims(),
                whole.evidence(),
                whole.costs(),
                text,
                whole.mediation(),
                whole.feeRefundAccount());
    }

    private static void refuses(CourtFilingFormat format, String name, byte[] document) {
        within(60, () -> {
            ValidationReport[] report = new ValidationReport[1];
            Throwable thrown = catchThrowable(() -> report[0] = format.validate(document));
            if (thrown == null) {
                assertThat(report[0].acceptable()).as(name).isFalse();
                report[0].findings().forEach(finding -> TwoLanguages.areIn("a finding in " + name, finding.text()));
            } else {
                assertThat(thrown).as(name).isInstanceOfSatisfying(PluginFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA);
                    TwoLanguages.areIn(failure);
                });
            }
        });
    }
}
