package io.dunlin.appliance.demo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DebtorMailsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");

    private final SampleBook book = SampleBook.startingOn(MONDAY);
    private final List<MailScript> scripts = MailScript.all();
    private final Casting casting = Casting.of(book, scripts);
    private final DebtorPen pen = new DebtorPen(ZoneId.of("Europe/Warsaw"), "windykacja@kancelaria.example");

    @Test
    void there_are_mails_of_all_fifteen_classes_and_four_languages() {
        assertThat(scripts).hasSizeBetween(60, 70);
        assertThat(scripts.stream().map(MailScript::folder).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "BOUNCE",
                        "LEGAL",
                        "INSOLVENCY",
                        "COMPLAINT",
                        "WRONG_CONTACT",
                        "AUTO_REPLY",
                        "DISPUTE",
                        "PAID_CLAIM",
                        "REMITTANCE",
                        "PLAN_REQUEST",
                        "PROMISE",
                        "DOC_REQUEST",
                        "DELAY",
                        "QUESTION",
                        "OTHER");
        assertThat(scripts.stream().map(MailScript::language).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("pl", "en", "de", "ro");
        assertThat(scripts).extracting(MailScript::code).doesNotHaveDuplicates();
    }

    @Test
    void every_mail_has_its_own_overdue_debtor_who_writes_the_language() {
        List<SampleDebtor> cast = scripts.stream()
                .flatMap(script -> casting.debtorOf(script).stream())
                .toList();
        assertThat(cast).hasSizeGreaterThan(55).doesNotHaveDuplicates();
    }

    @Test
    void every_mail_can_be_written_and_leaves_no_blank_open() throws Exception {
        for (MailScript script : scripts) {
            MimeMessage read = written(script);
            assertThat(read.getMessageID()).as(script.code()).contains(script.code());
            assertThat(read.getSubject()).as(script.code()).doesNotContain("{", "}");
            if (read.isMimeType("text/plain")) {
                assertThat((String) read.getContent()).as(script.code()).doesNotContain("{", "}");
            }
            boolean answers = script.quote() != MailScript.Quote.NONE && script.fromDebtor();
            if (answers) {
                assertThat(read.getHeader("In-Reply-To")).as(script.code()).containsExactly("<x.1@kancelaria.example>");
            }
        }
    }

    @Test
    void a_bounce_is_a_report_that_names_our_message() throws Exception {
        for (MailScript script : scripts) {
            if (script.bounce() != null) {
                MimeMessage read = written(script);
                assertThat(read.getContentType()).contains("multipart/report", "delivery-status");
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                read.writeTo(all);
                assertThat(all.toString(java.nio.charset.StandardCharsets.US_ASCII))
                        .contains("Message-ID: <x.1@kancelaria.example>", "Final-Recipient: rfc822;", "Status: ");
            }
        }
    }

    private MimeMessage written(MailScript script) throws Exception {
        Optional<SampleDebtor> debtor = casting.debtorOf(script);
        OurMessage ours = new OurMessage(
                "<x.1@kancelaria.example>",
                "Kancelaria <windykacja@kancelaria.example>",
                "windykacja+x@kancelaria.example",
                "debtor@firma.example",
                "Przypomnienie o płatności",
                MORNING,
                "Szanowni Państwo,\nprzypominamy o zapłacie.");
        MimeMessage mail = pen.write(
                script,
                debtor,
                debtor.map(book::of).orElse(List.of()),
                Optional.of(ours),
                MORNING.plus(Duration.ofDays(script.day())));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return new MimeMessage(
                jakarta.mail.Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray()));
    }
}
