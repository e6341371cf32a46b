package io.dunlin.plugin.bankelixir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.testkit.TestingPluginContext;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is told with its line, its text and the reason; the rest of the file is still read. */
class BadInputTest {

    private static final String GOOD = record("110", "20261120", "1000");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    110 | 20261320 | 1000                 | date
                    110 | 20260230 | 1000                 | date
                    110 | 20261120 | -0                   | amount
                    110 | 20261120 | 10,00                | no Elixir
                    110 | 20261120 | 123456789012345678   | more than 15
                    210 | 20261120 | 1000                 | another type
                    """)
    void an_unreadable_record_is_told_and_the_others_are_read(String type, String day, String amount, String why) {
        String bad = record(type, day, amount);
        List<ParsedStatement> statements = elixir(GOOD + bad + GOOD);
        assertThat(statements).hasSize(1);
        assertThat(statements.getFirst().lines()).hasSize(2);
        assertThat(statements.getFirst().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.line()).isEqualTo(2);
            assertThat(failure.text()).isEqualTo(bad.strip());
            assertThat(failure.why().en()).contains(why);
            assertThat(failure.why().pl()).isNotBlank();
            assertThat(failure.amount()).isNull();
        });
    }

    @Test
    void the_mark_of_a_file_s_end_is_no_record() {
        List<ParsedStatement> statements = elixir(GOOD + "\u001A");
        assertThat(statements).singleElement().satisfies(statement -> {
            assertThat(statement.lines()).hasSize(1);
            assertThat(statement.failures()).isEmpty();
        });
    }

    @Test
    void records_that_cannot_be_read_before_the_first_are_not_lost() {
        assertThat(elixir("nonsense\n" + GOOD).getFirst().failures()).hasSize(1);
    }

    @Test
    void fifteen_digits_before_the_comma_are_an_amount() {
        assertThat(elixir(record("110", "20261120", "99999999999999999"))
                        .getFirst()
                        .lines()
                        .getFirst()
                        .amount())
                .hasToString("999999999999999.99 PLN");
    }

    @Test
    void a_long_text_without_records_is_refused() {
        assertThatThrownBy(() -> elixir("nonsense\n".repeat(10_000)))
                .isInstanceOfSatisfying(
                        PluginFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA));
    }

    @Test
    void a_report_line_that_is_cut_is_told() {
        String text = "RAPORT WPŁAT MASOWYCH\nD;20.11.2026;1,00;" + Samples.VIRTUAL
                + ";A;B;C;D\nD;20.11\nD;20.11.2026;x;1;A;B;C;D\n";
        ParsedStatement statement = Samples.mass(TestingSourceFile.ofText("m.csv", text), Samples.reports())
                .getFirst();
        assertThat(statement.lines()).hasSize(1);
        assertThat(statement.failures())
                .extracting(failure -> failure.why().en())
                .satisfiesExactly(
                        first -> assertThat(first).contains("date"),
                        second -> assertThat(second).contains("amount"));
    }

    @Test
    void without_a_described_report_no_file_is_taken() {
        TestingPluginContext context =
                TestingPluginContext.unsaved(Path.of(".")).with(MassSettings.schema(), Map.of());
        assertThat(new MassPaymentParser(context).recognise(Samples.named("mass.csv")))
                .isEqualTo(FileRecognition.NO);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    csv-bank   | CSV BANK   | small letters
                    "2"        | "2-5"      | not a place
                    "amount"   | "title"    | does not say where amount
                    comma      | point      |
                    """)
    void wrong_settings_are_the_administrators_to_change(String from, String to, String why) {
        Map<String, String> settings = new HashMap<>(Samples.reports());
        settings.replaceAll((_, value) -> value.replace(from, to));
        if (why == null) {
            assertThat(Samples.mass(Samples.named("mass.csv"), settings)
                            .getFirst()
                            .failures())
                    .isNotEmpty();
            return;
        }
        assertThatThrownBy(() -> Samples.mass(Samples.named("mass.csv"), settings))
                .isInstanceOfSatisfying(PluginFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.CONFIGURATION);
                    assertThat(failure).hasMessageContaining(why);
                });
    }

    @Test
    void quotes_and_separators_inside_a_field_are_read_as_they_stand() {
        assertThat(Delimited.split("1,\"a, \"b\" c\",,\"d\"\"e\",\"\",f", ','))
                .containsExactly("1", "a, \"b\" c", "", "d\"e", "", "f");
        assertThat(Delimited.split("a;b;", ';')).containsExactly("a", "b", "");
        assertThat(Delimited.split("\"open;b", ';')).containsExactly("open;b");
    }

    private static List<ParsedStatement> elixir(String text) {
        return Samples.elixir(TestingSourceFile.ofText("elixir.txt", text), Samples.ACCOUNTS);
    }

    private static String record(String type, String day, String amount) {
        return type + "," + day + "," + amount + ",10205558,0,\"86116022020000000355667701\",\"" + Samples.OWN
                + "\",\"A\",\"B\",0,10501025,\"title\",\"\",\"\",\"51\"\n";
    }
}
