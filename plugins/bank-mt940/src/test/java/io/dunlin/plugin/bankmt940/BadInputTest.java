package io.dunlin.plugin.bankmt940;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.bank.StatementFormat;
import io.dunlin.spi.testkit.TestingSourceFile;
import io.dunlin.spi.value.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is told with its line, its text and the reason; what can be read is still read. */
class BadInputTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2613201120C10,00NTRFA//B      | Impossible date  | 10.00 PLN
                    2611201320C10,00NTRFA//B      | Impossible date  | 10.00 PLN
                    2611321120D10,00NTRFA//B      | Impossible date  | -10.00 PLN
                    9911201120C10,00NTRFA//B      | more than ten    | 10.00 PLN
                    2611201120C1234567890123456,00NTRFA | more than 15 | null
                    2611201120D-0,00NTRFA//B      | cannot be read   | null
                    2611201120C10,005NTRFA//B     | more decimals    | null
                    2611201120X10,00NTRFA//B      | cannot be read   | null
                    2611201120EC10,00NTRFA//B     | announces        | null
                    26112                         | cannot be read   | null
                    2611201120RC10,00             | reads            | -10.00 PLN
                    """)
    void an_unreadable_booking_is_told_with_its_reason(String booking, String why, String amount) {
        ParsedStatement statement = Samples.between(":61:" + booking, "110,00");
        if (why.equals("reads")) {
            assertThat(statement.failures()).isEmpty();
            assertThat(statement.lines().getFirst().amount()).hasToString(amount);
            return;
        }
        assertThat(statement.lines()).isEmpty();
        LineFailure failure = statement.failures().getFirst();
        assertThat(failure.line()).isEqualTo(5);
        assertThat(failure.text()).isEqualTo(":61:" + booking);
        assertThat(failure.why().en()).contains(why);
        assertThat(failure.why().pl()).isNotBlank();
        assertThat(String.valueOf(failure.amount())).isEqualTo(amount);
    }

    @Test
    void a_booking_whose_date_is_broken_still_counts_in_the_balance() {
        ParsedStatement statement =
                Samples.between(":61:2613201120C10,00NTRFA\n:61:2611201120C5,00NTRFB\n:86:title", "115,00");
        assertThat(statement.balanced()).contains(true);
        assertThat(statement.lines()).hasSize(1);
        assertThat(statement.lines().getFirst().title()).isEqualTo("title");
    }

    @Test
    void a_statement_that_does_not_add_up_is_read_and_says_so() {
        assertThat(Samples.between(":61:2611201120C10,00NTRFA", "110,01").balanced())
                .contains(false);
    }

    @Test
    void the_thirtieth_of_february_is_the_last_of_february() {
        ParsedStatement statement = Samples.between(":61:2702300301C10,00NTRFA", "110,00");
        assertThat(statement.lines().getFirst().valueDate()).isEqualTo(LocalDate.of(2027, 2, 28));
        assertThat(statement.lines().getFirst().bookingDate()).isEqualTo(LocalDate.of(2027, 3, 1));
    }

    @Test
    void the_thirty_first_of_november_is_no_day() {
        ParsedStatement statement = Samples.between(":61:2611311120C10,00NTRFA", "110,00");
        assertThat(statement.lines()).isEmpty();
        assertThat(statement.failures().getFirst().why().en()).contains("Impossible date");
    }

    @Test
    void half_a_file_is_told_to_be_cut() {
        List<ParsedStatement> statements = Samples.read(
                ":20:T\n:25:/PL45102055581111222233334444\n:60F:C261119PLN100,00\n:61:2611201120C10,00NTRFA\n");
        assertThat(statements.getFirst().lines()).hasSize(1);
        assertThat(statements.getFirst().balanced()).isEmpty();
        assertThat(statements.getFirst().failures().getFirst().why().en()).contains("may be cut");
    }

    @Test
    void a_file_that_names_no_currency_is_read_in_the_one_of_the_settings_and_shown() {
        String text = ":20:T\n:25:123\n:61:2611201120C10,00NTRFA\n-\n";
        ParsedStatement statement = Samples.read(text).getFirst();
        assertThat(statement.lines().getFirst().amount()).isEqualTo(Money.of("10", "PLN"));
        assertThat(statement.heading().currency()).isNull();
        assertThat(statement.balanced()).isEmpty();
        assertThat(statement.failures())
                .extracting(failure -> failure.why().en())
                .anyMatch(why -> why.contains("no currency"));
    }

    @Test
    void a_currency_that_stands_only_at_the_end_is_the_bookings_currency() {
        String text = ":20:T\n:25:123\n:61:2611201120C10,00NTRFA\n:62F:C261120EUR10,00\n-\n";
        assertThat(Samples.read(text).getFirst().lines().getFirst().amount()).isEqualTo(Money.of("10", "EUR"));
    }

    @Test
    void a_second_balance_or_account_in_one_statement_leaves_it_unproven() {
        for (String again :
                List.of(":60F:C261119PLN100,00", ":62F:C261120PLN110,00", ":25:/PL61109010140000071219812874")) {
            ParsedStatement statement = Samples.between(":61:2611201120C10,00NTRFA\n" + again, "110,00");
            assertThat(statement.balanced()).as(again).isEmpty();
            assertThat(statement.failures().getFirst().why().en()).as(again).containsIgnoringCase("second");
        }
    }

    @Test
    void details_that_never_end_are_cut_and_told() {
        ParsedStatement statement =
                Samples.between(":61:2611201120C10,00NTRFA\n:86:" + "abc def ghi\n".repeat(5_000), "110,00");
        assertThat(statement.lines()).hasSize(1);
        assertThat(statement.balanced()).contains(true);
        assertThat(statement.failures().getFirst().why().en()).contains("longer than 8000");
    }

    @Test
    void a_file_without_line_ends_is_refused_by_its_line() {
        TestingSourceFile file =
                TestingSourceFile.of("blob.sta", (":20:" + "x".repeat(200_000)).getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> Samples.read(file)).isInstanceOfSatisfying(PluginFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA);
            assertThat(failure).hasMessageContaining("Line 1 ");
        });
    }

    @Test
    void a_lone_hyphen_in_the_details_does_not_end_the_statement() {
        ParsedStatement statement =
                Samples.between(":61:2611201120C10,00NTRFA\n:86:one\n-\n:61:2611201120C5,00NTRFB\n:86:two", "115,00");
        assertThat(statement.lines()).hasSize(2);
        assertThat(statement.balanced()).contains(true);
    }

    @Test
    void a_time_that_was_wrapped_is_no_tag() {
        ParsedStatement statement = Samples.between(
                ":61:2611201120C10,00NTRFA\n:86:CARD 1234 2026-11-20T13\n:20:15 SHOP\n:61:2611201120C5,00NTRFB",
                "115,00");
        assertThat(statement.lines().getFirst().title()).isEqualTo("CARD 1234 2026-11-20T13 :20:15 SHOP");
    }

    @Test
    void an_interim_report_needs_no_balances() {
        ParsedStatement statement = Samples.read(
                        "{1:F01X}{2:O942X}{4:\n:20:T\n:25:123\n:28C:1\n:34F:EURD0,\n:13D:2611201200+0100\n:61:2611201120C10,00NTRFA\n:90C:1EUR10,\n-}")
                .getFirst();
        assertThat(statement.heading().format()).isEqualTo(StatementFormat.MT942);
        assertThat(statement.failures()).isEmpty();
        assertThat(statement.lines().getFirst().amount()).isEqualTo(Money.of("10", "EUR"));
    }

    @Test
    void wrong_settings_are_the_administrators_to_change() {
        String row = "[{\"account\":\"PL45102055581111222233334444\",\"charset\":\"EBCDIC\",\"dialect\":\"auto\"}]";
        Mt940StatementParser parser =
                new Mt940StatementParser(io.dunlin.spi.testkit.TestingPluginContext.unsaved(java.nio.file.Path.of("."))
                        .withUnchecked(Mt940Settings.schema(), Map.of("accounts", row)));
        assertThatThrownBy(() -> parser.parse(Samples.named("pko"), new ParsedStatement.Collector()))
                .isInstanceOfSatisfying(
                        PluginFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.CONFIGURATION));
    }
}
