package io.dunlin.core.triage.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.dunlin.spi.value.Money;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentAdvicesTest {

    private static final Currency PLN = Currency.getInstance("PLN");

    @Test
    void reads_the_paid_column_of_a_polish_spreadsheet() {
        PaymentAdvice advice = read("awizo.xlsx", """
                Arkusz1
                \tAWIZO PŁATNOŚCI
                \tDłużnik Testowy Sp. z o.o.\t\tNIP 5260250274
                \tLp.\tNr faktury\tData wystawienia\tTermin płatności\tKwota brutto\tPotrącenie\tKwota zapłacona
                \t1\tFV/101/2026\t2026-09-01\t2026-09-15\t1230.00\t0\t1230.00
                \t2\tFV/115/2026\t2026-09-08\t2026-09-22\t2460.00\t460.00\t2000.00
                \t3\tKOR/7/2026\t2026-09-10\t\t-123.00\t0\t-123.00
                \tRazem\t\t\t\t3567.00\t460.00\t3107.00
                """);

        assertThat(advice.lines())
                .extracting(PaymentAdvice.Line::invoice, PaymentAdvice.Line::amount)
                .containsExactly(
                        tuple("FV/101/2026", Money.of("1230.00", "PLN")),
                        tuple("FV/115/2026", Money.of("2000.00", "PLN")),
                        tuple("KOR/7/2026", Money.of("-123.00", "PLN")));
        assertThat(advice.statedTotal()).isEqualTo(Money.of("3107.00", "PLN"));
        assertThat(advice.addsUp()).isTrue();
    }

    @Test
    void reads_lines_of_a_polish_document_on_paper() {
        PaymentAdvice advice = read("Specyfikacja przelewu 2026-11-10.pdf", """
                SPECYFIKACJA PRZELEWU z dnia 10.11.2026

                Faktura nr 12/09/2026   z dnia 01.09.2026    1 230,00 zł
                Faktura nr 19/09/2026   z dnia 14.09.2026      615,50 zł

                Kwota przelewu: 1 845,50 zł
                """);

        assertThat(advice.lines())
                .extracting(line -> line.invoice() + " " + line.amount())
                .containsExactly("12/09/2026 1230.00 PLN", "19/09/2026 615.50 PLN");
        assertThat(advice.addsUp()).isTrue();
    }

    @Test
    void reads_an_english_remittance_advice() {
        PaymentAdvice advice = read("remittance.pdf", """
                REMITTANCE ADVICE
                Payment date: 10 Nov 2026

                Invoice No     Invoice date    Gross amount     Discount    Amount paid
                INV-20931      2026-09-01      EUR 1,500.00     30.00       1,470.00
                INV-20945      2026-09-12      EUR 12,345.67    0.00        12,345.67
                Total                          13,845.67        30.00       13,815.67
                """);

        assertThat(advice.lines())
                .extracting(line -> line.invoice() + " " + line.amount())
                .containsExactly("INV-20931 1470.00 EUR", "INV-20945 12345.67 EUR");
        assertThat(advice.statedTotal()).isEqualTo(Money.of("13815.67", "EUR"));
    }

    @Test
    void reads_a_german_list_with_deductions() {
        PaymentAdvice advice = read("Zahlungsavis.csv", """
                Zahlungsavis;;;;
                Belegnummer;Belegdatum;Bruttobetrag EUR;Skonto EUR;Zahlbetrag EUR
                4002187;01.09.2026;1.190,00;23,80;1.166,20
                4002199;05.09.2026;595,00;0,00;595,00
                Gesamt;;1.785,00;23,80;1.761,20
                """);

        assertThat(advice.lines())
                .extracting(line -> line.invoice() + " " + line.amount())
                .containsExactly("4002187 1166.20 EUR", "4002199 595.00 EUR");
        assertThat(advice.addsUp()).isTrue();
    }

    @Test
    void says_where_the_lines_do_not_come_to_the_sum() {
        PaymentAdvice advice = read("awizo.csv", """
                Nr faktury;Kwota
                FV/1/2026;100,00
                FV/2/2026;200,00
                Razem;500,00
                """);

        assertThat(advice.total()).isEqualTo(Money.of("300.00", "PLN"));
        assertThat(advice.addsUp()).isFalse();
    }

    @Test
    void a_page_that_repeats_its_head_and_a_line_doubles_nothing() {
        PaymentAdvice advice = read("awizo.csv", """
                Nr faktury;Kwota
                FV/1/2026;100,00
                Nr faktury;Kwota
                FV/1/2026;100,00
                FV/2/2026;200,00
                """);

        assertThat(advice.lines()).hasSize(2);
    }

    @Test
    void an_invoice_a_price_list_and_a_letter_are_no_advices() {
        assertThat(PaymentAdvices.in("FV_12_2026.pdf", """
                Faktura nr FV/12/2026
                Lp  Nazwa          Ilość   Cena     Wartość
                1   Usługa         2       100,00   200,00
                Razem do zapłaty                    246,00
                """, false, PLN)).isEmpty();
        assertThat(PaymentAdvices.in(
                        "pismo.docx", "Dzień dobry, zapłaciliśmy FV/12/2026 w kwocie 246,00 zł.", true, PLN))
                .isEmpty();
        assertThat(PaymentAdvices.in("awizo.txt", "Awizo: przesyłka nr 123 czeka na poczcie", true, PLN))
                .isEmpty();
    }

    @Test
    void endless_rows_and_cells_end_soon() {
        Optional<PaymentAdvice> many = PaymentAdvices.in(
                "awizo.csv",
                "Nr faktury;Kwota\n" + "FV/1/2026;9999999999999999999999,00\nFV/2/2026;1,00\n".repeat(100_000),
                true,
                PLN);
        assertThat(many).hasValueSatisfying(advice -> assertThat(advice.lines()).hasSize(1));
        assertThat(PaymentAdvices.in("awizo.csv", "1 ".repeat(500_000) + "\n" + " ".repeat(500_000), true, PLN))
                .isEmpty();
    }

    private static PaymentAdvice read(String file, String text) {
        return PaymentAdvices.in(file, text, true, PLN).orElseThrow();
    }
}
