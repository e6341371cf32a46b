package io.dunlin.core.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dunlin.core.receivables.LedgerEntry.Kind;
import io.dunlin.core.receivables.interest.InterestAgreement;
import io.dunlin.core.receivables.interest.InterestAgreements;
import io.dunlin.core.receivables.policy.AccruedInterest;
import io.dunlin.core.receivables.policy.Compensation;
import io.dunlin.core.receivables.policy.InterestTerms;
import io.dunlin.core.receivables.policy.LegalRate;
import io.dunlin.core.receivables.policy.LegalRateKind;
import io.dunlin.core.receivables.rates.LegalTables;
import io.dunlin.core.receivables.rates.LegalTables.Imported;
import io.dunlin.core.receivables.rates.NbpFault;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.Percentage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class AmountsDueTest {

    private static final LocalDate DUE = LocalDate.of(2026, 6, 15);
    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
    private static final String EURO = """
            {"table":"A","currency":"euro","code":"EUR","rates":[
              {"no":"102/A/NBP/2026","effectiveDate":"2026-05-29","mid":4.2517},
              {"no":"103/A/NBP/2026","effectiveDate":"2026-06-01","mid":4.2533}]}
            """;

    @Autowired
    private TestingWorld world;

    @Autowired
    private AmountsDue amounts;

    @Autowired
    private LegalTables tables;

    @Autowired
    private InterestAgreements agreements;

    @Autowired
    private Ledger ledger;

    @Test
    void a_part_payment_lowers_what_bears_interest_and_its_return_raises_it_again() {
        Receivable receivable = world.receivable("alfa", "FV/1/2026", "10000.00", DUE);
        Ledger.Posted paid = post(receivable, "-4000.00", LocalDate.of(2026, 7, 31));

        AmountDue due = amounts.of(receivable.id(), DAY);
        assertThat(due.principal()).isEqualTo(Money.of("6000.00", "PLN"));
        assertThat(due.terms()).isInstanceOf(InterestTerms.CommercialLate.class);
        // 15 days at 14.00 % and 31 at 13.75 % on 10 000; then 62 days at 13.75 % on 6 000.
        assertThat(total(due)).isEqualTo(Money.of("314.45", "PLN"));

        assertThat(ledger.reverse(paid.entryId(), LocalDate.of(2026, 8, 5), "returned")
                        .repeated())
                .isFalse();
        AmountDue returned = amounts.of(receivable.id(), DAY);
        assertThat(returned.principal()).isEqualTo(Money.of("10000.00", "PLN"));
        assertThat(total(returned)).isEqualTo(Money.of("400.34", "PLN"));
    }

    @Test
    void what_the_source_says_was_paid_counts_from_its_day_and_not_twice_once_the_bank_has_shown_it() {
        Receivable receivable = world.receivable("alfa", "FV/7/2026", "10000.00", DUE);
        told(receivable, "-10000.00", LocalDate.of(2026, 7, 31));
        // 15 days at 14.00 % and 31 at 13.75 % on 10 000, then nothing.
        assertThat(total(amounts.of(receivable.id(), DAY))).isEqualTo(Money.of("174.32", "PLN"));

        // The bank shows 4 000 of it on an earlier day: the source is believed for 6 000 only.
        assertThat(post(receivable, "-4000.00", LocalDate.of(2026, 6, 30)).repeated())
                .isFalse();
        told(receivable, "4000.00", LocalDate.of(2026, 8, 3));
        AmountDue due = amounts.of(receivable.id(), DAY);
        assertThat(due.principal()).isEqualTo(Money.of("0.00", "PLN"));
        // 15 days at 14.00 % on 10 000 and 31 at 13.75 % on 6 000.
        assertThat(total(due)).isEqualTo(Money.of("127.60", "PLN"));
    }

    @Test
    void a_document_that_came_paid_in_part_bore_interest_on_the_rest_only() {
        Receivable receivable = world.receivable("alfa", "FV/8/2026", "10000.00", DUE);
        correct(receivable, "-4000.00", LocalDate.of(2026, 9, 1), "paid:source");
        Money onTheRest = total(amounts.of(receivable.id(), DAY));
        Receivable smaller = world.receivable("alfa", "FV/9/2026", "6000.00", DUE);
        assertThat(onTheRest).isEqualTo(total(amounts.of(smaller.id(), DAY)));
    }

    @Test
    void the_compensation_needs_the_rate_of_the_right_day() {
        Receivable receivable = world.receivable("alfa", "FV/2/2026", "5000.01", DUE);
        assertThat(amounts.of(receivable.id(), DAY).compensation())
                .isEqualTo(new Compensation.RateMissing(Currency.getInstance("EUR"), LocalDate.of(2026, 5, 29)));

        assertThat(importNbp(EURO)).isEqualTo(new Imported.Done(2, 0));
        assertThat(amounts.of(receivable.id(), DAY).compensation())
                .isInstanceOfSatisfying(
                        Compensation.Due.class,
                        compensation -> assertThat(compensation.amount()).isEqualTo(Money.of("297.62", "PLN")));
    }

    @Test
    void a_file_may_come_twice_and_one_that_contradicts_is_refused_whole() {
        assertThat(importNbp(EURO)).isEqualTo(new Imported.Done(2, 0));
        assertThat(importNbp(EURO)).isEqualTo(new Imported.Done(0, 2));
        assertThat(importNbp(EURO.replace("4.2533", "4.9999").replace("2026-05-29", "2026-05-28")))
                .isEqualTo(new Imported.Refused(NbpFault.CONTRADICTS, "EUR 2026-06-01 4.9999"));
        assertThat(tables.exchangeRates().publishedOn(Currency.getInstance("EUR"), LocalDate.of(2026, 5, 28)))
                .isEmpty();
    }

    @Test
    void the_archive_of_interest_rates_adds_what_is_new() {
        String archive = """
                <?xml version="1.0" encoding="UTF-8"?>
                <stopy_procentowe_archiwum>
                  <pozycje obowiazuje_od="2026-03-05">
                    <pozycja id="ref" nazwa="Stopa referencyjna" oprocentowanie="3,75"/>
                    <pozycja id="lom" nazwa="Stopa lombardowa" oprocentowanie="4,25"/>
                  </pozycje>
                  <pozycje obowiazuje_od="2026-12-03"><pozycja id="ref" oprocentowanie="3,50"/></pozycje>
                </stopy_procentowe_archiwum>
                """;
        assertThat(importNbp(archive)).isEqualTo(new Imported.Done(1, 1));
        assertThat(tables.rows(LegalRateKind.REFERENCE_RATE).getFirst().rate().value())
                .isEqualByComparingTo("3.50");
    }

    @Test
    void a_year_of_table_a_is_read_by_its_columns() {
        String year = """
                data;1USD;100JPY;1EUR;nr tabeli;pełny numer tabeli;
                ;dolar;jen;euro;;;
                20260529;3,6512;2,4018;4,2517;102;102/A/NBP/2026;
                20260601;3,6600;;4,2533;103;103/A/NBP/2026;
                """;
        assertThat(importNbp(year)).isEqualTo(new Imported.Done(5, 0));
        assertThat(tables.exchangeRates().publishedOn(Currency.getInstance("JPY"), LocalDate.of(2026, 5, 29)))
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.024018"));
    }

    @Test
    void what_is_no_file_of_the_bank_is_refused_with_what_it_is() {
        assertThat(importNbp("PK\u0003\u0004 …"))
                .isInstanceOfSatisfying(
                        Imported.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(NbpFault.UNKNOWN_FORM));
        assertThat(importNbp("<a><!ELEMENT x></a>"))
                .isInstanceOfSatisfying(
                        Imported.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(NbpFault.UNREADABLE));
        assertThat(importNbp(EURO.replace("4.2517", "-1")))
                .isInstanceOfSatisfying(
                        Imported.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(NbpFault.UNREADABLE));
        assertThat(importNbp("<r><pozycje obowiazuje_od=\"31.12.2026\"/></r>"))
                .isInstanceOfSatisfying(
                        Imported.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(NbpFault.UNREADABLE));
    }

    @Test
    void a_row_that_an_administrator_adds_holds_from_its_day() {
        Receivable receivable = world.receivable("alfa", "FV/3/2026", "36500.00", LocalDate.of(2026, 6, 30));
        Money before = total(amounts.of(receivable.id(), LocalDate.of(2026, 7, 10)));
        assertThat(before).isEqualTo(Money.of("137.50", "PLN"));
        LegalRate rate = new LegalRate(
                LegalRateKind.REFERENCE_RATE, LocalDate.of(2026, 7, 1), new BigDecimal("4.75"), "NBP, komunikat");
        tables.add(rate, TestingWorld.TESTER);
        tables.add(rate, TestingWorld.TESTER);
        assertThat(tables.rows(LegalRateKind.REFERENCE_RATE))
                .filteredOn(row -> row.recordedBy() != null)
                .hasSize(1);
        assertThat(total(amounts.of(receivable.id(), LocalDate.of(2026, 7, 10))))
                .isEqualTo(Money.of("147.50", "PLN"));
    }

    @Test
    void an_agreement_replaces_the_law_until_another_one_is_recorded() {
        Receivable receivable = world.receivable("alfa", "FV/4/2026", "36500.00", LocalDate.of(2026, 6, 30));
        LocalDate day = LocalDate.of(2026, 7, 10);
        agree(receivable, new InterestAgreement.Contractual(new Percentage("5")));
        assertThat(total(amounts.of(receivable.id(), day))).isEqualTo(Money.of("50.00", "PLN"));
        agree(receivable, new InterestAgreement.Healthcare());
        assertThat(total(amounts.of(receivable.id(), day))).isEqualTo(Money.of("117.50", "PLN"));
        agree(receivable, new InterestAgreement.Waived());
        assertThat(total(amounts.of(receivable.id(), day))).isEqualTo(Money.of("0.00", "PLN"));
        assertThat(agreements.waivedFor(Set.of(receivable.debtorId())))
                .containsExactly(new InterestAgreements.Between(receivable.creditorId(), receivable.debtorId()));
        agree(receivable, new InterestAgreement.ByLaw());
        assertThat(agreements.waivedFor(Set.of(receivable.debtorId()))).isEmpty();
        assertThat(total(amounts.of(receivable.id(), day))).isEqualTo(Money.of("137.50", "PLN"));
    }

    @Test
    void what_was_agreed_is_kept_with_its_ground_and_what_cannot_be_agreed_is_refused() {
        Receivable receivable = world.receivable("alfa", "FV/5/2026", "100.00", LocalDate.of(2026, 6, 30));
        agree(receivable, new InterestAgreement.Contractual(new Percentage("12.5")));
        agree(receivable, new InterestAgreement.Waived());
        assertThat(agreements.history(receivable.creditorId(), receivable.debtorId()))
                .extracting(InterestAgreements.Recorded::agreement)
                .containsExactly(
                        new InterestAgreement.Waived(), new InterestAgreement.Contractual(new Percentage("12.5")));
        assertThatIllegalArgumentException().isThrownBy(() -> new InterestAgreement.Contractual(new Percentage("0")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InterestAgreement.Contractual(new Percentage("100.5")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> agreements.record(
                        receivable.creditorId(),
                        receivable.debtorId(),
                        new InterestAgreement.ByLaw(),
                        TestingWorld.TESTER,
                        " "));
        assertThat(new InterestAgreement.Healthcare().suits(PartyKind.CONSUMER)).isFalse();
        assertThat(new InterestAgreement.Healthcare().suits(PartyKind.PUBLIC_BODY))
                .isTrue();
    }

    @Test
    void an_agreed_rate_counts_for_at_most_twice_the_statutory_late_interest_of_the_day() {
        Receivable receivable = world.receivable("alfa", "FV/6/2026", "36500.00", LocalDate.of(2026, 6, 30));
        LocalDate day = LocalDate.of(2026, 7, 10);
        Percentage cap = amounts.highestAgreedRate(day).orElseThrow();
        agree(receivable, new InterestAgreement.Contractual(cap));
        Money most = total(amounts.of(receivable.id(), day));
        agree(receivable, new InterestAgreement.Contractual(new Percentage("99")));
        assertThat(total(amounts.of(receivable.id(), day))).isEqualTo(most);
        assertThat(most.amount()).isEqualByComparingTo(cap.value().multiply(java.math.BigDecimal.TEN));
    }

    private void agree(Receivable receivable, InterestAgreement agreement) {
        agreements.record(
                receivable.creditorId(), receivable.debtorId(), agreement, TestingWorld.TESTER, "umowa z 1.06.2026");
    }

    private Imported importNbp(String content) {
        return tables.importNbp("nbp", content.getBytes(StandardCharsets.UTF_8), TestingWorld.TESTER);
    }

    private Ledger.Posted post(Receivable receivable, String amount, LocalDate on) {
        return ledger.post(new Ledger.Posting(
                receivable.id(), Kind.PAYMENT, Money.of(amount, "PLN"), on, "test:" + world.next(), "payment"));
    }

    private void told(Receivable receivable, String amount, LocalDate on) {
        correct(receivable, amount, on, LedgerEntry.TOLD_PAYMENT + world.next());
    }

    private void correct(Receivable receivable, String amount, LocalDate on, String origin) {
        assertThat(ledger.post(new Ledger.Posting(
                                receivable.id(), Kind.CORRECTION, Money.of(amount, "PLN"), on, origin, "source"))
                        .repeated())
                .isFalse();
    }

    private static Money total(AmountDue due) {
        return ((AccruedInterest.Computed) due.interest()).total();
    }
}
