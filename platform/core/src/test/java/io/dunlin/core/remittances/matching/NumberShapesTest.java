package io.dunlin.core.remittances.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberShapesTest {

    private static final NumberShapes SHAPES = new NumberShapes(List.of("#K", "FV#", "FV#A#", "RACHUNEK#"));

    @ParameterizedTest
    @CsvSource({
        "FV12102026, FV#",
        "12K34, #K#",
        "0, #",
        "RACHUNEK, RACHUNEK",
        "ŁÓDŹ١2, ŁÓDŹ١#",
    })
    void digits_that_stand_together_are_one_sign(String key, String shape) {
        assertThat(NumberShapes.shape(key)).isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource({
        "FV12102026, true",
        "FV7A2026, true",
        "122026K, true",
        "122026, false",
        "FV7A, false",
        "FV, false",
        "ZAFV12102026, false",
        "FV12102026DZIĘKUJĘ, false",
    })
    void a_number_is_looked_up_where_documents_have_such(String key, boolean may) {
        assertThat(SHAPES.mayBeWhole(key)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        "FV12, true",
        "FV12A, true",
        "FV12A7, true",
        "FV12B, false",
        "FV12A7B, false",
        "RACH, true",
        "RACHUNEK7, true",
        "122026, true",
        "ZAFV12, false",
    })
    void a_beginning_is_looked_up_where_documents_begin_so(String beginning, boolean may) {
        assertThat(SHAPES.mayBeginWith(beginning)).isEqualTo(may);
    }
}
