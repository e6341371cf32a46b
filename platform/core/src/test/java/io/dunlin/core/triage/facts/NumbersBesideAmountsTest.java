package io.dunlin.core.triage.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where an invoice number and a sum stand side by side, each is read as what it is. */
class NumbersBesideAmountsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void a_number_is_not_glued_to_the_sum_behind_it() {
        MailFacts facts = facts("RE-501 120,00 EUR\nRE-502 340,00 EUR");
        assertThat(amounts(facts)).containsExactly("120.00 EUR", "340.00 EUR");
        assertThat(invoices(facts)).containsExactly("RE-501", "RE-502");
    }

    @Test
    void a_currency_belongs_to_the_figures_behind_it() {
        MailFacts facts = facts("3301 EUR 1.815,00\n3306 EUR 240,79");
        assertThat(amounts(facts)).containsExactly("1815.00 EUR", "240.79 EUR");
        assertThat(invoices(facts)).containsExactly("3301", "3306");
    }

    @Test
    void a_paragraph_of_a_code_is_no_sum() {
        assertThat(amounts(facts("zgodnie z art. 132 § 1 k.p.c. doręczam odpis")))
                .isEmpty();
    }

    @Test
    void a_sum_names_the_number_that_it_is_for() {
        assertThat(invoices(facts("2 091,00 zł na A/17 (1 968 zł) oraz A/19 (123,00 zł)")))
                .containsExactly("A/17", "A/19");
    }

    @Test
    void a_subject_may_be_a_number_alone() {
        assertThat(InvoiceNumbers.inSubject("RE: 8812"))
                .extracting(Found::value)
                .containsExactly("8812");
        assertThat(InvoiceNumbers.inSubject("AW: 12.11.2026")).isEmpty();
        assertThat(InvoiceNumbers.inSubject("Re: 3 faktury")).isEmpty();
    }

    @Test
    void a_number_known_from_elsewhere_is_recognised_without_a_cue() {
        assertThat(InvoiceNumbers.find("8812 is no longer in query, the other 77 are", List.of("FV 8812")))
                .extracting(Found::value)
                .containsExactly("8812");
    }

    private static MailFacts facts(String text) {
        return MailFacts.of(text, TODAY, DayOrder.DAY_FIRST, EUR);
    }

    private static List<String> amounts(MailFacts facts) {
        return facts.amounts().stream().map(found -> found.value().toString()).toList();
    }

    private static List<String> invoices(MailFacts facts) {
        return facts.invoices().stream().map(Found::value).toList();
    }
}
