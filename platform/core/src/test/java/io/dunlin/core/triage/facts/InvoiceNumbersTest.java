package io.dunlin.core.triage.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers of a mail are those of invoices. */
class InvoiceNumbersTest {

    private static final int LONG = 200_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Poproszę duplikat faktury nr 318/09/2026. | 318/09/2026",
                "dot. faktury nr: \"FS/41/26\" | FS/41/26",
                "Rechnung Nr. RE20268841 ist angekommen | RE20268841",
                "die Rechnung vom 03.11.2026 über 714,00 EUR (Nr. 20-551) | 20-551",
                "the invoice with the number L77 | L77",
                "factura cu numarul 5150 | 5150",
                "am primit fact. seria KLM nr 204 | KLM 204",
                "nota odsetkowa 8/2026 jest błędna | 8/2026",
                "faktura 5/11 do korekty | 5/11",
            })
    void what_a_word_for_invoice_announces_is_one(String text, String numbers) {
        assertFound(text, numbers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "oddałem pieniądze za 219/08/2026 we wtorek | 219/08/2026",
                "für 6613 ist das Geld unterwegs | 6613",
                "30455 was settled last week | 30455",
                "the 4418 will go out tomorrow | 4418",
                "pentru 7719 virez maine | 7719",
                "7719 a fost achitata ieri | 7719",
                "please resend 60118 | 60118",
                "FA 77 nie przyszła | FA 77",
                "FK-2026-0207 wisi u szefa | FK-2026-0207",
                "88/B i 91/B zapłacone | 88/B,91/B",
                "1.190,00 EUR auf 3308 | 3308",
                "- 2214: 615,00 zł | 2214",
                "K/4 na 300,00 zł oraz K/9 na 120,00 zł | K/4,K/9",
                "your letter about AJS-11/25 | AJS-11/25",
                "haben Sie auf 26-118 gebucht | 26-118",
                "FV2026110045 wprowadziliśmy do preliminarza | FV2026110045",
                "FV BD/26/301, 738 zeta | BD/26/301",
                "Spłata FHU 1120/02/26 w całości | 1120/02/26",
                "dzwoniła Pani w sprawie 44/WEG/25 | 44/WEG/25",
                "să încasați CVL 2026 0140? | CVL 2026/0140",
            })
    void a_number_without_a_word_is_one_by_its_look_and_by_what_is_said_of_it(String text, String numbers) {
        assertFound(text, numbers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "faktury 21, 22 i 25 | 21,22,25",
                "faktury 4402,4403 i 4410 | 4402,4403,4410",
                "FV-2026-0207 i 0208 | FV-2026-0207,0208",
                "Rechnung RE20267701 und ..15 | RE20267701,15",
                "invoices 2026-031, -032 and -040 | 2026-031,032,040",
                "Rechnungen 601-604 | 601,604",
                "die 1.666 € aus OB/19 | OB/19",
                "VF26000318 na 12 300,00 zł | VF26000318",
                "Ihrer Forderung aus RE 4471/25 | RE 4471/25",
                "RW.26.B.00917 hängt im Workflow | RW.26.B.00917",
                "HO~26~00041 bounced off our portal | HO~26~00041",
                "OPR#0026/XI are 1500 lei | OPR#0026/XI",
                "Die 700-26-0019 kann nicht angewiesen werden | 700-26-0019",
                "facturile de la 71 pana la 74? facturi 71, 72 si 74 | 71,72,74",
                "B5 und B6 sind bezahlt. B9 gehört nicht uns. | B5,B6,B9",
                "faktury 7, 8 i 30/09/2026 | 7,8,30/09/2026",
                "invoices KB-2210/KB-2218 are with our auditors | KB-2210,KB-2218",
                "Re: MT/41, MT/42 i MT/43 | MT/41,MT/42,MT/43",
                "für HB 12-26 war nichts vereinbart | HB 12-26",
                "za nawóz nr NA 4402/26 | NA 4402/26",
                "Cu factura SI 0045 greșiți | SI 0045",
                "faktura VI/2026 za czynsz | VI/2026",
            })
    void lists_and_ranges_name_each_of_theirs(String text, String numbers) {
        assertFound(text, numbers);
    }

    @Test
    void each_line_is_about_its_own() {
        assertFound(
                "14/02/26 – zapłacona.\n15/02/26 – na liście przelewów.\n16/02/26 – nie dotarła.",
                "14/02/26,15/02/26,16/02/26");
        assertFound("900418 / 5.100,00 EUR\n900433 / 2.612,30 EUR", "900418,900433");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zapłacę FV 118 / 09 / 2026 jutro | FV 118/09/2026",
                "f v 77/2026 zapłacona | 77/2026",
                "Rechnung Nr. 2 0 8 1 5 | 20815",
                "faktura/554 i faktura-555 | 554,555",
            })
    void what_phones_pull_apart_is_put_together(String text, String numbers) {
        assertFound(text, numbers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Odpowiadam w sprawie DN-000231.",
                "Truck plate 12-BB-C3 is not needed",
                "Projekt 2025-BV-07, Vereinsregister VR 2207",
                "Meine Vertragsnummer ist 77-1209-B.",
                "Bescheid KF-2026-118 ist da",
                "rekl. nr 1203 i 1244, obwieszczenie KRZ nr 20260330/00123",
                "Nr gospodarstwa 0871112",
                "zaległość za pranie VI/2026",
                "Ihr Zeichen DN-0001234-5",
                "proszę dzwonić 601 223 118 albo 22 400 10 50",
                "Rufen Sie an: 0171 5550123",
                "zapłacę 12.11. albo 3/12, najpóźniej 12/01/2027",
                "Gartenweg 17, 73728 Esslingen",
                "ul. Długa 14/3, 80-827 Gdańsk",
                "118 Moss Road, Glasgow",
                "61 1090 1014 0000 0712 1981 2874",
                "zamówienie 77120 i umowa nr 17/2025",
                "our purchase order 4500012233",
                "Bestellung B-5521, Kundennr. 100877",
                "comanda 8812, contract 45/2025",
                "sygn. akt XVIII GUp 214/26",
                "Sąd, Km 118/26",
                "Az. 14 IN 512/26",
                "dosar nr. 2210/111/2026",
                "NIP 5252248481, CUI RO14399840",
                "wpłacę 1500, potem 2460 zł i 1 230,50",
                "I can do 300 on 15 November and 300 on 15 December",
                "Ihre Anfrage hat die Nummer 88213 erhalten",
                "pismo zarejestrowano pod numerem KA/0455/2026",
                "w 2024 płaciłem od ręki",
                "za 14 dni, 3 raty, 212 m2, 24/7",
                "call us Mon-Fri 9-17, room 214",
                "Awizo 44190, OP 332",
                "do 7-go, około 15stego",
                "kontakt@firma12.example, https://firma.example/a/991122",
                "numer konta w piśmie zaczyna się od PL61, a na druku od DE89",
                "kontrahent 40233, płatność w najbliższej paczce",
                "unsere Kreditorennr. 700422, Zahllauf heute",
                "OP-urile 551 și 552 pleacă joi",
                "art. 21 rozporządzenia 2016/679",
                "Tichet #55233 deschis",
                "Nr. 8120/14.10.2026",
                "wiadomość z 13/04/2026 16:44",
                "doręczono 2026-09-07T09:00:13",
                "19-tka i 22-ka",
                "FV 00/26",
                "împuternicirea avocațială seria CJ nr. 118320",
                "a cheque, number 000318",
                "receipt no. 55 in hand",
                "Zwangsvollstreckung gegen Lothar Wieck (DR II 0774/26)",
                "mieszkam w 26-118 Zalesie",
                "dos. 1184/211/2026",
                "wezwanie nr 118/2026",
                "wohnt Am Mühlteich 5 in 99999 Kleinroda",
                "Payment of 30 OCT 2026",
                "kompensata z naszą notą obciążeniową 33/2026",
                "set off against our debit note D-26-031",
                "unter FV-2026-88213 aufgenommen",
                "potrivit OG 27/2002",
                "w odpowiedzi na pismo ZSP4.3021.17.2026",
                "upadłość, sygn. GL1G/GUp-s/88/2026",
                "stare faktury 2024",
                "stan licznika nr 92001847",
                "rachunek kończący się na 0091",
                "na rachunek podany w piśmie, kończący się 0041",
                "Comanda noastră internă: 2026-C-118",
                "the requisition REQ-30551",
                "conform Legii 227/2015",
                "to 1,2k juz u was siedzi, a 7k poszlo",
                "w piątek ma Pani na rachunku 5 600 zł za warsztaty",
                "upadłość, GDU 44/26",
                "aprobată prin HCL 54/2026",
                "z tytułu kar umownych, nota nr NO/15/2026",
                "the driver's docket (no. 77140)",
            })
    void a_number_of_another_kind_is_none(String text) {
        assertThat(InvoiceNumbers.find(text)).extracting(Found::value).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Re: 77 si 79 | 77,79",
                "AW: Mahnung 20418 | 20418",
                "Query: 90118 | 90118",
                "Re: Wezwanie do zapłaty 4471 | 4471",
                "Potwierdzenie przeczytania: Wezwanie FOB/2026/0777 | FOB/2026/0777",
                "Wezwanie TM 0512/26 | TM 0512/26",
                "Undeliverable: Account overdue – TE/4/26 | TE/4/26",
                "Odpowiedź automatyczna: przypomnienie FV 4/10 po terminie | FV 4/10",
            })
    void a_subject_speaks_of_invoices(String subject, String numbers) {
        assertThat(InvoiceNumbers.inSubject(subject)).extracting(Found::value).containsExactly(numbers.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re: 3 faktury",
                "Re: 600",
                "AW: 12.11.2026",
                "Kontoauszug 31.10.",
                "Re: sprawa DN-000231-4",
                "[#DST-22817] Zgłoszenie przyjęte",
                "papier A4 taniej",
                "Bestellnr. 4500 77120 / Ihre Erinnerung",
                "Ihre Anfrage ML-883014 ist eingegangen",
                "Lehnert ./. Ihre Mandantschaft – 233/26 S",
            })
    void but_not_with_every_number(String subject) {
        assertThat(InvoiceNumbers.inSubject(subject)).extracting(Found::value).isEmpty();
    }

    @Test
    void a_subject_names_no_invoice_by_a_number_that_the_text_says_is_another() {
        String subject = "Receipt confirmation: your e-mail regarding 4500118820";
        assertThat(InvoiceNumbers.inSubject(subject)).hasSize(1);
        assertThat(InvoiceNumbers.inSubject(subject, "It will be matched with purchase order 4500118820."))
                .isEmpty();
        assertThat(InvoiceNumbers.inSubject(
                        "Ticket FV-2026-88213 eröffnet", "Wir haben Ihr Anliegen unter FV-2026-88213 aufgenommen."))
                .isEmpty();
    }

    @Test
    void what_our_mail_named_may_be_said_by_figures_or_by_a_part_alone() {
        assertThat(InvoiceNumbers.find(
                        "207 i 208 bez zmian, drugi raz nie płacę", List.of("FV-2026-207", "FV-2026-208")))
                .extracting(Found::value)
                .containsExactly("207", "208");
        assertThat(InvoiceNumbers.find("co z 58/10?", List.of("55/10", "58/10")))
                .extracting(Found::value)
                .containsExactly("58/10");
    }

    @Test
    void a_number_is_told_with_its_place() {
        String text = "Dziś FV 12/2026 poszła.";
        Found<String> found = InvoiceNumbers.find(text).getFirst();
        assertThat(found.in(text)).isEqualTo("FV 12/2026");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 ",
                "1/",
                "12, ",
                "faktura ",
                "nr ",
                "FV ",
                "a-",
                "1-1 ",
                "1 / ",
                "(",
                "faktury 12 i ",
                "1,2,",
                "nr.1.",
                "za 4410 ",
                "die 4410 und ",
                "4410: 1,00 ",
                "ul. 1 ",
                "[#1] ",
                "123 ",
                "II C 1/26 ",
                "A1"
            })
    void endless_bait_takes_no_endless_time(String bait) {
        String text = bait.repeat(LONG / bait.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            InvoiceNumbers.inSubject(text);
            return InvoiceNumbers.find(text, List.of("FV/12/2026", "4410"));
        });
    }

    private static void assertFound(String text, String numbers) {
        assertThat(InvoiceNumbers.find(text))
                .extracting(Found::value)
                .containsExactlyElementsOf(Arrays.asList(numbers.split(",", -1)));
    }
}
