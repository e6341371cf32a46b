package io.dunlin.core.triage.kind;

import io.dunlin.core.inbox.mail.MailAddress;
import io.dunlin.core.inbox.mail.MailHeaders;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.triage.MailKind;
import io.dunlin.core.triage.facts.DateGrain;
import io.dunlin.core.triage.facts.DayOrder;
import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.facts.Identifiers;
import io.dunlin.core.triage.facts.NamedDate;
import io.dunlin.core.triage.facts.NamedDates;
import io.dunlin.core.triage.text.FoldedText;
import io.dunlin.spi.value.EmailAddress;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Machine answers: by the headers of RFC 3834 and its forerunners, by subject, by wording. */
final class MachineAnswers {

    private static final Phrases PHRASES = Phrases.load("auto-phrases.txt");
    private static final int READ = 4_000;
    private static final int LONGEST_ABSENCE_DAYS = 400;
    private static final Set<String> MARKS = Set.of(
            "x-autoreply",
            "x-autorespond",
            "x-autoreply-from",
            "x-auto-reply",
            "x-mail-autoreply",
            "x-autoresponse",
            "x-vacation",
            "auto-submitted-by");
    private final ReadMail mail;
    private final String text;

    MachineAnswers(ReadMail mail) {
        this.mail = mail;
        String words = mail.newText().isBlank() ? mail.text() : mail.newText();
        this.text = FoldedText.fold(words.substring(0, Math.min(words.length(), READ)));
    }

    boolean byHeaders() {
        MailHeaders headers = mail.headers();
        String submitted = headers.first("Auto-Submitted").orElse("").strip().toLowerCase(Locale.ROOT);
        if (submitted.startsWith("no")) {
            return false;
        }
        String precedence = headers.first("Precedence").orElse("").strip().toLowerCase(Locale.ROOT);
        // RFC 3834: an automatic answer is sent with an empty return path so that it can never be answered.
        boolean unanswerable = mail.returnPath() != null
                && (mail.returnPath().isBlank() || mail.returnPath().strip().equals("<>"));
        return !submitted.isEmpty()
                || unanswerable
                || precedence.equals("auto_reply")
                || precedence.equals("auto-reply")
                || headers.fields().stream()
                        .anyMatch(field -> MARKS.contains(field.name().toLowerCase(Locale.ROOT))
                                && !field.value().strip().equalsIgnoreCase("no"))
                || headers.first("X-POST-MessageClass")
                        .map(value -> value.contains("Autoresponder"))
                        .orElse(false)
                || headers.first("Delivered-To")
                        .map(value -> value.startsWith("Autoresponder"))
                        .orElse(false);
    }

    boolean bySubject() {
        boolean human = mail.headers()
                .first("Auto-Submitted")
                .map(value -> value.strip().equalsIgnoreCase("no"))
                .orElse(false);
        return !human && PHRASES.anyStarts(FoldedText.fold(mail.subject()).strip(), "subject starts");
    }

    /** Without headers two signs are needed; words of paying speak for a person on leave who promises. */
    boolean byWording() {
        String subject = FoldedText.fold(mail.subject());
        boolean machine = PHRASES.anyIn(text, "machine");
        boolean thanks = PHRASES.anyIn(text, "thanks for writing");
        boolean ticket = PHRASES.anyIn(text, "receipt of ticket");
        boolean ticketSubject = PHRASES.anyIn(subject, "subject ticket");
        boolean absent = PHRASES.anyIn(text, "absence");
        boolean standIn = PHRASES.anyIn(text, "stand-in");
        boolean paying = PHRASES.anyIn(text, "payment");
        if (machine && (thanks || ticket || absent || ticketSubject)) {
            return true;
        }
        if (ticket && ((thanks && !paying) || ticketSubject)) {
            return true;
        }
        return (absent && standIn && !paying) || (absent && thanks && (standIn || !paying));
    }

    MailNature nature(String reason) {
        return new MailNature(MailKind.AUTO_REPLY, reason, null, new AutoReply(until(), standIn()));
    }

    private @Nullable LocalDate until() {
        OffsetDateTime sentAt = mail.sentAt();
        if (sentAt == null) {
            return null;
        }
        LocalDate sentOn = sentAt.toLocalDate();
        String words = mail.newText().isBlank() ? mail.text() : mail.newText();
        String read = words.substring(0, Math.min(words.length(), READ));
        return NamedDates.find(read, sentOn, DayOrder.DAY_FIRST).stream()
                .map(Found::value)
                .filter(date -> date.grain() == DateGrain.DAY)
                .map(NamedDate::date)
                .filter(date -> !date.isBefore(sentOn) && date.isBefore(sentOn.plusDays(LONGEST_ABSENCE_DAYS)))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private @Nullable EmailAddress standIn() {
        String words = mail.newText().isBlank() ? mail.text() : mail.newText();
        String read = words.substring(0, Math.min(words.length(), READ));
        return Identifiers.addresses(read).stream()
                .map(Found::value)
                .filter(address ->
                        mail.from().stream().map(MailAddress::address).noneMatch(address.value()::equalsIgnoreCase))
                .filter(address ->
                        mail.to().stream().map(MailAddress::address).noneMatch(address.value()::equalsIgnoreCase))
                .findFirst()
                .orElse(null);
    }
}
