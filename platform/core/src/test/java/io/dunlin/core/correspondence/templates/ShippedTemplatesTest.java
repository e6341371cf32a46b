package io.dunlin.core.correspondence.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.spi.messaging.SmsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every shipped template in every language; mails are written to {@code target/letters} for a person to read. */
class ShippedTemplatesTest {

    private static final Path LETTERS = Path.of("target", "letters");

    private static final Pattern INTEREST = Pattern.compile("(?i)odset|interest|zinsen|dobând");

    private final TemplateSandbox sandbox = new TemplateSandbox();
    private final ShippedTemplates shipped = new ShippedTemplates();
    private final TemplateLinter linter = new TemplateLinter(sandbox);

    @Test
    void each_ships_as_a_mail_in_four_languages_that_the_linter_accepts_and_a_person_can_read() throws IOException {
        for (String language : LocalText.LANGUAGES) {
            for (TemplateCode code : TemplateCode.SHIPPED) {
                TemplateSource source =
                        shipped.find(code, language, Channel.MAIL).orElseThrow();
                assertThat(linter.check(code, language, Channel.MAIL, source))
                        .as("%s %s", code, language)
                        .isEmpty();
                Rendered mail =
                        Templates.render(sandbox, source, code, language, Channel.MAIL, TemplateLinter.sample(true));
                assertThat(mail.text())
                        .doesNotContain("{{", "[[", "{%", "\n\n\n")
                        .doesNotContain("null");
                assertThat(mail.html()).isNotNull().startsWith("<!DOCTYPE html>");
                write(language, code, mail);
            }
        }
        assertThat(LETTERS.resolve("pl").resolve("final-demand.txt")).content().contains("art. 187 § 1 pkt 3", "7 dni");
    }

    @Test
    void documents_stand_in_a_table_and_the_signature_on_lines_of_its_own() {
        TemplateSource source =
                shipped.find(TemplateCode.REMINDER_FIRST, "pl", Channel.MAIL).orElseThrow();
        Rendered mail = Templates.render(
                sandbox, source, TemplateCode.REMINDER_FIRST, "pl", Channel.MAIL, TemplateLinter.sample(true));
        assertThat(mail.text()).contains("""

                  Dokument     Termin płatności  Do zapłaty
                  FV/101/2026  2.11.2026         1 230,00 PLN
                  FV/117/2026  10.11.2026        615,50 PLN
                  Razem                          1 845,50 PLN

                Prosimy o przelew na rachunek PL61 1090 1014 0000 0712 1981 2874""").endsWith("""
                Z poważaniem
                Hurtownia Przykładowa Sp. z o.o.
                tel. +48 22 000 00 00
                naleznosci@hurtownia.example
                Numer sprawy: DN-000123-8""");
        assertThat(mail.html()).contains("<br>\ntel. +48 22 000 00 00").containsPattern("(?s)(<tr>.*){4}");
        assertThat(mail.html())
                .contains("text-align:right\">Do zapłaty</th>", "text-align:right\">615,50 PLN</td>")
                .contains("text-align:left\">Termin płatności</th>", "text-align:left\">10.11.2026</td>");
    }

    @Test
    void text_messages_fit_one_part_of_the_seven_bit_alphabet() {
        for (String language : LocalText.LANGUAGES) {
            for (TemplateCode code : TemplateCode.SHIPPED) {
                shipped.find(code, language, Channel.SMS).ifPresent(source -> {
                    assertThat(linter.check(code, language, Channel.SMS, source))
                            .as("%s %s", code, language)
                            .isEmpty();
                    String text = SmsText.transliterate(
                            Templates.render(sandbox, source, code, language, Channel.SMS, TemplateLinter.sample(true))
                                    .text());
                    SmsText length = SmsText.of(text);
                    assertThat(length.alphabet()).as(text).isEqualTo(SmsText.Alphabet.GSM_7);
                    assertThat(length.parts())
                            .as("%d: %s", length.units(), text)
                            .isEqualTo(1);
                });
            }
        }
    }

    @Test
    void a_creditor_without_an_account_leaves_no_gap_and_no_account_in_the_letter() {
        TemplateSource source =
                shipped.find(TemplateCode.REMINDER_FIRST, "pl", Channel.MAIL).orElseThrow();
        Rendered mail = Templates.render(
                sandbox, source, TemplateCode.REMINDER_FIRST, "pl", Channel.MAIL, TemplateLinter.sample(false));
        assertThat(mail.text()).doesNotContain("rachunek", "\n\n\n").contains("1 845,50 PLN", "2.11.2026");
    }

    @Test
    void interest_is_spoken_of_only_where_it_is_due() {
        for (String language : LocalText.LANGUAGES) {
            for (TemplateCode code : List.of(TemplateCode.REMINDER_THIRD, TemplateCode.FINAL_DEMAND)) {
                TemplateSource source =
                        shipped.find(code, language, Channel.MAIL).orElseThrow();
                TemplateModel model = TemplateLinter.sample(true);
                assertThat(textOf(source, code, language, model.interest(true)))
                        .as("%s %s", code, language)
                        .containsPattern(INTEREST);
                assertThat(textOf(source, code, language, model.interest(false)))
                        .as("%s %s", code, language)
                        .doesNotContainPattern(INTEREST);
            }
        }
    }

    private String textOf(TemplateSource source, TemplateCode code, String language, TemplateModel model) {
        return Templates.render(sandbox, source, code, language, Channel.MAIL, model)
                .text();
    }

    @Test
    void amounts_and_days_follow_the_language() {
        TemplateModel model = TemplateLinter.sample(true);
        TemplateSource source = new TemplateSource("x", "{{ total }} {{ payBy }}");
        assertThat(TemplateCode.SHIPPED).isNotEmpty();
        assertThat(LocalText.LANGUAGES)
                .extracting(language -> Templates.render(
                                sandbox, source, TemplateCode.DOCUMENTS, language, Channel.MAIL, model)
                        .text())
                .containsExactly(
                        "1 845,50 PLN 2.12.2026",
                        "1,845.50 PLN 2 December 2026",
                        "1.845,50 PLN 02.12.2026",
                        "1.845,50 PLN 02.12.2026");
    }

    private static void write(String language, TemplateCode code, Rendered mail) throws IOException {
        Path folder = Files.createDirectories(LETTERS.resolve(language));
        Files.writeString(folder.resolve(code + ".txt"), mail.subject() + "\n\n" + mail.text() + "\n");
        Files.writeString(folder.resolve(code + ".html"), String.valueOf(mail.html()));
    }
}
