package io.dunlin.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.inbox.attachments.AttachmentReader;
import io.dunlin.core.inbox.mail.Attachment;
import io.dunlin.core.inbox.mail.MailAddress;
import io.dunlin.core.inbox.mail.MailFlaw;
import io.dunlin.core.inbox.mail.MailLimits;
import io.dunlin.core.inbox.mail.MailPart;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.SafeHtml;
import io.dunlin.core.inbox.mail.Unreadable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MailReaderTest {

    private final MailReader reader = new MailReader(MailLimits.STANDARD, AttachmentReader.absent());

    @Test
    void reads_headers_addresses_and_the_date_in_the_senders_zone() {
        ReadMail mail = read("""
            Return-Path: <>
            Message-ID: <one@drukpol.example>
            In-Reply-To: <token.42@kancelaria.example>
            References: <a@x.example>
             <b@x.example>
            From: "Makowiecka, Iwona" <i.makowiecka@drukpol.example>
            To: Windykacja <windykacja@kancelaria.example>, =?iso-8859-2?Q?Jan_=AF=F3=B3w?= <jan@zolw.example>
            Subject: =?utf-8?Q?Zap=C5=82?= =?utf-8?Q?acimy_jutr=C4?= =?utf-8?Q?=99?=
            Date: Fri, 20 Nov 2026 10:00:00 +0100 (CET)

            Dzień dobry
            """);
        assertThat(mail.returnPath()).isEmpty();
        assertThat(mail.messageId()).isEqualTo("one@drukpol.example");
        assertThat(mail.inReplyTo()).containsExactly("token.42@kancelaria.example");
        assertThat(mail.references()).containsExactly("a@x.example", "b@x.example");
        assertThat(mail.from()).containsExactly(new MailAddress("Makowiecka, Iwona", "i.makowiecka@drukpol.example"));
        assertThat(mail.to()).contains(new MailAddress("Jan Żółw", "jan@zolw.example"));
        assertThat(mail.subject()).isEqualTo("Zapłacimy jutrę");
        assertThat(mail.sentAt()).isEqualTo(OffsetDateTime.parse("2026-11-20T10:00:00+01:00"));
    }

    @Test
    void repairs_a_polish_text_that_claims_to_be_western() {
        byte[] raw =
                "Subject: x\nContent-Type: text/plain; charset=iso-8859-1\n\nPieniądze wysłałem, źle się działo wcześniej\n"
                        .getBytes(Charset.forName("windows-1250"));
        ReadMail mail = (ReadMail) reader.read(raw);
        assertThat(mail.text()).isEqualTo("Pieniądze wysłałem, źle się działo wcześniej");
        assertThat(mail.flaws()).extracting(MailFlaw::kind).contains(MailFlaw.Kind.CHARSET_REPAIRED);
    }

    @Test
    void reads_windows_1250_declared_as_latin_2() {
        byte[] raw = "Subject: x\nContent-Type: text/plain; charset=iso-8859-2\n\nsąd, ściana, źródło, żółw\n"
                .getBytes(Charset.forName("windows-1250"));
        assertThat(((ReadMail) reader.read(raw)).text()).isEqualTo("sąd, ściana, źródło, żółw");
    }

    @Test
    void reads_utf_8_that_declares_nothing() {
        assertThat(read("Subject: x\n\nZażółć gęślą jaźń").text()).isEqualTo("Zażółć gęślą jaźń");
    }

    @Test
    void reads_utf_7() {
        assertThat(read("Subject: x\nContent-Type: text/plain; charset=utf-7\n\nZap+AUI-ac+ARk- 5+-5\n")
                        .text())
                .isEqualTo("Zapłacę 5+5");
    }

    @Test
    void joins_flowed_lines_and_keeps_quotes_apart() {
        ReadMail mail = read("""
            Subject: x
            Content-Type: text/plain; charset=utf-8; format=flowed

            Zapłacimy \s
            jutro.

            > Kiedy \s
            > zapłata?
            """.replace("\\s", ""));
        assertThat(mail.newText().replaceAll(" +", " ")).isEqualTo("Zapłacimy jutro.");
        assertThat(mail.quotedText()).contains("zapłata?");
    }

    @Test
    void takes_the_html_when_the_plain_version_only_points_to_it() {
        ReadMail mail = read("""
            Subject: x
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain

            HTML only
            --b
            Content-Type: text/html; charset=utf-8

            <p>Zapłacimy całość w piątek, po otrzymaniu korekty.</p><ul><li>FV 1</li><li>FV 2</li></ul>
            <div class="gmail_quote"><div>W dniu wczorajszym</div><blockquote>Kiedy?</blockquote></div>
            --b--
            """);
        assertThat(mail.newText()).isEqualTo("Zapłacimy całość w piątek, po otrzymaniu korekty.\n\n- FV 1\n- FV 2");
        assertThat(mail.quotedText()).contains("Kiedy?");
        assertThat(SafeHtml.of(mail).html()).contains("<li>FV 1</li>");
    }

    @Test
    void reads_an_attached_mail_and_the_files_in_it() {
        ReadMail mail = read("""
            Subject: Fwd
            Content-Type: multipart/mixed; boundary=b

            --b

            W załączniku mail z banku.
            --b
            Content-Type: message/rfc822

            Subject: Potwierdzenie
            Message-ID: <bank@bank.example>
            Content-Type: multipart/mixed; boundary=c

            --c

            Przelew wykonano.
            --c
            Content-Type: text/plain; name*=utf-8''przelew%20z%C5%82.txt
            Content-Disposition: attachment

            Kwota 100,00
            --c--
            --b--
            """);
        assertThat(mail.newText()).isEqualTo("W załączniku mail z banku.");
        assertThat(mail.attachments())
                .extracting(Attachment::name)
                .containsExactly("Potwierdzenie.eml", "przelew zł.txt");
        assertThat(mail.attachments().getFirst().text()).contains("Przelew wykonano.");
        assertThat(mail.parts("message/rfc822").getFirst().originalMessageId()).contains("bank@bank.example");
    }

    @Test
    void gives_the_field_groups_of_a_delivery_report() {
        ReadMail mail = read("""
            Subject: Undelivered
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            It failed.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; jan@zolw.example
            Action: failed
            Status: 5.1.1

            Final-Recipient: rfc822; ewa@zolw.example
            Action: delayed
            --b
            Content-Type: text/rfc822-headers

            Message-ID: <ours.1@kancelaria.example>
            Subject: Wezwanie
            --b--
            """);
        MailPart report = mail.parts("message/delivery-status").getFirst();
        assertThat(report.groups()).hasSize(3);
        assertThat(report.groups().get(1).first("status")).contains("5.1.1");
        assertThat(mail.parts("text/rfc822-headers").getFirst().originalMessageId())
                .contains("ours.1@kancelaria.example");
        assertThat(mail.type().parameter("report-type")).contains("delivery-status");
    }

    @Test
    void never_opens_programs_and_says_so() {
        ReadMail mail = read("""
                Subject: x
                Content-Type: application/pdf; name="faktura.pdf                .exe"
                Content-Transfer-Encoding: base64

                """
                + Base64.getMimeEncoder().encodeToString("MZ\u0090 anything".getBytes(StandardCharsets.ISO_8859_1)));
        Attachment attachment = mail.attachments().getFirst();
        assertThat(attachment.status()).isEqualTo(Attachment.Status.DANGEROUS);
        assertThat(attachment.text()).isEmpty();
    }

    @Test
    void makes_file_names_safe() {
        ReadMail mail = read("""
            Subject: x
            Content-Type: image/png; name="../../etc/\u202Egnp.exe\\\\con"
            Content-Disposition: attachment

            x
            """);
        assertThat(mail.attachments().getFirst().name()).isEqualTo("_con");
    }

    @Test
    void takes_a_uuencoded_file_out_of_the_text() {
        ReadMail mail = read("""
            Subject: x

            W załączeniu.

            begin 644 cat.txt
            #0V%T
            `
            end

            Dziękuję za cierpliwość i czekam.
            """);
        assertThat(mail.attachments().getFirst().bytes())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("Cat");
        assertThat(mail.text()).contains("czekam").doesNotContain("begin 644");
    }

    @Test
    void says_why_bytes_are_no_mail() {
        assertThat(reader.read(new byte[0]))
                .isInstanceOfSatisfying(
                        Unreadable.class, it -> assertThat(it.reason()).isEqualTo(Unreadable.Reason.EMPTY));
        assertThat(reader.read("%PDF-1.7\nbinary".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOfSatisfying(
                        Unreadable.class, it -> assertThat(it.reason()).isEqualTo(Unreadable.Reason.NOT_A_MAIL));
    }

    @Test
    void shows_html_that_loads_and_runs_nothing() {
        SafeHtml html = SafeHtml.ofHtml("""
            <p onclick="x()" style="background:url(https://t.example/p.gif);color:red">Dzień dobry</p>
            <img src="https://t.example/pixel.gif"><script>x()</script><iframe src="//t.example"></iframe>
            <a href="javascript:x()">tak</a> <a href="https://t.example/">link</a><form action="/"><input></form>
            <link rel=stylesheet href="https://t.example/a.css"><style>@import url(https://t.example)</style>\
            """);
        assertThat(html.html())
                .contains("Dzień dobry", "link", "noreferrer")
                .doesNotContain(
                        "onclick",
                        "script",
                        "iframe",
                        "pixel",
                        "p.gif",
                        "javascript",
                        "<form",
                        "<input",
                        "import",
                        "stylesheet");
    }

    @Test
    void shows_a_plain_mail_as_text() {
        assertThat(SafeHtml.of(read("Subject: x\n\n<b>5 < 6</b>")).html()).contains("&lt;b&gt;5 &lt; 6&lt;/b&gt;");
    }

    private ReadMail read(String mail) {
        return (ReadMail) reader.read(mail.getBytes(StandardCharsets.UTF_8));
    }
}
