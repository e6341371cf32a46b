package io.dunlin.core.correspondence.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.Rendered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateLinterTest {

    private final TemplateLinter linter = new TemplateLinter(new TemplateSandbox());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    DEBT_MARK_IN_SUBJECT | Windykacja należności | Dzień dobry
                    DEBT_MARK_IN_SUBJECT | Twój dług rośnie | Dzień dobry
                    DEBT_MARK_IN_SUBJECT | Debt collection notice | Hello
                    DEBT_MARK_IN_SUBJECT | Ihre Schulden | Guten Tag
                    DEBT_MARK_IN_SUBJECT | Datorii restante | Bună ziua
                    AMOUNT_OR_NAME_IN_SUBJECT | Do zapłaty {{ total }} | Dzień dobry
                    SHAM_DECISION | Wiadomość | NAKAZ ZAPŁATY w postępowaniu upominawczym
                    SHAM_DECISION | Wiadomość | Sygn. akt I C 123/26
                    SHAM_DECISION | Message | This is a court order.
                    SHAM_DECISION | Nachricht | Mahnbescheid
                    THREAT_OF_ENFORCEMENT | Wiadomość | Komornik zajmie Państwa wynagrodzenie.
                    THREAT_OF_ENFORCEMENT | Nachricht | Der Gerichtsvollzieher kommt.
                    THREAT_OF_CRIME | Wiadomość | Zawiadomimy prokuraturę o wyłudzeniu.
                    THREAT_OF_CRIME | Mesaj | Riscați închisoarea.
                    SHAMING | Wiadomość | Powiadomimy pracodawcę.
                    SHAMING | Message | We will inform your neighbours.
                    VISIT | Wiadomość | Odwiedzi Państwa nasz pracownik.
                    INVENTED_COSTS | Wiadomość | Doliczamy opłatę za wezwanie 50 zł.
                    INVENTED_COSTS | Nachricht | Mahngebühr 15 EUR
                    COURT_BEFORE_ITS_TIME | Wiadomość | Skierujemy sprawę do sądu.
                    COURT_BEFORE_ITS_TIME | Nachricht | Wir gehen vor Gericht.
                    ACCOUNT_WRITTEN_OUT | Wiadomość | Konto 61 1090 1014 0000 0712 1981 2874
                    UNSAFE_LINK | Wiadomość | Zapłać: http://pay.example
                    """)
    void wording_that_authorities_punished_is_refused(WordingRule rule, String subject, String body) {
        assertThat(linter.check(TemplateCode.REMINDER_SECOND, "pl", Channel.MAIL, new TemplateSource(subject, body)))
                .extracting(TemplateLinter.Finding::why)
                .contains(rule.why());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Przypomnienie | WPŁAĆ NATYCHMIAST CAŁĄ KWOTĘ
                    Przypomnienie | Prosimy o wpłatę!!
                    Przypomnienie | {{ totl }}
                    Przypomnienie | {% if has.account %}
                    '' | Dzień dobry
                    """)
    void shape_and_values_are_checked_too(String subject, String body) {
        assertThat(linter.check(TemplateCode.REMINDER_FIRST, "pl", Channel.MAIL, new TemplateSource(subject, body)))
                .isNotEmpty();
    }

    @Test
    void the_final_demand_may_speak_of_the_court() {
        assertThat(linter.check(
                        TemplateCode.FINAL_DEMAND,
                        "pl",
                        Channel.MAIL,
                        new TemplateSource("Wezwanie", "Wierzyciel może skierować sprawę do sądu.")))
                .isEmpty();
    }

    @Test
    void a_stranger_is_told_nothing_of_the_case() {
        assertThat(linter.check(
                        TemplateCode.WRONG_CONTACT,
                        "en",
                        Channel.MAIL,
                        new TemplateSource("Sorry", "This was meant for {{ debtor }}.")))
                .isNotEmpty();
    }

    @Test
    void a_name_from_outside_cannot_make_lines_tables_or_markup() {
        TemplateModel sample = TemplateLinter.sample(true);
        TemplateModel hostile = TemplateModel.of(
                sample.creditor(),
                "Firma\r\nBcc: x@example.com\n| a | <script>alert(1)</script>",
                sample.reference(),
                sample.items(),
                sample.total());
        Rendered mail = Templates.render(
                new TemplateSandbox(),
                new TemplateSource("{{ debtor }}", "{{ debtor }}"),
                TemplateCode.DOCUMENTS,
                "en",
                Channel.MAIL,
                hostile);
        assertThat(mail.subject()).doesNotContain("\n", "\r");
        assertThat(mail.html()).doesNotContain("<script>", "<table");
    }
}
