package io.dunlin.core.triage.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.triage.MailKind;
import io.dunlin.core.triage.TestingMails;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailKindRulesTest {

    private static final String DATE = "Tue, 10 Nov 2026 09:00:00 +0100";
    private final MailKindRules rules = new MailKindRules(Set.of("kancelaria.example"));

    @Test
    void a_delivery_report_is_a_bounce_with_its_facts() {
        MailNature nature = rules.kindOf(TestingMails.read("""
                From: Mail Delivery System <MAILER-DAEMON@mx.example>
                To: windykacja@kancelaria.example
                Subject: Undelivered Mail Returned to Sender
                Date: Tue, 10 Nov 2026 09:00:00 +0100
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                This is the mail system at host mx.example.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; ksiegowa@drewpol.example
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown

                --b
                Content-Type: message/rfc822

                Message-ID: <c.abc.1@kancelaria.example>
                Subject: Wezwanie

                tekst
                --b--
                """));
        assertThat(nature.kind()).isEqualTo(MailKind.BOUNCE);
        assertThat(nature.bounce())
                .isEqualTo(new Bounce(
                        true,
                        "5.1.1",
                        "userunknown",
                        List.of("ksiegowa@drewpol.example"),
                        "c.abc.1@kancelaria.example"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Automatyczna odpowiedź: Wezwanie | Jestem nieobecna do 30 listopada.",
                "Re: Wezwanie | Dziękuję za wiadomość. Przebywam na urlopie do 20 listopada. W sprawach pilnych proszę o kontakt z biuro@kowal.example.",
                "Abwesenheitsnotiz | Ich bin bis 20.11. nicht im Büro.",
                "Re: Reminder | I am out of the office until 20 November. For urgent matters please contact office@kowal.example.",
                "Re: Somatie | Nu sunt la birou pana pe 20 noiembrie. In caz de urgenta contactati birou@kowal.example",
                "[Ticket 99] We received your request | Thank you for contacting us. Your request has been logged under case number 99.",
            })
    void a_machine_answer_is_known_by_its_words(String subject, String body) {
        assertThat(rules.kindOf(TestingMails.human(subject, body)).kind()).isEqualTo(MailKind.AUTO_REPLY);
    }

    @Test
    void a_machine_answer_is_known_by_its_headers_and_tells_until_when_and_who_stands_in() {
        ReadMail mail = TestingMails.mail(
                "Jan Kowal <jan@kowal.example>",
                "Re: Wezwanie",
                DATE,
                Map.of("Auto-Submitted", "auto-replied"),
                "Jestem poza biurem od 12 do 20 listopada. Zastępuje mnie Ewa Lis, ewa@kowal.example");
        MailNature nature = rules.kindOf(mail);
        assertThat(nature.kind()).isEqualTo(MailKind.AUTO_REPLY);
        assertThat(nature.autoReply()).isNotNull();
        assertThat(nature.autoReply().until()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(nature.autoReply().standIn()).hasToString("ewa@kowal.example");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Re: Wezwanie | Jestem na urlopie do piątku, zapłacę w poniedziałek po powrocie.",
                "Re: Wezwanie | Wasz przelew zwrotny nie został dostarczony, proszę sprawdzić.",
                "Re: Undelivered goods | The goods could not be delivered, so we will not pay.",
                "Zwrot towaru | Towar nie został dostarczony w całości.",
                "Payment advice | Do not reply to this message. Invoice 20260817 settled by BACS, GBP 100.00.",
            })
    void a_person_is_a_person_though_the_words_remind_of_machines(String subject, String body) {
        assertThat(rules.kindOf(TestingMails.human(subject, body)).kind()).isEqualTo(MailKind.HUMAN);
    }

    @Test
    void auto_submitted_no_is_a_person() {
        ReadMail mail = TestingMails.mail(
                "Jan <jan@kowal.example>", "Re: x", DATE, Map.of("Auto-Submitted", "no"), "Zapłacę jutro.");
        assertThat(rules.kindOf(mail).kind()).isEqualTo(MailKind.HUMAN);
    }

    @Test
    void our_own_message_that_came_back_is_a_loop() {
        ReadMail mail = TestingMails.read(
                "From: a@x.example\nTo: b@x.example\nSubject: x\nMessage-ID: <1@kancelaria.example>\n\nTekst\n");
        assertThat(rules.kindOf(mail)).isEqualTo(new MailNature(MailKind.LIST, "own-loop", null, null));
    }

    @Test
    void a_newsletter_is_list_mail() {
        ReadMail mail = TestingMails.mail(
                "Sklep <news@sklep.example>",
                "Promocja",
                DATE,
                Map.of("List-Id", "<news.sklep.example>"),
                "Tylko dziś taniej!");
        assertThat(rules.kindOf(mail).kind()).isEqualTo(MailKind.LIST);
    }
}
