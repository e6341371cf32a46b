package io.dunlin.core.triage.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailFactsTest {

    private static final LocalDate WRITTEN_ON = LocalDate.of(2026, 11, 10);
    private static final int A_MEGABYTE = 1_000_000;

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "kwota 1 230,50 zł | 1230.50 PLN",
                "1\u00A0230,50\u00A0PLN | 1230.50 PLN",
                "über 2.310,50 € | 2310.50 EUR",
                "EUR 8.740,00 | 8740.00 EUR",
                "£4,150 | 4150.00 GBP",
                "3.450 lei | 3450.00 RON",
                "3.000 de lei | 3000.00 RON",
                "2 tys. zł | 2000.00 PLN",
                "2 945 euro | 2945.00 EUR",
                "GBP 5,617.40 | 5617.40 GBP",
                "9 225,00 za obie | 9225.00 PLN",
                "zapłacę 500 w piątek | 500.00 PLN",
                "300zł | 300.00 PLN",
                "1840,- | 1840.00 PLN",
            })
    void an_amount_is_read_as_people_write_it(String text, String expected) {
        assertThat(facts(text).amounts().stream().map(found -> found.value().toString()))
                .containsExactly(expected);
    }

    @ParameterizedTest(name = "{0}: none")
    @ValueSource(
            strings = {
                "w 3 ratach",
                "14 dni",
                "faktura 2026/07/000419",
                "tel. 600 700 800",
                "10% rabatu",
                "do 15.12.2026",
                "w 2026 roku"
            })
    void what_is_no_money_is_no_amount(String text) {
        assertThat(facts(text).amounts()).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fakturę FV/123/2026 opłaciłem | FV/123/2026",
                "objęte fakturą 2026/07/000419. | 2026/07/000419",
                "przelew za FV 2026/GM/000551 czeka | FV 2026/GM/000551",
                "nota odsetkowa 19/2026 | 19/2026",
                "Rechnung 4002187 ist bezahlt | 4002187",
                "invoice 3390/B with stamp | 3390/B",
                "Invoice F26-00871 has no PO | F26-00871",
                "factura nr. 118 a fost | 118",
                "FS 77 nie uznaję | FS 77",
                "INV-20931 goes out | INV-20931",
                "RG 881 überweise ich | RG 881",
            })
    void an_invoice_number_is_found(String text, String expected) {
        assertThat(facts(text).invoices().stream().map(Found::value)).containsExactly(expected);
    }

    @Test
    void a_list_of_invoices_is_read_to_its_end() {
        assertThat(facts("Your documents 20260817 and 20260902 have been settled").invoices().stream()
                        .map(Found::value))
                .containsExactly("20260817", "20260902");
        assertThat(facts("poszły:\n- S/101 - 1230\n- S/104 - 615").invoices().stream()
                        .map(Found::value))
                .containsExactly("S/101", "S/104");
    }

    @ParameterizedTest(name = "{0}: none")
    @ValueSource(
            strings = {
                "sygn. akt VI Nc-e 123456/26",
                "Az. 73 IN 218/26",
                "tel. 22 123 45 67",
                "NIP 526-587-76-35",
                "dnia 15.10.2026",
                "w 2026 roku",
                "Wezwanie nr 88",
                "w 24h",
                "art. 15/2",
                "konto 61 1090 1014 0000 0712 1981 2874",
            })
    void other_numbers_are_no_invoices(String text) {
        assertThat(facts(text).invoices()).isEmpty();
    }

    @Test
    void only_valid_accounts_and_tax_numbers_are_named() {
        MailFacts facts = facts(
                "Konto PL61 1090 1014 0000 0712 1981 2874, NIP 526-58-77-635; a nie PL62 1090 1014 0000 0712 1981 2874 ani NIP 526-58-77-636.");
        assertThat(facts.accounts().stream().map(found -> found.value().value()))
                .containsExactly("PL61109010140000071219812874");
        assertThat(facts.taxNumbers().stream().map(found -> found.value().toString()))
                .containsExactly("5265877635");
    }

    @Test
    void phones_and_addresses_are_found() {
        MailFacts facts =
                facts("Proszę pisać na rozliczenia@brenta.example albo dzwonić: tel. 600 700 800 lub +49 30 1234567");
        assertThat(facts.addresses().stream().map(found -> found.value().value()))
                .containsExactly("rozliczenia@brenta.example");
        assertThat(facts.phones().stream().map(found -> found.value().value()))
                .contains("+48600700800", "+49301234567");
    }

    @Test
    void the_number_of_a_court_file_is_no_day() {
        assertThat(facts("nakaz VI Nc 12/26 i pozew II GNc 30/11/2026").dates()).isEmpty();
    }

    @Test
    void endless_bait_takes_no_endless_time() {
        for (String bait : List.of(
                "1",
                "1 ",
                "1.1",
                "a",
                "FV/",
                "1/",
                "-1",
                "12 34 ",
                "a@a.",
                "PL61",
                "za 3 ",
                "0-0",
                "€1",
                "(1) dni ",
                "two days ",
                "KW ",
                "tj ",
                "piatekk ",
                "VI Nc ",
                "pe 7 ",
                "nr ")) {
            String text = bait.repeat(A_MEGABYTE / bait.length());
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> facts(text), "bait " + bait);
        }
    }

    private static MailFacts facts(String text) {
        return MailFacts.of(text, WRITTEN_ON, DayOrder.DAY_FIRST, Currency.getInstance("PLN"));
    }
}
