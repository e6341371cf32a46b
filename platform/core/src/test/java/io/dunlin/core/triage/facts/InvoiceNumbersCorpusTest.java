package io.dunlin.core.triage.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.testing.SharedCorpora;
import io.dunlin.core.triage.classification.Corpus;
import io.dunlin.core.triage.classification.CorpusMail;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invoice numbers against those that people marked. */
class InvoiceNumbersCorpusTest {

    /** Floors, not goals: they fall only when something got worse. */
    private static final double CORPUS_FLOOR = 0.94;

    @Test
    void numbers_of_the_boundary_cases_are_found_as_written() throws IOException {
        double f1 = f1(Corpus.mails(SharedCorpora.folder().resolve("debtor-replies/boundary-cases.jsonl")), false);
        assertThat(f1).isGreaterThanOrEqualTo(0.98);
    }

    /** The corpus marks some numbers with their series and some without, so the series does not count here. */
    @Test
    void numbers_of_the_corpus_are_found() throws IOException {
        double f1 =
                f1(Corpus.read(SharedCorpora.repository().resolve("etc/corpus")).mails(), true);
        assertThat(f1).isGreaterThanOrEqualTo(CORPUS_FLOOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sygn. II C 118/26",
                "sprawa I Nc 45/26",
                "14 S 31/26x",
                "Az. 8 IK 22/26",
                "XII GRp 7/26",
                "Eröffnung IK 418/26",
                "Geschäftsnummer 26-0551877-0-3",
                "z e-sądu Nc-e 118220/26",
                "7 M 2210/26, Gerichtsvollzieher",
                "nakaz VI GNc-e 001122/26",
                "układ, WA1M/GR/11/2026",
                "IN 44/26 Feinblech Tamm GmbH",
                "CUI RO18547290, J10/412/2011",
                "Znak: FK.3153.88.2026"
            })
    void a_court_file_is_no_invoice(String text) {
        assertThat(InvoiceNumbers.find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ihre Anfrage ist unter #771204 bei uns eingegangen.",
                "Your request now lives under #SB-44120 and was logged today.",
                "We've logged your enquiry as TF-2026-0098812.",
                "Wiadomość trafiła do kolejki pod SAL-20931.",
                "550 5.1.1 User unknown",
                "Str. Tiparului 5, 030001",
                "Dad lived at 11 Weaver House.",
                "Trip numbers T9918 and T9940, for your reference only.",
                "the lady gave me authorisation 004417",
                "Winterdienst 2025/26",
                "semnat de șofer (NIR 3302)",
                "Răspuns la somația nr. 118/2026",
                "Publicat în BPI nr. 10233."
            })
    void a_number_by_which_others_know_something_is_no_invoice(String text) {
        assertThat(InvoiceNumbers.find(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "otrzymaliśmy fakturę pod numerem 4410/2026 | 4410/2026",
                "Beleg 5105600213   Ihre Rg. 26/01/0447   1.963,50 EUR | 26/01/0447",
                "faktura WB 02-17 leży u prezesa | WB 02-17",
                "the 26VK000418 was paid last week | 26VK000418",
                "Potwierdzenie zapłaty 2026/0411 | 2026/0411",
                "am primit factura sub numărul 4410 | 4410",
                "suma din VD-F 1190 o stingem | VD-F 1190",
                "FA26K00318 i FA26M00027 reguluję na bieżąco | FA26K00318,FA26M00027",
                "I shall send it for HW 9/26 on Friday. | HW 9/26",
                "TT.2025.301/bis a fost plătită | TT.2025.301/bis",
                "odnośnie 2026-K/7/ET.III na 43.050 zł | 2026-K/7/ET.III"
            })
    void letters_and_figures_as_people_join_them_are_one_number(String text, String numbers) {
        assertThat(InvoiceNumbers.find(text)).extracting(Found::value).containsExactly(numbers.split(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "611 and 612 were in Friday's batch. 613 will follow. | 611,612,613",
                "Weder 5567 noch 5571 sind bei uns erfasst. | 5567,5571",
                "W/8: przelew w piątek. W/9 zapłaciłem. | W/8,W/9",
                "8/08 zapłacimy w piątek. 9/08 i 10/08 muszą poczekać. | 8/08,9/08,10/08",
                "12/05 zapłacona gotówką. | 12/05",
                "4471 a fost plătită pe 28.09. | 4471",
            })
    void a_bare_number_of_which_something_is_said_as_of_an_invoice_is_one(String text, String numbers) {
        assertThat(InvoiceNumbers.find(text)).extracting(Found::value).containsExactly(numbers.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500 is on its way.",
                "1500 na 13.11, reszta później.",
                "5/11 zapłacę wszystko.",
                "We pay £600 on 26 February.",
                "2026 was a hard year.",
                "[#DST-22817] Zgłoszenie przyjęte",
                "Na fakturze jest 355 m2."
            })
    void a_sum_a_day_a_year_a_ticket_or_a_measure_is_no_invoice(String text) {
        assertThat(InvoiceNumbers.find(text)).isEmpty();
    }

    private static double f1(List<CorpusMail> mails, boolean withoutSeries) {
        int right = 0;
        int found = 0;
        int expected = 0;
        for (CorpusMail mail : mails) {
            Set<String> wanted = comparable(mail.invoices().stream(), withoutSeries);
            Set<String> given = comparable(
                    Stream.of(mail.subject(), mail.newText())
                            .flatMap(text -> InvoiceNumbers.find(text).stream())
                            .map(Found::value),
                    withoutSeries);
            found += given.size();
            expected += wanted.size();
            given.retainAll(wanted);
            right += given.size();
        }
        System.out.printf(
                Locale.ROOT,
                "invoice numbers: precision %.3f, recall %.3f%n",
                right / (double) found,
                right / (double) expected);
        return 2.0 * right / (found + expected);
    }

    private static Set<String> comparable(Stream<String> numbers, boolean withoutSeries) {
        return numbers.map(number -> withoutSeries ? number.substring(number.lastIndexOf(' ') + 1) : number)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
