package io.dunlin.core.triage.classification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarningWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Byłam u prawnika, to pan Kurek, i z nim proszę rozmawiać. A 300 zł wpłacę w piątek.",
                "From now on please contact my solicitor, Ms Finch. The money goes out on Friday anyway.",
                "Wenden Sie sich bitte an unsere Anwältin. Gezahlt wird trotzdem am Montag.",
                "Vorbiți doar cu consilierul nostru juridic, banii pleacă pe 30.",
            })
    void a_lawyer_to_talk_to_is_one_whatever_else_is_said(String text) {
        assertThat(WarningWords.namesLawyer(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Szanowna Pani Mecenas, proszę o kontakt, zapłacę w piątek.",
                "Sehr geehrter Herr Rechtsanwalt, bitte melden Sie sich, ich zahle am Montag.",
                "Your solicitor wrote to me; I will pay on Friday.",
                "Szwagier jest prawnikiem, ale i tak zapłacę do piątku.",
            })
    void the_one_who_is_written_to_is_none_and_neither_is_a_relative(String text) {
        assertThat(WarningWords.namesLawyer(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zapłaciłam w maju. Proszę mnie więcej nie niepokoić.",
                "I paid on Monday, now leave me alone.",
                "Bezahlt. Lassen Sie mich endlich in Ruhe!",
                "Am plătit ieri, nu mă mai sunați.",
            })
    void who_asks_to_be_left_alone_is_heard(String text) {
        assertThat(WarningWords.asksToBeLeftAlone(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Proszę nie dzwonić do 17-go, jestem w szpitalu.", "Please do not chase these documents."})
    void who_asks_for_some_days_is_not_angry(String text) {
        assertThat(WarningWords.asksToBeLeftAlone(text)).isFalse();
    }
}
