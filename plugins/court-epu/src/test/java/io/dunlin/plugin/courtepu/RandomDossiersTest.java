package io.dunlin.plugin.courtepu;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.court.Evidence;
import io.dunlin.spi.court.FilingClaim;
import io.dunlin.spi.court.FilingClaim.Interest;
import io.dunlin.spi.court.FilingCosts;
import io.dunlin.spi.court.FilingDocument;
import io.dunlin.spi.court.FilingDossier;
import io.dunlin.spi.court.FilingParty;
import io.dunlin.spi.court.Signatory;
import io.dunlin.spi.testkit.TestingPluginContext;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.Percentage;
import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.spi.value.PostalAddress;
import io.dunlin.spi.value.TaxNumber;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dossiers with anything in them, the same ones in every run. */
class RandomDossiersTest {

    private static final List<Evidence.Kind> KINDS = List.of(Evidence.Kind.values());
    private static final int CASES = 1_500;

    private final Random random = new Random(20261120);

    @Test
    void whatever_has_no_error_is_valid_by_the_courts_schema(@TempDir Path folder) {
        SchemaCheck schema = SchemaCheck.in(CourtSchema.folder());
        int accepted = 0;
        try (TestingPluginContext context = TestingPluginContext.unsaved(folder).with(EpuSettings.schema(), Map.of())) {
            EpuFiling filing = new EpuFiling(context);
            for (int i = 0; i < CASES; i++) {
                FilingDocument draft = filing.render(dossier());
                if (draft.report().acceptable()) {
                    accepted++;
                    Findings findings = new Findings();
                    schema.check(draft.content(), findings);
                    assertThat(findings.report().findings())
                            .as("case %s:%n%s", i, draft.preview())
                            .isEmpty();
                }
                assertThat(filing.validate(draft.content()).findings())
                        .as("what is found in the document of case %s is in its report", i)
                        .isSubsetOf(draft.report().findings());
            }
        }
        assertThat(accepted).as("cases without an error").isGreaterThan(CASES / 20);
    }

    private FilingDossier dossier() {
        List<Evidence> evidence = IntStream.rangeClosed(1, random.nextInt(5))
                .mapToObj(n -> new Evidence(
                        n,
                        KINDS.get(random.nextInt(KINDS.size())),
                        text(rarely(121, 40)),
                        random.nextBoolean() ? day() : null,
                        text(60)))
                .toList();
        List<FilingClaim> claims = IntStream.rangeClosed(1, 1 + random.nextInt(5))
                .mapToObj(n -> claim(n, evidence))
                .toList();
        return new FilingDossier(
                text(rarely(70, 30)),
                Dossiers.TODAY.plusDays(random.nextInt(200)),
                parties(1),
                parties(1 + random.nextInt(2)),
                new Signatory(
                        text(rarely(40, 12)),
                        text(rarely(70, 20)),
                        random.nextBoolean(),
                        text(50),
                        random.nextInt(20) == 0 ? null : new PersonalNumber("85122456788"),
                        random.nextBoolean() ? null : text(100),
                        address()),
                claims,
                evidence,
                new FilingCosts(
                        random.nextBoolean() ? null : money(),
                        random.nextBoolean(),
                        random.nextBoolean() ? null : money()),
                text(rarely(33_000, 900)),
                text(100),
                random.nextBoolean() ? null : Iban.parse("34102010260000000000000001"));
    }

    private FilingClaim claim(int number, List<Evidence> evidence) {
        LocalDate due = day();
        Interest interest = switch (random.nextInt(4)) {
            case 0 -> new Interest.StatutoryLate(due.plusDays(1));
            case 1 -> new Interest.CommercialLate(due.plusDays(1));
            case 2 -> new Interest.MaximumLate(due.plusDays(1));
            case 3 -> new Interest.ContractualLate(due.plusDays(1), new Percentage("12.5"));
            default -> null;
        };
        return new FilingClaim(
                number,
                money(),
                due,
                random.nextInt(3) == 0,
                interest,
                text(80),
                evidence.stream().map(Evidence::number).toList());
    }

    private List<FilingParty> parties(int count) {
        List<FilingParty> parties = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TaxNumber taxNumber = random.nextInt(3) == 0
                    ? null
                    : random.nextInt(10) == 0 ? new TaxNumber("DE", "123456789") : TaxNumber.nip("5265877635");
            Iban account = random.nextBoolean() ? null : Iban.parse("83249000050000400000000002");
            parties.add(
                    random.nextBoolean()
                            ? new FilingParty.Person(
                                    text(rarely(40, 14)),
                                    text(rarely(70, 20)),
                                    random.nextInt(3) == 0 ? null : text(rarely(201, 60)),
                                    random.nextInt(8) == 0 ? null : new PersonalNumber("90010112349"),
                                    taxNumber,
                                    address(),
                                    account)
                            : new FilingParty.Organisation(
                                    text(rarely(201, 60)),
                                    text(rarely(61, 20)),
                                    random.nextInt(4) == 0 ? null : "0000123456",
                                    taxNumber,
                                    random.nextBoolean(),
                                    address(),
                                    account));
        }
        return parties;
    }

    private PostalAddress address() {
        return new PostalAddress(
                random.nextInt(4) == 0 ? "" : text(rarely(101, 30)),
                random.nextInt(40) == 0 ? "" : "1" + random.nextInt(99),
                random.nextBoolean() ? null : text(rarely(21, 5)),
                random.nextInt(40) == 0 ? "SW1A" : "%02d-%03d".formatted(random.nextInt(100), random.nextInt(1000)),
                text(rarely(61, 20)),
                random.nextInt(40) == 0 ? "DE" : "PL");
    }

    private LocalDate day() {
        return Dossiers.TODAY.minusDays(random.nextInt(random.nextInt(12) == 0 ? 1500 : 900) + 1L);
    }

    private Money money() {
        return Money.ofMinor(1 + random.nextInt(random.nextInt(10) == 0 ? Integer.MAX_VALUE - 1 : 900_000), Zloty.PLN);
    }

    private int rarely(int tooLong, int usual) {
        return random.nextInt(60) == 0 ? tooLong : usual;
    }

    /** Letters, quotes, brackets, line breaks, letters beyond the first plane, now and then a character XML forbids. */
    private String text(int length) {
        String[] alphabet = {
            "a", "Ż", "ó", " ", "&", "<", ">", "\"", "'", "\n", "\t", "]]>", "€", "\uD83D\uDE00", "z", "1", "/"
        };
        StringBuilder text = new StringBuilder("T");
        int characters = 1;
        while (characters < length) {
            String next = random.nextInt(20_000) == 0 ? "\u0001" : alphabet[random.nextInt(alphabet.length)];
            text.append(next);
            characters += next.codePointCount(0, next.length());
        }
        return text.toString();
    }
}
