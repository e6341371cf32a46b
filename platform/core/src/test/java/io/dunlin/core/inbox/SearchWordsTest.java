package io.dunlin.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTest {

    @Test
    void letters_lose_their_marks_and_numbers_stand_whole_beside_their_parts() {
        assertThat(SearchWords.indexed("Zażółć gęślą JAŹŃ (FV/12/2026), ul. Łąkowa 5."))
                .isEqualTo("zazolc gesla jazn (fv/12/2026), ul. lakowa 5.\nfv122026");
        assertThat(SearchWords.indexed("Straße, Ștefan, Müller")).isEqualTo("strasse, stefan, muller");
    }

    @Test
    void every_word_of_a_question_must_be_there_at_least_begun() {
        assertThat(SearchWords.question("Gęślą jaźń")).isEqualTo("+gesla* +jazn*");
        assertThat(SearchWords.question("fv/12/2026")).isEqualTo("+fv122026*");
        assertThat(SearchWords.question("jan.kowal@example.com")).isEqualTo("+jan* +kowal* +example*");
    }

    @Test
    void what_the_index_leaves_out_is_not_asked_for_and_signs_command_nothing() {
        assertThat(SearchWords.question("to the z")).isEmpty();
        assertThat(SearchWords.question("+- ~ \"(abc*) >def <@4")).isEqualTo("+abc* +def*");
        assertThat(SearchWords.question("a".repeat(100_000))).isEmpty();
    }
}
