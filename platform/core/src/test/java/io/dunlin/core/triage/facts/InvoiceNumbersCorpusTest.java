package io.dunlin.core.triage.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.triage.SharedCorpora;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Invoice numbers against those that people marked. */
class InvoiceNumbersCorpusTest {

    /** Floors, not goals: they fall only when something got worse. */
    private static final double CORPUS_FLOOR = 0.82;

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
    @ValueSource(strings = {"Sygn. II C 118/26", "sprawa I Nc 45/26", "14 S 31/26x", "Az. 8 IK 22/26", "XII GRp 7/26"})
    void a_court_file_is_no_invoice(String text) {
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
