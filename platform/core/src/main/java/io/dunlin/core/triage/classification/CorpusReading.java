package io.dunlin.core.triage.classification;

import io.dunlin.core.inbox.MailReader;
import io.dunlin.core.inbox.attachments.AttachmentReader;
import io.dunlin.core.inbox.mail.MailLimits;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.Unreadable;
import io.dunlin.core.triage.facts.DayOrder;
import io.dunlin.core.triage.facts.MailFacts;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Currency;
import java.util.List;

/**
 * A mail of the corpus as the product reads it: through the real reader, with quotes and signature cut off by the
 * product and not by hand, so that the model learns from what it will see.
 */
record CorpusReading(CorpusMail mail, ReadMail read, Pieces pieces) {

    private static final MailReader READER = new MailReader(MailLimits.STANDARD, AttachmentReader.absent());
    private static final Currency ANY = Currency.getInstance("PLN");

    static List<CorpusReading> of(List<CorpusMail> mails) {
        return mails.stream().map(CorpusReading::of).toList();
    }

    static CorpusReading of(CorpusMail mail) {
        ReadMail read = switch (READER.read(raw(mail).getBytes(StandardCharsets.UTF_8))) {
            case ReadMail readable -> readable;
            case Unreadable unreadable ->
                throw new IllegalArgumentException(mail.id() + " cannot be read: " + unreadable.detail());
        };
        Written written = Written.of(read);
        LocalDate writtenOn = mail.date().toLocalDate();
        MailFacts facts =
                MailFacts.of(written.text(), written.invoicesNamedBefore(), writtenOn, DayOrder.DAY_FIRST, ANY);
        return new CorpusReading(mail, read, Pieces.of(written, facts, writtenOn));
    }

    private static String raw(CorpusMail mail) {
        StringBuilder raw = new StringBuilder();
        raw.append("From: ").append(from(mail.from()));
        raw.append("\nTo: windykacja@kancelaria.example\nSubject: ").append(word(mail.subject()));
        raw.append("\nDate: ").append(DateTimeFormatter.RFC_1123_DATE_TIME.format(mail.date()));
        raw.append("\nMessage-ID: <").append(mail.id()).append("@corpus.example>\n");
        mail.headers()
                .forEach((name, value) ->
                        raw.append(name).append(": ").append(value).append('\n'));
        raw.append("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n")
                .append(mail.body());
        return raw.toString().replace("\r\n", "\n").replace("\n", "\r\n");
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
