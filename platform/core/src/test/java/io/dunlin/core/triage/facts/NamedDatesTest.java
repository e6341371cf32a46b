package io.dunlin.core.triage.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.shared.PublicHolidays;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedDatesTest {

    /** A Tuesday. */
    private static final LocalDate WRITTEN_ON = LocalDate.of(2026, 11, 10);

    @ParameterizedTest(name = "{0}, on {1} → {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "na początku przyszłego tygodnia, czyli we wtorek | 2026-05-18 | 2026-05-26",
                "zaraz po weekendzie robię przelew | 2026-10-15 | 2026-10-19",
                "after the weekend | 2026-10-15 | 2026-10-19",
                "nach dem Wochenende | 2026-10-15 | 2026-10-19",
                "după weekend | 2026-10-15 | 2026-10-19",
                "po przyszłym weekendzie | 2026-10-15 | 2026-10-26",
                "przed weekendem | 2026-10-15 | 2026-10-16",
                "noch vor dem Wochenende | 2026-10-15 | 2026-10-16",
                "am Wochenende | 2026-10-15 | 2026-10-17",
                "5 przyszłego miesiąca wpłacę | 2026-07-30 | 2026-08-05",
                "pierwszego lecą do Was te 270 zł | 2026-05-28 | 2026-06-01",
                "emeryturę przynosi mi piątego i tego dnia wpłacę | 2026-04-28 | 2026-05-05",
                "mach ich am letzten vom Monat | 2026-10-20 | 2026-10-31",
                "mid-November | 2026-10-15 | 2026-11-15",
                "la jumătatea lui noiembrie | 2026-10-15 | 2026-11-15",
                "pe 1 ale lunii | 2026-10-15 | 2026-11-01",
                "within 48h | 2026-10-15 | 2026-10-17",
                "in two to three days | 2026-10-15 | 2026-10-18",
                "za dwa-trzy dni | 2026-10-15 | 2026-10-18",
                "peste două, trei zile | 2026-10-15 | 2026-10-18",
                "twenty-one days from now | 2026-10-15 | 2026-11-05",
                "w 43 tygodniu | 2026-10-15 | 2026-10-23",
                "in der 43. KW | 2026-10-15 | 2026-10-23",
                "in the last week of October | 2026-10-15 | 2026-10-30",
                "w pierwszym tygodniu listopada | 2026-10-15 | 2026-11-06",
                "in der ersten Novemberwoche | 2026-10-15 | 2026-11-06",
                "two weeks on Friday | 2026-10-15 | 2026-10-30",
                "Thursday fortnight | 2026-10-15 | 2026-10-29",
                "po Wszystkich Świętych | 2026-10-15 | 2026-11-02",
                "nach dem Ersten | 2026-10-15 | 2026-11-02",
                "nie w piątek, w poniedziałek | 2026-10-15 | 2026-10-19",
                "w piąteczek leci | 2026-07-14 | 2026-07-17",
                "am Di. geht es raus | 2026-10-15 | 2026-10-20",
                "płacę w przeddzień Bożego Ciała | 2026-05-25 | 2026-06-03",
                "two days before Christmas Eve | 2026-12-10 | 2026-12-22",
                "am Tag vor Heiligabend | 2026-12-10 | 2026-12-23",
                "Vorabend von Neujahr | 2026-12-10 | 2026-12-31",
                "nie w ten poniedziałek (montaż w Sopocie), tylko w kolejny | 2026-07-30 | 2026-08-10",
                "nicht diesen Freitag, da sind die Löhne, sondern den danach | 2026-01-27 | 2026-02-06",
                "not this Friday but the one after | 2026-01-27 | 2026-02-06",
                "w ostatnim dniu października | 2026-10-19 | 2026-10-31",
                "ultima zi a lunii mai | 2026-05-14 | 2026-05-31",
                "până la sf. săptămânii | 2026-05-27 | 2026-05-29",
                "Saturday 18 July is the wedding. The Monday after the wedding I send it | 2026-07-06 | 2026-07-20",
                "31 sierpnia mam remont. Nazajutrz płacę | 2026-08-24 | 2026-09-01",
                "w tygodniu 47, konkretnie w czwartek | 2026-11-10 | 2026-11-19",
                "de mâine într-o săptămână | 2026-08-12 | 2026-08-20",
                "vinerea cealaltă | 2026-01-27 | 2026-02-06",
                "erst über Pfingsten daheim. Am Dienstag darauf zahle ich | 2026-05-12 | 2026-05-26",
                "Montag nach der Deutschen Einheit | 2026-09-25 | 2026-10-05",
                "im Zahllauf KW 28, Mittwoch | 2026-06-25 | 2026-07-08",
                "Thursday of week 47 | 2026-11-03 | 2026-11-19",
                "uiszczę 12 X br. w kasie | 2026-10-01 | 2026-10-12",
                "ósmy stycznia, piątek | 2026-12-17 | 2027-01-08",
                "za dokładnie tydzień | 2026-03-09 | 2026-03-16",
                "in genau einer Woche | 2026-03-09 | 2026-03-16",
                "in exactly ten days | 2026-03-09 | 2026-03-19",
                "peste fix o săptămână | 2026-03-09 | 2026-03-16",
                "heut in acht Tagen | 2026-02-05 | 2026-02-12",
                "în 7 zile lucrătoare de la data prezentei | 2026-06-11 | 2026-06-22",
                "am Reformationstag wird bei uns | 2026-10-20 | 2026-10-31",
                "elo, wyplate mam 10 i wtedy robie wam 425 zl | 2026-09-28 | 2026-10-10",
                "va fi achitată de Sf. Nicolae, cum au promis | 2026-11-30 | 2026-12-06",
                "o plătesc pe cincisprezece mai punct am aprobare | 2026-05-05 | 2026-05-15",
                "przelew w samą Wigilię, z kokardką | 2026-12-16 | 2026-12-24",
                "1107 zł za 17/TYNK/26 będzie do ostatniego maja, bo ja | 2026-05-14 | 2026-05-31",
                "by the last of May | 2026-05-14 | 2026-05-31",
                "până în ultima zi din mai | 2026-05-14 | 2026-05-31",
                "A 9/09/2026 spłacę trzeciego, zaraz po długim weekendzie. | 2026-10-28 | 2026-11-03",
                "zapłacę w Nowy Rok | 2026-12-20 | 2027-01-01",
                "on New Year's Day | 2026-12-20 | 2027-01-01",
                "an Neujahr | 2026-12-20 | 2027-01-01",
                "de Anul Nou | 2026-12-20 | 2027-01-01",
                "on Boxing Day | 2026-12-20 | 2026-12-26",
                "am zweiten Weihnachtstag | 2026-12-20 | 2026-12-26",
                "w drugi dzień świąt | 2026-12-20 | 2026-12-26",
                "na Wszystkich Świętych | 2026-10-20 | 2026-11-01",
                "do Święta Niepodległości | 2026-10-20 | 2026-11-11",
                "na świętego Marcina | 2026-10-20 | 2026-11-11",
                "zu Martini | 2026-10-20 | 2026-11-11",
                "am Martinstag | 2026-10-20 | 2026-11-11",
                "by Bonfire Night | 2026-10-20 | 2026-11-05",
                "before Halloween | 2026-10-20 | 2026-10-31",
                "de Sf. Dumitru | 2026-10-20 | 2026-10-26",
                "până de Sfântul Andrei | 2026-10-20 | 2026-11-30",
                "de Ziua Națională | 2026-10-20 | 2026-12-01",
                "na Matki Boskiej Zielnej | 2026-08-01 | 2026-08-15",
                "an Mariä Himmelfahrt | 2026-08-01 | 2026-08-15",
                "de Sfânta Maria | 2026-08-01 | 2026-08-15",
                "am Tag der Deutschen Einheit | 2026-09-20 | 2026-10-03",
                "w walentynki | 2026-02-01 | 2026-02-14",
                "on Valentine's Day | 2026-02-01 | 2026-02-14",
                "am Valentinstag | 2026-02-01 | 2026-02-14",
                "de Dragobete | 2026-02-01 | 2026-02-24",
                "de Mărțișor | 2026-02-01 | 2026-03-01",
                "na Dzień Kobiet | 2026-02-20 | 2026-03-08",
                "de Ziua Femeii | 2026-02-20 | 2026-03-08",
                "by St Patrick's Day | 2026-03-01 | 2026-03-17",
                "am Tag der Arbeit | 2026-04-20 | 2026-05-01",
                "w święto pracy | 2026-04-20 | 2026-05-01",
                "w święto konstytucji | 2026-04-20 | 2026-05-03",
                "na świętego Jana | 2026-06-10 | 2026-06-24",
                "an Johanni | 2026-06-10 | 2026-06-24",
                "de Sânziene | 2026-06-10 | 2026-06-24",
                "de Sf. Gheorghe | 2026-04-10 | 2026-04-23",
                "by St George's Day | 2026-04-10 | 2026-04-23",
                "w andrzejki | 2026-11-20 | 2026-11-30",
                "an Nikolaus | 2026-11-20 | 2026-12-06",
                "de Moș Nicolae | 2026-11-20 | 2026-12-06",
                "na Trzech Króli | 2026-12-20 | 2027-01-06",
                "by Epiphany | 2026-12-20 | 2027-01-06",
                "de Sfântul Ion | 2026-12-20 | 2027-01-07",
                "na Gromniczną | 2027-01-10 | 2027-02-02",
                "zu Lichtmess | 2027-01-10 | 2027-02-02",
                "by Michaelmas | 2026-09-20 | 2026-09-29",
                "na świętego Michała | 2026-09-20 | 2026-09-29",
                "w Zaduszki | 2026-10-20 | 2026-11-02",
                "an Allerseelen | 2026-10-20 | 2026-11-02",
                "pierwszego dnia świąt | 2026-12-01 | 2026-12-25",
                "de Crăciun | 2026-12-01 | 2026-12-25",
                "de Ajun | 2026-12-01 | 2026-12-24",
                "plătesc pe douăzeci, sigur | 2026-05-05 | 2026-05-20",
                "am douăzecișicinci iunie, pe douăzeci și cinci iunie plătesc | 2026-05-05 | 2026-06-25",
                "until the last day of May | 2026-05-05 | 2026-05-31",
                "în ultima zi a lunii mai | 2026-05-05 | 2026-05-31",
                "am letzten Tag des Monats Mai | 2026-05-05 | 2026-05-31",
                "Den Rest bringt er am Ersten, da hat er seinen Lohn. | 2026-02-25 | 2026-03-01",
                "meine Rente kommt immer am Letzten. | 2026-08-20 | 2026-08-31",
                "gehen am Tag nach dem dritten Advent raus. | 2026-12-07 | 2026-12-14",
                "die andere Hälfte am Pfingstdienstag. | 2026-05-18 | 2026-05-26",
                "Ich setze es für den Zwanzigsten an, da bin ich | 2026-06-11 | 2026-06-20",
                "be made on the ninth day of October. The next | 2026-09-28 | 2026-10-09",
                "I'll pay it on Lady Day, old habits. | 2026-03-17 | 2026-03-25",
                "You get yours Candlemas day and you can | 2026-01-18 | 2026-02-02",
                "so is the bank. First working day of January, 2026-K-319, done. | 2026-12-18 | 2027-01-04",
                "so 88107 goes out Monday the 30th. $2,250.00. Could | 2026-11-19 | 2026-11-30",
                "other £300 goes on spring bank holiday when | 2026-05-20 | 2026-05-25",
                "zapłacę dzień po Wszystkich Świętych, bo jutro | 2026-10-30 | 2026-11-02",
                "Samą notę płacimy nazajutrz po Zaduszkach. | 2026-10-28 | 2026-11-03",
                "Dzień po Trzech Królach pójdę do okienka | 2026-01-02 | 2026-01-07",
                "Panowie, równo tydzień od dzisiaj i jesteśmy kwita. | 2026-10-21 | 2026-10-28",
                "A doua zi după Sfântul Ion vă virez 720 de lei. | 2026-01-05 | 2026-01-08",
                "vi-i dau de sf petru | 2026-06-27 | 2026-06-29",
                "pe cinspe iau salariu pe saispe va dau | 2026-03-10 | 2026-03-16",
                "the day after Boxing Day | 2026-12-20 | 2026-12-27",
                "am 4. Advent | 2026-12-01 | 2026-12-20",
            })
    void reads_feasts_and_spoken_days(String text, LocalDate writtenOn, LocalDate expected) {
        assertThat(NamedDates.find(text, writtenOn, DayOrder.DAY_FIRST))
                .extracting(found -> found.value().date())
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "avem pe cinci facturi două discuții",
                "zaraz po Nowym Roku zobaczymy",
                "spłacę trzeciego wierzyciela, potem Państwa"
            })
    void reads_no_day_where_things_are_counted_or_only_a_feast_is_past(String text) {
        assertThat(NamedDates.find(text, LocalDate.of(2026, 12, 20), DayOrder.DAY_FIRST))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "zapłacę do 15-go | 2026-11-15",
                "ureguluję do piątku | 2026-11-13",
                "po wypłacie 10-tego | 2026-11-10",
                "po 10-tym przelejemy | 2026-11-11",
                "do końca tygodnia | 2026-11-13",
                "do końca przyszłego tygodnia | 2026-11-20",
                "do końca miesiąca | 2026-11-30",
                "w przyszły piątek | 2026-11-20",
                "w najbliższy czwartek | 2026-11-12",
                "w ciągu 3 dni roboczych | 2026-11-16",
                "w terminie 14 dni | 2026-11-24",
                "za tydzień | 2026-11-17",
                "za dwa tygodnie | 2026-11-24",
                "do jutra | 2026-11-11",
                "pojutrze | 2026-11-12",
                "5 grudnia br. | 2026-12-05",
                "w środę w przyszłym tygodniu | 2026-11-18",
                "w połowie grudnia | 2026-12-15",
                "przelew na 25.11. | 2026-11-25",
                "do 03.12.2026 r. | 2026-12-03",
                "ostatni piątek miesiąca | 2026-11-27",
                "ostatniego dnia miesiąca | 2026-11-30",
                "piętnastego przelewam | 2026-11-15",
                "dostaniecie osiemnastego | 2026-11-18",
                "zum Monatsletzten | 2026-11-30",
                "am Dreiundzwanzigsten | 2026-11-23",
                "heute in acht Tagen | 2026-11-17",
                "a week today | 2026-11-17",
                "de azi într-o săptămână | 2026-11-17",
                "a week on Monday you get the lot | 2026-11-23",
                "Friday week | 2026-11-20",
                "Tuesday week | 2026-11-17",
                "w pierwszy dzień roboczy następnego tygodnia | 2026-11-16",
                "am ersten Werktag im Dezember | 2026-12-01",
                "the last working day of the month | 2026-11-30",
                "w ostatni roboczy dzień miesiąca | 2026-11-30",
                "w najbliższym dniu roboczym | 2026-11-12",
                "do Wigilii macie wszystko | 2026-12-24",
                "by Christmas Eve | 2026-12-24",
                "bis Nikolaustag | 2026-12-06",
                "our end of month payment on 27 November | 2026-11-27",
                "im Zahllauf vom Dienstag, 17.11.2026 | 2026-11-17",
                "jeszcze dzisiaj, po 15, idzie | 2026-11-10",
                "on the last of the month | 2026-11-30",
                "pe ultima zi a lunii | 2026-11-30",
                "by the end of next week | 2026-11-20",
                "within 5 working days | 2026-11-17",
                "by Friday's run | 2026-11-13",
                "on the 20th | 2026-11-20",
                "after the 15th | 2026-11-16",
                "December 5th | 2026-12-05",
                "in a fortnight | 2026-11-24",
                "bis spätestens 20.11. | 2026-11-20",
                "am kommenden Montag | 2026-11-16",
                "Ende des Monats | 2026-11-30",
                "innerhalb von 10 Tagen | 2026-11-20",
                "nächste Woche Mittwoch | 2026-11-18",
                "bis Monatsende | 2026-11-30",
                "până vineri | 2026-11-13",
                "săptămâna viitoare, vineri | 2026-11-20",
                "la sfârșitul lunii | 2026-11-30",
                "pe data de 20 noiembrie | 2026-11-20",
                "în 5 zile lucrătoare | 2026-11-17",
                "vinerea viitoare | 2026-11-20",
                "w ciągu 2 dni roboczych | 2026-11-13",
                "innerhalb von 2 Werktagen | 2026-11-12",
                "within 2 working days | 2026-11-12",
                "30 listopadda | 2026-11-30",
                "5 Decmber | 2026-12-05",
                "am 4. Dezmber | 2026-12-04",
                "pe 5 decemrie | 2026-12-05",
                "w poniedzałek | 2026-11-16",
                "on Thrusday | 2026-11-12",
                "am Mitwoch | 2026-11-11",
                "miercrui | 2026-11-11",
                "bezahlt wird in KW 48 | 2026-11-27",
                "the run in week 48. | 2026-11-27",
                "w tygodniu 48 | 2026-11-27",
                "zum Quartalsende | 2026-12-31",
                "by quarter end | 2026-12-31",
                "luna viitoare pe 7 | 2026-12-07",
                "next month on the 7th | 2026-12-07",
                "w przyszłym miesiącu 7-go | 2026-12-07",
                "zum 20. des Folgemonats | 2026-12-20",
                "Ende des Folgemonats | 2026-12-31",
                "the first of the month | 2026-12-01",
                "zum Monatsersten | 2026-12-01",
                "kommt zum Ersten, fest | 2026-12-01",
                "do pierwszego. | 2026-12-01",
                "on the third Thursday of each month | 2026-11-19",
                "on the first Monday of the month | 2026-12-07",
                "w piątek trzynastego | 2026-11-13",
                "w czwartek trzeciego | 2026-12-03",
                "3 XII przelewam | 2026-12-03",
                "do 15stego | 2026-11-15",
                "ustawiona na 29, spokojnie | 2026-11-29",
                "two days after the 20th | 2026-11-22",
                "the day after the 20th | 2026-11-21",
                "the following Friday | 2026-11-13",
                "w następny piątek, tj. 20 listopada | 2026-11-20",
                "Anfang Dezember, konkret am 4.12. | 2026-12-04",
                "po Wszystkich Świętych, konkretnie 3 XII | 2026-12-03",
                "w terminie 14 dni, czyli do 25 listopada | 2026-11-25",
                "into the month-end run, which this time is Friday 27 November | 2026-11-27",
            })
    void a_date_is_computed_from_the_day_of_writing(String text, LocalDate expected) {
        assertThat(dates(text)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "w ciągu 14 dni od otrzymania faktury",
                "within 7 days of receipt",
                "10 rat po 200 zł",
                "24/7",
                "faktury 12 i 14 dni temu nie było",
                "spłacę wkrótce",
                "kilka dni",
                "3 pozycje",
                "o godz. 10.30",
                "nu mai avem 2 mai multe facturi",
                "the 14 cases arrived thawed",
                "w worku i na płatku",
                "w drugim tygodniu pracy",
                "nicio zi mai târziu",
                "not a day later",
                "weeks 3 and more",
            })
    void what_only_looks_like_a_date_is_none_to_come(String text) {
        assertThat(NamedDates.find(text, WRITTEN_ON, DayOrder.DAY_FIRST))
                .allMatch(found -> found.value().date().isBefore(WRITTEN_ON));
    }

    @Test
    void the_number_that_begins_the_next_sentence_is_not_the_date_of_a_weekday() {
        assertThat(dates("zapłacimy w piątek. 9/08 musi poczekać")).contains(LocalDate.of(2026, 11, 13));
    }

    @Test
    void a_document_bears_no_day_that_is_to_come() {
        assertThat(NamedDates.find("Zahllauf vom 17.11.2026, Rechnung vom 3.11.2026", WRITTEN_ON, DayOrder.DAY_FIRST))
                .extracting(found -> found.value().dated())
                .containsExactly(false, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "koncert mamy 4 grudnia, następnego dnia rozliczam wszystkich",
                "nabywca płaci 4 grudnia, oddam nazajutrz",
                "the fair is on 4 December and the next day you are paid",
                "we get ours on 4 December, yours follows a day later",
                "am 4. Dezember kommt das Geld, am nächsten Tag überweise ich",
                "am 4. Dezember kommt das Geld, tags darauf überweise ich",
                "pe 4 decembrie încasez, a doua zi vă plătesc",
            })
    void the_day_after_is_counted_from_the_day_named_before(String text) {
        assertThat(dates(text)).containsExactly(LocalDate.of(2026, 12, 4), LocalDate.of(2026, 12, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ours comes on 4 December, yours follows two days later",
                "nasze będą 4 grudnia, Państwa dwa dni później",
                "am 4. Dezember kommt unseres, zwei Tage später Ihres",
                "pe 4 decembrie încasăm, iar două zile mai târziu vă plătim",
            })
    void days_later_are_counted_from_the_day_named_before(String text) {
        assertThat(dates(text)).containsExactly(LocalDate.of(2026, 12, 4), LocalDate.of(2026, 12, 6));
    }

    @Test
    void a_friday_after_a_named_day_is_the_first_after_it() {
        assertThat(dates("nach dem Viehmarkt am 4. Dezember, am Freitag drauf"))
                .containsExactly(LocalDate.of(2026, 12, 4), LocalDate.of(2026, 12, 11));
    }

    @Test
    void the_day_after_nothing_named_is_no_day() {
        assertThat(dates("oddam nazajutrz po wypłacie")).isEmpty();
        assertThat(dates("Faktura jest z 4 grudnia. A day later it rained."))
                .containsExactly(LocalDate.of(2026, 12, 4));
    }

    /** Easter is on 5 April in 2026, in Romania on the 12th. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dostaną Państwo we wtorek zaraz po Wielkanocy | 2026-04-07",
                "die 480 kommen Dienstag nach Ostern | 2026-04-07",
                "am Montag nach Ostern | 2026-04-13",
                "on the Thursday after Easter | 2026-04-09",
                "marți după Paște | 2026-04-14",
                "w Wielki Czwartek robię przelew | 2026-04-02",
                "bis Karfreitag | 2026-04-03",
                "by Good Friday | 2026-04-03",
                "până la Paște | 2026-04-12",
                "przed Bożym Ciałem | 2026-06-04"
            })
    void feasts_that_move_are_found(String text, LocalDate date) {
        assertThat(NamedDates.find(text, LocalDate.of(2026, 3, 24), DayOrder.DAY_FIRST))
                .extracting(found -> found.value().date())
                .containsExactly(date);
    }

    @Test
    void easter_is_when_the_calendars_of_holidays_have_it() {
        for (int year = 2016; year <= 2040; year++) {
            assertThat(PublicHolidays.GERMANY.isHoliday(Easter.WESTERN.in(year).minusDays(2)))
                    .as("Good Friday %d", year)
                    .isTrue();
            assertThat(PublicHolidays.ROMANIA.isHoliday(Easter.ORTHODOX.in(year).plusDays(1)))
                    .as("Romanian Easter Monday %d", year)
                    .isTrue();
        }
    }

    @Test
    void after_work_is_the_same_day() {
        assertThat(dates("ślub jest 21 listopada, a w piątek po pracy płacę").getLast())
                .isEqualTo(LocalDate.of(2026, 11, 13));
        assertThat(dates("achitat 300 luni, restul il dau vineri dupa salariu").getLast())
                .isEqualTo(LocalDate.of(2026, 11, 13));
    }

    @Test
    void after_a_feast_is_no_day() {
        assertThat(dates("zapłacę po Bożym Narodzeniu, nach Weihnachten, after Christmas"))
                .isEmpty();
    }

    @Test
    void a_day_of_the_last_two_months_without_a_year_is_past() {
        assertThat(dates("zapłacę 5 października")).containsExactly(LocalDate.of(2026, 10, 5));
        assertThat(dates("zapłacę 15 stycznia")).containsExactly(LocalDate.of(2027, 1, 15));
    }

    @Test
    void figures_are_month_first_only_where_the_writer_is_american() {
        assertThat(dates("by 11/12/2026")).containsExactly(LocalDate.of(2026, 12, 11));
        assertThat(NamedDates.find("by 11/12/2026", WRITTEN_ON, DayOrder.MONTH_FIRST)
                        .getFirst()
                        .value()
                        .date())
                .isEqualTo(LocalDate.of(2026, 11, 12));
    }

    @Test
    void every_date_has_its_place_in_the_text() {
        String text = "Obiecuję: w środę 18.11 płacę, a resztę do końca miesiąca.";
        assertThat(NamedDates.find(text, WRITTEN_ON, DayOrder.DAY_FIRST).stream()
                        .map(found -> found.in(text)))
                .containsExactly("środę 18.11", "końca miesiąca");
    }

    @Test
    void a_promise_is_within_sixty_days_and_not_past() {
        assertThat(PromiseDates.isPromise(WRITTEN_ON, WRITTEN_ON)).isTrue();
        assertThat(PromiseDates.isPromise(WRITTEN_ON.plusDays(60), WRITTEN_ON)).isTrue();
        assertThat(PromiseDates.isPromise(WRITTEN_ON.plusDays(61), WRITTEN_ON)).isFalse();
        assertThat(PromiseDates.isPromise(WRITTEN_ON.minusDays(1), WRITTEN_ON)).isFalse();
    }

    @Test
    void of_today_and_a_later_day_the_later_is_promised() {
        String text = "500 poszło dziś, reszta w piątek";
        assertThat(PromiseDates.choose(NamedDates.find(text, WRITTEN_ON, DayOrder.DAY_FIRST), WRITTEN_ON, _ -> true)
                        .map(found -> found.value().date()))
                .contains(LocalDate.of(2026, 11, 13));
    }

    private static List<LocalDate> dates(String text) {
        return NamedDates.find(text, WRITTEN_ON, DayOrder.DAY_FIRST).stream()
                .map(found -> found.value().date())
                .toList();
    }
}
