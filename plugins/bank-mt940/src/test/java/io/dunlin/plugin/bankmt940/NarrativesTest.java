package io.dunlin.plugin.bankmt940;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.bank.StatementLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever stands in a bank's details, no booking is lost by it. */
class NarrativesTest {

    private static final int TEXTS = 60_000;
    private static final int LONGEST = 400;
    private static final List<String> ACCOUNTS = List.of(
            "",
            "PL75109014890000000100200300",
            "DE89370400440532013000",
            "CZ6508000000192000145399",
            "37040044/0532013000",
            "TRIODOSBANK/0390123456");

    /** What the dialects look for, whole and in halves, and what may stand between. */
    private static final List<String> PIECES = List.of(
            "/",
            "//",
            "/EREF/",
            "/REMI/",
            "/NAME/",
            "/IBAN/",
            "/BBAN/",
            "/CNTP/",
            "/ORDP/",
            "/BENM/",
            "/ISDT/",
            "/ACCW/",
            "/PT/",
            "/PY/",
            "/EI/",
            "/BO/",
            "/BO1/",
            "/BN/",
            "/BI/",
            "/CH/",
            "EREF",
            "REMI/",
            "/NA",
            "USTD//",
            "STRD/CUR/",
            "020",
            "166",
            "~",
            "~00",
            "~20",
            "~21",
            "~29",
            "~30",
            "~31",
            "~32",
            "~33",
            "~38",
            "~6",
            "^20",
            "^",
            "<20",
            "<27",
            "<",
            "?",
            "?00",
            "?20",
            "?21",
            "?29",
            "?30",
            "?31",
            "?32",
            "?60",
            "?63",
            "?61",
            "+20",
            "+",
            "SVWZ+",
            "EREF+",
            "EREF: ",
            "IBAN: ",
            "BIC: ",
            "ABWA+",
            "od:",
            "OD: ",
            "dla: ",
            "z rach.: ",
            "na rach.:",
            "tyt.: ",
            "; tyt.:",
            "TNR:",
            "; TNR: ",
            "ID IPH: ",
            "; DATA STEMPLA",
            "Nadawca: ",
            "RACHUNEK:",
            "Tytułem: ",
            "; PLATITOR: ",
            "/DETALII: ",
            "NAAM:",
            "REK: ",
            "OMSCHRIJVING: ",
            "KENMERK:",
            ";",
            ",",
            ":",
            " ",
            "  ",
            "\n",
            "\n/",
            "-",
            "\t",
            "\u00FF",
            "PL86116022020000000355667701",
            "DE02120300000000202051",
            "BYLADEM1001",
            "37040044",
            "0532013000",
            "19-2000145399",
            "0800",
            "FV 1/2026",
            "Anna Nowak",
            "Zażółć",
            "000000000000000000000000000",
            "EUR",
            "\uD83D\uDE00");

    @Test
    void no_text_however_odd_stops_the_readers() {
        Random random = new Random(20_261_130);
        for (int i = 0; i < TEXTS; i++) {
            List<String> texts = new ArrayList<>();
            for (int count = random.nextInt(8) == 0 ? 2 : 1; count > 0; count--) {
                texts.add(nonsense(random));
            }
            String account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
            @Nullable
            Dialect forced = random.nextBoolean() ? null : Dialect.values()[random.nextInt(Dialect.values().length)];
            try {
                Details details = DetailsReader.read(texts, account, random.nextBoolean(), forced);
                assertThat(details.title()).isEqualTo(Spaces.folded(details.title()));
            } catch (RuntimeException fault) {
                throw new AssertionError("Text " + i + " on " + account + " as " + forced + ": " + texts, fault);
            }
        }
    }

    private static String nonsense(Random random) {
        int length = random.nextInt(LONGEST + 1);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            if (random.nextInt(6) == 0) {
                text.append((char) (random.nextInt(95) + ' '));
            } else {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        text.setLength(length);
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            /EREF/REMI/FV 1/2026                                                 | FV 1/2026          | -       | -
            /EREF/RE-5/ORDP/NAME/Beispiel AG/REMI/Rechnung 5 / Teil 2/OCMT/EUR1/ | Rechnung 5 / Teil 2 | RE-5    | Beispiel AG
            /EREF/E1/BENM//NAME/Voorbeeld/REMI/ISDT/2026-11-02                   | ''                 | E1      | Voorbeeld
            /PT/CH/PY/OPLATA ZA PROWADZENIE                                      | OPLATA ZA PROWADZENIE | -    | -
            /PT/PY/EI/BO/Anna Nowak                                              | ''                 | -       | Anna Nowak
            /REMI/                                                               | ''                 | -       | -
            """)
    void a_tag_without_a_text_may_share_its_slash_with_the_next(
            String text, String title, @Nullable String endToEnd, @Nullable String name) {
        Details details = DetailsReader.read(List.of(text), "", true, null);
        assertThat(details.dialect()).isEqualTo(Dialect.SLASH);
        assertThat(details.title()).isEqualTo(title);
        assertThat(details.endToEndId()).isEqualTo(endToEnd);
        assertThat(details.counterparty().name()).isEqualTo(name);
    }

    @Test
    void a_fault_in_one_narrative_costs_the_details_of_its_booking_alone() {
        Narratives faulty = (texts, account, ordered, forced) -> {
            if (texts.getFirst().contains("odd")) {
                throw new IllegalStateException("a text nobody thought of");
            }
            return DetailsReader.read(texts, account, ordered, forced);
        };
        ParsedStatement.Collector collector = new ParsedStatement.Collector();
        OpenStatement statement =
                new OpenStatement(collector, Mt940Settings.read(Samples.defaults()), faulty, 1, false);
        statement.account(field("25", 2, "PL75109014890000000100200300"));
        statement.opening(field("60F", 3, "C261119PLN100,00"));
        int line = 4;
        for (String text : List.of("020~20FV 1~32Anna Nowak", "odd\ntext", "020~20FV 3~32Budex")) {
            statement.entry(field("61", line, "2611201120C10,00NTRFNONREF"));
            statement.details(field("86", line + 1, text));
            line += 2;
        }
        statement.closing(field("62F", line, "C261120PLN130,00"));
        statement.finish();

        ParsedStatement read = collector.statements().getFirst();
        assertThat(read.lines()).extracting(StatementLine::title).containsExactly("FV 1", "odd text", "FV 3");
        assertThat(read.lines().getLast().counterparty().name()).isEqualTo("Budex");
        assertThat(read.balanced()).contains(true);
        assertThat(read.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.line()).isEqualTo(6);
            assertThat(failure.why()).isEqualTo(Faults.DETAILS_UNREADABLE);
            assertThat(failure.amount()).hasToString("0.00 PLN");
        });
    }

    private static Field field(String tag, long line, String text) {
        return new Field(tag, line, text, false);
    }
}
