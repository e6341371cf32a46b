package io.dunlin.core.triage;

import io.dunlin.core.inbox.MailReader;
import io.dunlin.core.inbox.attachments.AttachmentReader;
import io.dunlin.core.inbox.mail.MailLimits;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.Reading;
import io.dunlin.core.triage.classification.CorpusMail;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;

/** Makes mails for tests, as raw messages that go through the real reader. */
public final class TestingMails {

    public static final MailReader READER = new MailReader(MailLimits.STANDARD, AttachmentReader.absent());

    private TestingMails() {}

    public static ReadMail read(String raw) {
        Reading reading = READER.read(wire(raw));
        if (reading instanceof ReadMail mail) {
            return mail;
        }
        throw new AssertionError("Not read: " + reading);
    }

    public static ReadMail human(String subject, String body) {
        return mail("Jan Kowal <jan@kowal.example>", subject, "Tue, 10 Nov 2026 09:00:00 +0100", Map.of(), body);
    }

    public static ReadMail of(CorpusMail mail) {
        return mail(
                mail.from(),
                mail.subject(),
                DateTimeFormatter.RFC_1123_DATE_TIME.format(mail.date()),
                mail.headers(),
                mail.body());
    }

    public static byte[] rawOf(CorpusMail mail) {
        return wire(raw(
                mail.from(),
                mail.subject(),
                DateTimeFormatter.RFC_1123_DATE_TIME.format(mail.date()),
                mail.headers(),
                mail.body()));
    }

    public static ReadMail mail(String from, String subject, String date, Map<String, String> headers, String body) {
        return read(raw(from, subject, date, headers, body));
    }

    private static String raw(String from, String subject, String date, Map<String, String> headers, String body) {
        StringBuilder raw = new StringBuilder();
        raw.append("From: ")
                .append(from(from))
                .append("\nTo: windykacja@kancelaria.example\nSubject: ")
                .append(word(subject));
        raw.append("\nDate: ").append(date).append("\nMessage-ID: <1@kowal.example>\n");
        headers.forEach(
                (name, value) -> raw.append(name).append(": ").append(value).append('\n'));
        raw.append("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n")
                .append(body);
        return raw.toString();
    }

    private static byte[] wire(String raw) {
        return raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String from(String from) {
        int address = from.lastIndexOf('<');
        return address <= 0 ? from : word(from.substring(0, address).strip()) + " " + from.substring(address);
    }

    private static String word(String text) {
        boolean plain = text.chars().allMatch(c -> c < 128);
        return plain
                ? text
                : "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
