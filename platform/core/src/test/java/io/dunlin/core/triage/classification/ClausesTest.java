package io.dunlin.core.triage.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.triage.text.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClausesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bis Ende der Woche, wie Sie schreiben, klappt es leider nicht | Bis Ende der Woche",
                "Do piątku, jak Państwo proszą, nie dam rady | Do piątku",
                "Nu se plătește nimic, nici vineri, nici luni | nici luni",
            })
    void a_day_that_is_denied_promises_nothing(String sentence, String barred) {
        Span whole = new Span(0, sentence.length(), sentence);
        assertThat(Clauses.barred(whole, Clauses.of(whole)))
                .extracting(span -> span.text().strip())
                .contains(barred);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zapłacę do piątku, jak Państwo proszą, nie wcześniej",
                "Bis Freitag, wie Sie schreiben, zahlen wir"
            })
    void a_day_behind_which_something_else_is_inserted_stays(String sentence) {
        Span whole = new Span(0, sentence.length(), sentence);
        assertThat(Clauses.barred(whole, Clauses.of(whole)))
                .extracting(span -> span.text().strip())
                .doesNotContain("Zapłacę do piątku", "Bis Freitag");
    }
}
