package io.dunlin.core.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.testing.SharedCorpora;
import io.dunlin.core.triage.classification.Corpus;
import io.dunlin.core.triage.classification.CorpusMail;
import io.dunlin.core.triage.classification.Label;
import io.dunlin.core.triage.classification.Measure;
import io.dunlin.core.triage.classification.ReplyModel;
import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.policy.TriagePolicy;
import io.dunlin.core.triage.policy.TriageSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The whole of it with the shipped model: raw mail in, what the triage sees out. */
class MailUnderstandingTest {

    private static final MailUnderstanding UNDERSTANDING =
            new MailUnderstanding(ReplyModel.shipped(), Set.of("kancelaria.example"), Currency.getInstance("PLN"));
    private static final TriagePolicy POLICY = new TriagePolicy(TriageSettings.shipped());

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "pl | Zapłaciłem wczoraj, przelew poszedł z mojego konta. | PAID_CLAIM",
                "pl | prosze o rozlozenie na 5 rat po 300 zl miesiecznie | PLAN_REQUEST",
                "pl | Proszę o przesłanie kopii faktury, nie otrzymaliśmy jej. | DOC_REQUEST",
                "pl | Sąd ogłosił upadłość naszej spółki, syndykiem jest Jan Malec. | INSOLVENCY",
                "en | We dispute this invoice, the goods were faulty. | DISPUTE",
                "de | Die Rechnung wurde gestern überwiesen. | PAID_CLAIM",
                "de | Ich vertrete den Schuldner als Rechtsanwalt, Vollmacht anbei. | LEGAL",
                "ro | Am achitat factura ieri prin ordin de plata. | PAID_CLAIM",
            })
    void a_plain_sentence_is_understood(String language, String text, ReplyClass expected) {
        TriageView view = UNDERSTANDING.read(TestingMails.human("Re: Wezwanie", text));
        assertThat(view.classification().guess()).isEqualTo(expected);
        assertThat(view.language()).isEqualTo(language);
        assertThat(view.classification().all()).hasSize(ReplyClass.values().length);
    }

    @Test
    void a_promise_carries_its_date_and_its_evidence() {
        TriageView view = UNDERSTANDING.read(
                TestingMails.human("Re: FV/12/2026", "Dzień dobry,\n\nzapłacę całość w piątek, 1 230,50 zł."));
        assertThat(view.promiseDate()).isEqualTo(LocalDate.of(2026, 11, 13));
        assertThat(view.invoices()).containsExactly("FV/12/2026");
        assertThat(view.classification().label(ReplyClass.PROMISE))
                .hasValueSatisfying(label -> assertThat(view.text()
                                .substring(
                                        label.evidence().start(),
                                        label.evidence().end()))
                        .contains("zapłacę"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nie będę Pani czarować, że w piątek zapłacę, bo nie zapłacę. Oddam, gdy się odkuję.",
                "I could say I'll pay on Friday, because you want to hear it, but I won't pay, because I can't pay.",
            })
    void what_is_denied_in_the_end_was_never_promised(String text) {
        assertThat(UNDERSTANDING.read(TestingMails.human("Re: x", text)).promiseDate())
                .isNull();
    }

    @Test
    void the_end_of_a_number_stands_for_the_whole_that_the_mail_names() {
        TriageView view = UNDERSTANDING.read(TestingMails.human(
                "Re: HK/2025/318 i HK/2025/331", "318 jest opłacona od wtorku, a HK/2025/331 zapłacę do 20-go."));
        assertThat(view.facts().invoices()).extracting(Found::value).containsExactly("HK/2025/318", "HK/2025/331");
        assertThat(view.invoices()).containsExactly("HK/2025/318", "HK/2025/331");
    }

    @Test
    void a_table_in_the_text_of_an_advice_gives_the_numbers_of_its_column() {
        TriageView view = UNDERSTANDING.read(TestingMails.human("Remittance advice", """
                Your ref   Our doc     Paid
                55102      190008841   GBP 1,044.00
                55117      190008857   GBP 318.60
                """));
        assertThat(view.invoices()).containsExactly("55102", "55117");
    }

    @Test
    void a_number_of_ksef_names_an_invoice() {
        TriageView view = UNDERSTANDING.read(TestingMails.human(
                "Re: Wezwanie", "Faktury o numerze KSeF 5265877635-20260812-0A1B2C3D4E5F-7C nie uznajemy."));
        assertThat(view.invoices()).containsExactly("5265877635-20260812-0A1B2C3D4E5F-7C");
    }

    @Test
    void a_number_that_the_subject_calls_an_invoice_is_one_however_the_text_names_it() {
        TriageView view = UNDERSTANDING.read(TestingMails.human(
                "Re: faktura 501/2025", "Działalność wykreślona. Jak coś do mnie w sprawie 501/2025, to listownie."));
        assertThat(view.invoices()).containsExactly("501/2025");
    }

    @Test
    void a_number_that_the_subject_calls_a_case_is_no_invoice_in_the_text() {
        TriageView view = UNDERSTANDING.read(TestingMails.human(
                "We've got your message (case 00192847)", "We answer within 2 working days. Yours is 00192847."));
        assertThat(view.invoices()).isEmpty();
    }

    @Test
    void a_promise_for_a_day_that_is_past_is_delay_and_for_a_person() {
        TriageView view = UNDERSTANDING.read(TestingMails.human("Re: x", "Zapłacę 5 października."));
        assertThat(view.primary()).isEqualTo(ReplyClass.DELAY);
        assertThat(view.promiseDate()).isNull();
        assertThat(POLICY.doubtAbout(view)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W sezonie zarabiam dopiero zimą, zapłacę Państwu do końca lutego.",
                "We earn nothing before spring. I'll pay your client by the end of March.",
                "Vor der Ernte kommt nichts herein, ich zahle Ihnen im April alles.",
                "Pana la primavara nu avem incasari, va platim totul pe 15 martie."
            })
    void a_promise_for_a_day_that_is_too_far_is_delay_and_for_a_person(String text) {
        TriageView view = UNDERSTANDING.read(TestingMails.human("Re: x", text));
        assertThat(view.classification().labels()).extracting(Label::replyClass).containsExactly(ReplyClass.DELAY);
        assertThat(view.promiseDate()).isNull();
        assertThat(POLICY.doubtAbout(view)).isPresent();
    }

    /** The definition of a promise, where the model saw nothing in the few words. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Wir zahlen innerhalb von 3 Tagen. | 2026-11-13",
                "en | We shall remit on 20 November. | 2026-11-20",
            })
    void who_says_that_he_will_pay_and_names_a_day_promises(String language, String text, LocalDate day) {
        TriageView view = UNDERSTANDING.read(TestingMails.human("Re: " + language, text));
        assertThat(view.primary()).isEqualTo(ReplyClass.PROMISE);
        assertThat(view.promiseDate()).isEqualTo(day);
    }

    /** Machine text is never anything below DISPUTE, but DISPUTE it may be. */
    @Test
    void a_machine_that_rejects_an_invoice_disputes_it() {
        TriageView view = UNDERSTANDING.read(TestingMails.mail(
                "Obieg faktur <obieg@kowal.example>",
                "Faktura odrzucona",
                "Tue, 10 Nov 2026 09:00:00 +0100",
                Map.of("Auto-Submitted", "auto-replied"),
                "Faktura FV/12/2026 została odrzucona: ilość i cena niezgodne z zamówieniem. Prosimy o korektę."));
        assertThat(view.classification().labels())
                .extracting(Label::replyClass)
                .containsExactly(ReplyClass.AUTO_REPLY, ReplyClass.DISPUTE);
    }

    @Test
    void a_change_of_a_bank_account_is_always_for_a_person() {
        TriageView view = UNDERSTANDING.read(
                TestingMails.human("Zmiana rachunku", "Informujemy o zmianie numeru rachunku bankowego do zwrotów."));
        assertThat(view.doubts()).contains(Doubt.ACCOUNT_CHANGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zmienił się numer rachunku, należności prosimy kierować na nowy.",
                "Uprzejmie informujemy, że zmieniliśmy bank. Nasze nowe konto podajemy w załączniku.",
                "Zmiana nr. konta od 1 grudnia.",
                "Nadpłatę proszę zwrócić na PL61 1090 1014 0000 0712 1981 2874.",
                "Please note our new bank account for refunds.",
                "We have recently changed the account that we use.",
                "Kindly remit all future sums to PL61109010140000071219812874.",
                "Unser Konto hat sich geändert.",
                "Bitte überweisen Sie den Betrag auf DE89370400440532013000.",
                "Vă rugăm să actualizați contul nostru bancar."
            })
    void however_another_account_is_named_a_person_looks(String text) {
        assertThat(UNDERSTANDING.read(TestingMails.human("Re: x", text)).doubts())
                .contains(Doubt.ACCOUNT_CHANGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Przelew poszedł wczoraj z mojego konta.",
                "Zapłaciłem na konto PL61 1090 1014 0000 0712 1981 2874 w piątek.",
                "Nowy kontakt w księgowości: Anna Nowak.",
                "I paid to your account on Monday.",
                "Das Geld ist gestern auf Ihrem Konto eingegangen.",
                "Am plătit în contul dumneavoastră."
            })
    void a_payment_to_an_account_is_no_change_of_one(String text) {
        assertThat(UNDERSTANDING.read(TestingMails.human("Re: x", text)).doubts())
                .doesNotContain(Doubt.ACCOUNT_CHANGE);
    }

    @Test
    void another_language_is_said_to_be_another() {
        TriageView view = UNDERSTANDING.read(
                TestingMails.human(
                        "Facture",
                        "Bonjour Madame, nous avons bien reçu votre courrier et nous allons vérifier cette facture avec notre service."));
        assertThat(view.language()).isEqualTo("und");
        assertThat(view.doubts()).contains(Doubt.LANGUAGE_NOT_COVERED);
    }

    @Test
    void the_json_has_the_fields_of_the_command_line() {
        TriageJson json = new TriageJson(UNDERSTANDING, POLICY);
        JsonNode line = new ObjectMapper()
                .readTree(json.line(
                        "a.eml",
                        TestingMails.human("Re: FV/12/2026", "Zapłacę w piątek 500 zł.\n\n> Prosimy o zapłatę")));
        assertThat(line.propertyNames())
                .containsExactly(
                        "file",
                        "error",
                        "kind",
                        "language",
                        "newText",
                        "quotedText",
                        "guess",
                        "decision",
                        "reason",
                        "labels",
                        "promiseDate",
                        "amounts",
                        "invoices",
                        "accounts",
                        "taxNumbers",
                        "bounce",
                        "autoReply",
                        "attachments");
        assertThat(line.path("kind").asString()).isEqualTo("HUMAN");
        assertThat(line.path("promiseDate").asString()).isEqualTo("2026-11-13");
        assertThat(line.path("amounts").path(0).asString()).isEqualTo("500.00 PLN");
        assertThat(line.path("labels").path(0).path("class").asString()).isEqualTo("PROMISE");
        assertThat(line.path("bounce").isNull()).isTrue();
    }

    @Test
    void held_out_mails_are_read_as_well_as_recorded() throws IOException {
        List<CorpusMail> mails = Corpus.read(SharedCorpora.repository().resolve("etc/corpus")).mails().stream()
                .filter(CorpusMail::heldOut)
                .toList();
        Score score = score(mails);
        score.print("held-out mails");
        assertThat(score.primaries.macroF1()).isGreaterThanOrEqualTo(HELD_OUT_FLOOR);
        assertThat(score.appliedRight / (double) score.applied).isGreaterThanOrEqualTo(0.96);
    }

    @Test
    void the_boundary_cases_are_scored() throws IOException {
        Path corpora = SharedCorpora.folder();
        Score score = score(Corpus.mails(corpora.resolve("debtor-replies/boundary-cases.jsonl")));
        score.print("boundary cases");
        assertThat(score.primaryRight).isGreaterThanOrEqualTo(BOUNDARY_FLOOR);
    }

    /** Mails written apart from the corpus that no model learnt from; rules were checked against them, so they flatter. */
    @Test
    void mails_written_apart_from_the_corpus_are_read_as_promised() throws IOException {
        Path folder = SharedCorpora.repository().resolve("etc/corpus/independent");
        Score all = new Score();
        for (String language : List.of("pl", "en", "de", "ro")) {
            Score score = score(Corpus.mails(folder.resolve(language + ".jsonl")));
            score.print("independent mails, " + language);
            assertThat(score.labels.macroF1()).as(language).isGreaterThanOrEqualTo(0.93);
            all.add(score);
        }
        assertThat(all.appliedRight / (double) all.applied).isGreaterThanOrEqualTo(0.98);
        assertThat(all.applied / (double) all.mails).isGreaterThanOrEqualTo(0.8);
        assertThat(all.primaryRight / (double) all.mails).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void a_list_of_instalments_is_a_request_and_no_promise() {
        TriageView view = UNDERSTANDING.read(
                TestingMails.human("Re: dług", "Płacę tak: 15.11 - 1500 zł, 15.12 - 1500 zł, 15.01 - 1180 zł."));
        assertThat(view.primary()).isEqualTo(ReplyClass.PLAN_REQUEST);
        assertThat(view.promiseDate()).isNull();
    }

    @Test
    void the_day_a_payment_already_made_arrives_is_no_promise() {
        TriageView view = UNDERSTANDING.read(
                TestingMails.human("Re: FV/12/2026", "Zapłaciłem dziś rano, jutro będzie u Państwa na koncie."));
        assertThat(view.primary()).isEqualTo(ReplyClass.PAID_CLAIM);
        assertThat(view.promiseDate()).isNull();
    }

    @Test
    void the_day_of_the_clause_that_pays_is_the_promised_one() {
        TriageView view = UNDERSTANDING.read(
                TestingMails.human("Re: FV/12/2026", "W czwartek mam wypłatę, a w piątek przeleję wszystko."));
        assertThat(view.promiseDate()).isEqualTo(LocalDate.of(2026, 11, 13));
    }

    @Test
    void the_day_of_a_payment_already_made_is_not_the_promised_one() {
        TriageView view = UNDERSTANDING.read(TestingMails.human(
                "Re: FV/12/2026", "Połowa poszła w czwartek, a drugą połowę przeleję w przyszły wtorek."));
        assertThat(view.promiseDate()).isEqualTo(LocalDate.of(2026, 11, 17));
    }

    @Test
    void a_day_that_is_denied_is_not_the_promised_one() {
        TriageView view = UNDERSTANDING.read(
                TestingMails.human("Re: FV/12/2026", "W piątek nie dam rady, zapłacę we wtorek całość."));
        assertThat(view.promiseDate()).isEqualTo(LocalDate.of(2026, 11, 17));
    }

    @Test
    void a_huge_mail_takes_no_endless_time() {
        String text = "Zapłacę za 3 dni, jak sąd i komornik pozwolą? ".repeat(20_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> UNDERSTANDING.read(TestingMails.human("Re: x", text)));
    }

    /** Floors, not goals: they fall only when something got worse. */
    private static final double HELD_OUT_FLOOR = 0.9;

    private static final int BOUNDARY_FLOOR = 41;

    private static Score score(List<CorpusMail> mails) {
        Score score = new Score();
        for (CorpusMail mail : mails) {
            TriageView view = UNDERSTANDING.read(TestingMails.of(mail));
            List<ReplyClass> given = view.classification().labels().stream()
                    .map(Label::replyClass)
                    .toList();
            ReplyClass guess = view.classification().guess();
            boolean right = guess == mail.labels().getFirst();
            score.mails++;
            score.primaryRight += right ? 1 : 0;
            score.labels.add(mail.labels(), given);
            score.primaries.add(List.of(mail.labels().getFirst()), List.of(guess));
            if (POLICY.doubtAbout(view).isEmpty()) {
                score.applied++;
                score.appliedRight += right ? 1 : 0;
            }
            if (!mail.promiseDates().isEmpty()) {
                score.dates++;
                score.datesRight += view.promiseDate() != null
                                && mail.promiseDates()
                                        .contains(view.promiseDate().toString())
                        ? 1
                        : 0;
            }
        }
        return score;
    }

    private static final class Score {

        private final Measure labels = new Measure();
        private final Measure primaries = new Measure();
        private int mails;
        private int primaryRight;
        private int applied;
        private int appliedRight;
        private int dates;
        private int datesRight;

        void add(Score other) {
            mails += other.mails;
            primaryRight += other.primaryRight;
            applied += other.applied;
            appliedRight += other.appliedRight;
        }

        void print(String name) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: primary %d of %d, macro-F1 of primaries %.3f, of labels %.3f; alone %d, of these right %d; dates %d of %d%n",
                    name,
                    primaryRight,
                    mails,
                    primaries.macroF1(),
                    labels.macroF1(),
                    applied,
                    appliedRight,
                    datesRight,
                    dates);
        }
    }
}
