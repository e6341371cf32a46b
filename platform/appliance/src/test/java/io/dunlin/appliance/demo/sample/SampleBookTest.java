package io.dunlin.appliance.demo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.erp.PartyKind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleBookTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private final SampleBook book = SampleBook.startingOn(MONDAY);

    @Test
    void holds_about_two_hundred_debtors_of_every_kind_and_six_hundred_receivables() {
        assertThat(book.debtors()).hasSizeBetween(190, 215);
        assertThat(book.receivables()).hasSize(600);
        assertThat(book.debtors().stream().map(SampleDebtor::kind).collect(Collectors.toSet()))
                .contains(PartyKind.COMPANY, PartyKind.SOLE_TRADER, PartyKind.CONSUMER, PartyKind.PUBLIC_BODY);
        assertThat(book.debtors().stream().map(SampleDebtor::language).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("pl", "en", "de", "ro");
        for (SampleClient client : SampleClient.values()) {
            assertThat(book.of(client)).as(client.title()).hasSizeGreaterThan(60);
        }
    }

    @Test
    void is_the_same_for_the_same_day() {
        assertThat(SampleBook.startingOn(MONDAY)).isEqualTo(book);
    }

    @Test
    void gives_everyone_a_mailbox_a_phone_and_a_customer_number_of_their_own() {
        assertThat(book.debtors()).extracting(SampleDebtor::email).doesNotHaveDuplicates();
        assertThat(book.debtors()).extracting(SampleDebtor::phone).doesNotHaveDuplicates();
        assertThat(book.debtors()).extracting(SampleDebtor::customer).doesNotHaveDuplicates();
        assertThat(book.debtors())
                .allSatisfy(debtor -> assertThat(debtor.email().domain()).endsWith(".example"));
        assertThat(book.receivables()).extracting(SampleReceivable::number).doesNotHaveDuplicates();
    }

    @Test
    void spreads_due_dates_from_some_months_ago_to_the_end_of_the_played_month() {
        Map<Boolean, List<SampleReceivable>> overdue =
                book.receivables().stream().collect(Collectors.partitioningBy(item -> item.isOverdue(MONDAY)));
        assertThat(overdue.get(true)).hasSizeGreaterThan(250);
        assertThat(overdue.get(false)).hasSizeGreaterThan(100);
        for (int days : List.of(-20, -5, 5, 15, 30, 60)) {
            assertThat(book.receivables())
                    .as("around %d days overdue", days)
                    .anyMatch(item -> Math.abs(ChronoUnit.DAYS.between(item.dueOn(), MONDAY) - days) <= 3);
        }
        assertThat(book.receivables())
                .allMatch(item ->
                        item.outstanding().isPositive() && !item.issuedOn().isAfter(item.dueOn()));
    }
}
