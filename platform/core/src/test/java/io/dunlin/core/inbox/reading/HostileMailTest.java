package io.dunlin.core.inbox.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.inbox.MailReader;
import io.dunlin.core.inbox.attachments.AttachmentReader;
import io.dunlin.core.inbox.mail.MailFlaw;
import io.dunlin.core.inbox.mail.MailLimits;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.Reading;
import io.dunlin.core.inbox.mail.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileMailTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final MailReader reader = new MailReader(MailLimits.STANDARD, AttachmentReader.absent());

    @Test
    void stops_at_the_limit_of_parts() {
        StringBuilder mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b\n\n");
        for (int i = 0; i < 10_000; i++) {
            mail.append("--b\nContent-Type: text/plain\n\npart ").append(i).append('\n');
        }
        ReadMail read = readSoon(mail.append("--b--\n").toString());
        assertThat(read.parts()).hasSize(MailLimits.STANDARD.parts());
        assertThat(kinds(read)).contains(MailFlaw.Kind.TOO_MANY_PARTS);
    }

    @Test
    void stops_at_the_limit_of_depth() {
        String mail = "Subject: in\nContent-Type: message/rfc822\n\n".repeat(3_000) + "Subject: last\n\nword\n";
        ReadMail read = readSoon(mail);
        assertThat(read.parts()).hasSize(MailLimits.STANDARD.depth() + 1);
        assertThat(kinds(read)).contains(MailFlaw.Kind.TOO_DEEP);
    }

    @Test
    void stops_at_the_limit_of_depth_in_nested_multiparts() {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThat(kinds(readSoon(mail.toString()))).contains(MailFlaw.Kind.TOO_DEEP);
    }

    @Test
    void cuts_a_header_of_a_megabyte() {
        String mail = "Subject: " + "a".repeat(1_000_000) + "\n" + "References: " + "<x@y.test> ".repeat(100_000)
                + "\n\nword\n";
        ReadMail read = readSoon(mail);
        assertThat(read.subject()).hasSizeLessThanOrEqualTo(MailLimits.STANDARD.headerChars());
        assertThat(read.references()).hasSizeLessThanOrEqualTo(200);
        assertThat(kinds(read)).contains(MailFlaw.Kind.HEADER_TOO_LARGE);
        assertThat(read.newText()).isEqualTo("word");
    }

    @Test
    void leaves_out_header_fields_beyond_the_limit() {
        String mail = "X-Field: value\n".repeat(100_000) + "\nword\n";
        ReadMail read = readSoon(mail);
        assertThat(read.headers().fields()).hasSize(MailLimits.STANDARD.headerFields());
        assertThat(read.text()).isEqualTo("word");
    }

    @Test
    void refuses_a_message_beyond_the_limit_of_bytes() {
        MailLimits small = new MailLimits(1_000, 10, 5, 10, 100, 1_000, 5, 1_000, Duration.ofSeconds(5));
        Reading reading = new MailReader(small, AttachmentReader.absent())
                .read(("A: b\n\n" + "c".repeat(2_000)).getBytes(StandardCharsets.US_ASCII));
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Unreadable.class, it -> assertThat(it.reason()).isEqualTo(Unreadable.Reason.TOO_LARGE));
    }

    @Test
    void ends_in_time_on_bait_for_its_patterns() {
        for (String bait : List.of(
                "> ".repeat(200_000),
                "On 1 2026 ".repeat(50_000),
                "W dniu 1.1.2026 o 10:00 \n".repeat(50_000),
                "Od: a@b.test\n".repeat(50_000),
                "-".repeat(500_000),
                "Pozdrawiam\n".repeat(50_000),
                "A B C D E F G H I J ".repeat(20_000),
                "=?utf-8?Q?".repeat(50_000),
                "niniejsza wiadomość ".repeat(30_000),
                "<".repeat(300_000),
                "a.".repeat(200_000) + "@")) {
            ReadMail read =
                    readSoon("Subject: x\nFrom: " + bait.substring(0, 2_000).replace("\n", " ")
                            + "\nContent-Type: text/plain; charset=utf-8\n\n" + bait);
            assertThat(read.text()).isNotEmpty();
        }
    }

    @Test
    void ends_in_time_on_html_nested_without_end() {
        ReadMail read = readSoon(
                "Content-Type: text/html\n\n" + "<div><blockquote type=cite><table><tr><td>".repeat(40_000) + "word");
        assertThat(read.text()).contains("word");
    }

    @Test
    void never_fails_on_random_damage() {
        byte[] whole = """
            From: =?utf-8?Q?Jan_=C5=BB=C3=B3=C5=82w?= <jan@zolw.example>
            Subject: x
            Date: Fri, 20 Nov 2026 10:00:00 +0100
            Content-Type: multipart/mixed; boundary="b"

            --b
            Content-Type: text/html; charset=windows-1250
            Content-Transfer-Encoding: quoted-printable

            <p>Zap=B3ac=EA</p>
            --b
            Content-Type: message/rfc822

            Subject: in

            word
            --b
            Content-Type: application/ms-tnef; name=winmail.dat
            Content-Transfer-Encoding: base64

            eJ8+IgAAAQaQCAAEAAAAAAABAAEAAQeQBgAIAAAA5AQAAAAAAADoAAE=
            --b--
            """.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        Random random = new Random(20261122);
        for (int round = 0; round < 3_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Reading reading = reader.read(damaged);
            if (reading instanceof Unreadable unreadable) {
                assertThat(unreadable.reason()).as("round " + round).isEqualTo(Unreadable.Reason.NOT_A_MAIL);
            }
        }
    }

    private ReadMail readSoon(String mail) {
        long started = System.nanoTime();
        Reading reading = reader.read(mail.getBytes(StandardCharsets.UTF_8));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(SOON);
        assertThat(reading).isInstanceOf(ReadMail.class);
        return (ReadMail) reading;
    }

    private static List<MailFlaw.Kind> kinds(ReadMail mail) {
        return mail.flaws().stream().map(MailFlaw::kind).toList();
    }
}
