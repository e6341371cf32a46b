package io.dunlin.core.dunning.policy;

import io.dunlin.spi.settings.LocalizedText;

/** Why a decision was taken. */
public enum DunningReason {
    STEP_DUE("Nadszedł dzień tego kroku.", "The day of this step has come."),
    PROMISE_BROKEN(
            "Obiecana wpłata nie nadeszła: sprawa rusza o poziom wyżej.",
            "The promised money did not come: the case goes on one level higher."),
    CLOSED("Sprawa jest zamknięta.", "The case is closed."),
    IN_LITIGATION("Sprawę prowadzą prawnicy.", "The lawyers have the case."),
    REPRESENTED(
            "Dłużnika reprezentuje pełnomocnik albo syndyk: do dłużnika się nie pisze.",
            "The debtor is represented by counsel or a trustee: the debtor is not written to."),
    HELD("Sprawa jest wstrzymana.", "The case is on hold."),
    ITEMS_HELD("Wszystkie zaległe dokumenty są wstrzymane.", "All overdue documents are on hold."),
    PROMISED(
            "Dłużnik obiecał zapłatę; termin jeszcze nie minął.",
            "The debtor promised to pay; the day has not passed."),
    INSTALMENT_PLAN(
            "Obowiązuje ugoda ratalna, a najbliższa rata nie jest spóźniona.",
            "An instalment plan holds, and its next instalment is not late."),
    DISPUTED("Trwa spór.", "A dispute is open."),
    NOTHING_OWED("Nie ma czego dochodzić.", "Nothing is owed."),
    BELOW_TOLERANCE("Kwota mieści się w tolerancji polityki.", "The amount is within the policy's tolerance."),
    LIMITATION_PASSED(
            "Roszczenie wobec konsumenta jest przedawnione (art. 117 § 2¹ k.c.).",
            "The claim against a consumer is time-barred (art. 117 § 2¹ of the Polish Civil Code)."),
    NOT_YET("Dzień następnego kroku jeszcze nie nadszedł.", "The day of the next step has not come."),
    FREE_DAY("W niedziele i święta nic nie wychodzi.", "Nothing goes out on Sundays and public holidays."),
    BANK_DATA_OLD(
            "Wyciągi bankowe są zbyt stare: wpłata mogła już nadejść.",
            "The bank statements are too old: the money may have come already."),
    TASK_OPEN("Czeka zadanie dla człowieka z poprzedniego kroku.", "A person's task of the step before is open."),
    MESSAGE_WAITING("Poprzednia wiadomość jeszcze nie wyszła.", "The message before has not left yet."),
    CONTACTED_TODAY("Do dłużnika dziś już napisano.", "The debtor was written to today."),
    NO_CONTACT("Nie ma adresu ani telefonu, którego wolno użyć.", "There is no address or phone that may be used."),
    TEMPLATE_FAULTY("Szablonu kroku nie da się użyć.", "The step's template cannot be used."),
    RUN_CAPPED(
            "Dzisiejszy przebieg wysłał już tyle, ile wolno w jednym dniu.",
            "Today's run has sent as much as one day allows."),
    LEVELS_EXHAUSTED(
            "Wszystkie kroki polityki wykonano; decyduje człowiek.",
            "All steps of the policy are done; a person decides.");

    private final LocalizedText text;

    DunningReason(String pl, String en) {
        this.text = new LocalizedText(pl, en);
    }

    public LocalizedText text() {
        return text;
    }
}
