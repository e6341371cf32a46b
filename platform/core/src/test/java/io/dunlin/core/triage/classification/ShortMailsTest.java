package io.dunlin.core.triage.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.testing.SharedCorpora;
import io.dunlin.core.triage.facts.DayOrder;
import io.dunlin.core.triage.facts.MailFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise dates and invoice numbers of 120 short mails, 30 a language, that were written before the rules of facts were last
 * changed and without the corpus at hand. Nothing trains on them.
 */
class ShortMailsTest {

    private static final int LONG = 200_000;
    private static final LocalDate WRITTEN_ON = LocalDate.of(2026, 11, 10);
    private static ReplyModel model;
    private static Figures figures;

    @BeforeAll
    static void read() throws IOException {
        model = ReplyModel.shipped();
        Path file = SharedCorpora.repository()
                .resolve("platform/core/src/test/resources/io/dunlin/core/triage/facts/short-mails.jsonl");
        figures = Figures.of(CorpusReading.of(Corpus.mails(file)), model);
        System.out.print(figures.facts());
    }

    @Test
    void dates_of_promises_are_found_where_the_class_is_known() {
        long promises =
                figures.outcomes().stream().filter(Figures.Outcome::promises).count();
        long right = figures.outcomes().stream()
                .filter(outcome -> outcome.isMarked(outcome.dateOfClass()))
                .count();
        assertThat(promises).isEqualTo(96);
        assertThat(right / (double) promises).isGreaterThanOrEqualTo(0.95);
    }

    /** A wrong date is worse than none. */
    @Test
    void no_date_is_promised_that_was_not_meant() {
        assertThat(figures.outcomes())
                .filteredOn(outcome -> outcome.view().promiseDate() != null
                        && !outcome.isMarked(outcome.view().promiseDate()))
                .extracting(outcome -> outcome.mail().id())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "can't pay ",
                "zahle a ",
                "nu va ",
                "nie mog ",
                "nicht a ",
                "if ",
                "czy ",
                "jesli ",
                "zahl",
                "kein",
                "nicht",
                "don't a ",
                ", 1 "
            })
    void endless_bait_takes_no_endless_time(String bait) {
        String text = "on Friday " + bait.repeat(LONG / bait.length()) + "?";
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Written written = new Written("", text.substring(0, MailFacts.LONGEST_TEXT), "", "", "");
            MailFacts facts = MailFacts.of(text, WRITTEN_ON, DayOrder.DAY_FIRST, Currency.getInstance("PLN"));
            return new ReplyClassifier(model).read(written, facts, WRITTEN_ON);
        });
    }
}
