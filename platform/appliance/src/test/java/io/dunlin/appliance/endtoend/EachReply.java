package io.dunlin.appliance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.endtoend.TestingMailbox.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * For each class of replies what a debtor writes, and what becomes of it: the folder of its class on the firm's server, the
 * hold on the case, an entry in the case's history, and an answer or silence.
 */
enum EachReply {
    BOUNCE("", null, null),
    LEGAL(
            "reprezentuję dłużnika jako radca prawny, pełnomocnictwo w załączeniu. Proszę kierować wszelką"
                    + " korespondencję wyłącznie do kancelarii.",
            "LEGAL",
            null),
    INSOLVENCY(
            "sąd ogłosił upadłość naszej spółki postanowieniem z dnia 2 listopada, syndykiem jest Jan Malec.",
            "INSOLVENCY",
            null),
    COMPLAINT(
            "składam skargę na Państwa nękanie. Żądam usunięcia moich danych osobowych na podstawie RODO i zaprzestania"
                    + " kontaktu.",
            "COMPLAINT",
            "ANSWER"),
    WRONG_CONTACT(
            "to pomyłka, to nie do mnie. Nie znam tej firmy i nigdy w niej nie pracowałem, proszę usunąć ten adres.",
            null,
            "APOLOGY"),
    AUTO_REPLY(
            "dziękuję za wiadomość. Jestem poza biurem, przebywam na urlopie i wracam 14 grudnia. W pilnych sprawach"
                    + " proszę o kontakt z sekretariatem.",
            null,
            null),
    DISPUTE(
            "nie zgadzam się z tą fakturą, towar był uszkodzony i złożyłem reklamację. Nie zapłacę.",
            "DISPUTE",
            "ANSWER"),
    PAID_CLAIM("fakturę opłaciłem wczoraj, przelew poszedł z mojego konta.", "PAYMENT_CLAIMED", "ANSWER"),
    REMITTANCE(
            "przesyłam awizo płatności: faktura FV/900/10/2026 kwota 1230,00 zł, faktura FV/901/10/2026 kwota 500,00"
                    + " zł, data przelewu {today}.",
            "REMITTANCE_ANNOUNCED",
            null),
    PLAN_REQUEST("proszę o rozłożenie należności na pięć rat po 300 zł miesięcznie.", "PLAN_REQUESTED", null),
    PROMISE("zapłacimy fakturę do dnia {day}.", "PROMISE", "PROMISE_CONFIRMATION"),
    DOC_REQUEST("proszę o przesłanie kopii faktury, nie otrzymaliśmy jej.", "DOCUMENTS_REQUESTED", "ANSWER"),
    DELAY("na razie nie damy rady zapłacić. Zrobimy to, jak tylko wpłyną nam pieniądze od klienta.", "DELAY", "ANSWER"),
    QUESTION("na jaki numer konta mam zapłacić i jaki tytuł przelewu podać?", "REPLY_UNREAD", "ANSWER"),
    OTHER("zapraszamy na targi budowlane w Kielcach. Nasze stoisko to hala C.", "REPLY_UNREAD", null);

    private final String words;
    private final @Nullable String hold;
    private final @Nullable String answer;

    /**
     * @param hold the reason of the hold; null for none
     * @param answer the purpose of the message that answers; null for silence
     */
    EachReply(String words, @Nullable String hold, @Nullable String answer) {
        this.words = words;
        this.hold = hold;
        this.answer = answer;
    }

    static List<MailUser> writers() {
        return Arrays.stream(values()).map(EachReply::writer).toList();
    }

    MailUser writer() {
        return MailUser.of(name().toLowerCase(Locale.ROOT).replace('_', '-') + "@dluznik.test");
    }

    Mail awaitReminder(EndToEndScene scene) {
        return scene.servers.mailboxOf(writer()).awaitMail("INBOX", "the reminder to " + writer(), _ -> true);
    }

    /** Answers a reminder as this kind of debtor does. */
    void write(EndToEndScene scene, Mail reminder) throws MessagingException {
        MimeMessage reply = scene.answerTo(reminder, writer());
        if (this == BOUNCE) {
            reply.setContent(report(reminder));
        } else {
            reply.setText(
                    "Dzień dobry,\r\n"
                            + words.replace("{day}", EndToEndScene.inPolish(scene.days.promised()))
                                    .replace("{today}", EndToEndScene.inPolish(scene.days.reminded()))
                            + "\r\nPozdrawiam\r\n",
                    "UTF-8");
            if (this == AUTO_REPLY) {
                reply.setHeader("Auto-Submitted", "auto-replied");
            }
        }
        scene.servers.post(writer(), reply);
    }

    void becomesWhatItShould(EndToEndScene scene) {
        assertThat(scene.firmMailbox().awaitMail("Dunlin/" + name(), "the mail filed into " + this, this::isMine))
                .as(name())
                .isNotNull();
        String caseId = scene.database.list("""
            select c.id
            from collection_case c
            join contact_point p on p.debtor_id = c.debtor_id
            where p.kind = 'EMAIL' and p.value = ?
            """, writer().address()).getFirst();
        List<String> holds = scene.database.list(
                "select distinct reason from case_hold where case_id = ? and released_at is null", caseId);
        if (hold == null) {
            assertThat(holds).as("holds of " + this).isEmpty();
        } else {
            assertThat(holds).as("holds of " + this).containsExactly(hold);
        }
        assertThat(scene.database.list(
                        "select kind from case_event where case_id = ? and kind = 'REPLY_DECIDED'", caseId))
                .as("history of " + this)
                .hasSize(1);
        List<String> answers = scene.database.list("""
            select purpose
            from outbound_message
            where case_id = ? and purpose in ('ANSWER', 'APOLOGY', 'PROMISE_CONFIRMATION') and state <> 'CANCELLED'
            """, caseId);
        TestingMailbox mailbox = scene.servers.mailboxOf(writer());
        if (answer == null) {
            assertThat(answers).as("silence to " + this).isEmpty();
            assertThat(mailbox.inbox()).as("mails to " + this).hasSize(1);
        } else {
            assertThat(answers).as("answer to " + this).containsExactly(answer);
            Patience.awaitThat("the answer to " + this, () -> mailbox.inbox().size() == 2, scene.appliance::endOfLog);
        }
    }

    private boolean isMine(Mail mail) {
        return mail.from().contains(writer().address());
    }

    /** A delivery report of a mail server that knows no such address (RFC 3464). */
    private MimeMultipart report(Mail reminder) throws MessagingException {
        MimeMultipart report = new MimeMultipart("report; report-type=delivery-status");
        MimeBodyPart words = new MimeBodyPart();
        words.setText("The address " + writer().address() + " does not exist.", "UTF-8");
        MimeBodyPart status = new MimeBodyPart();
        status.setContent(
                "Reporting-MTA: dns; mx.dluznik.test\r\n\r\nFinal-Recipient: rfc822; " + writer().address()
                        + "\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user\r\n",
                "message/delivery-status");
        status.setHeader("Content-Type", "message/delivery-status");
        MimeBodyPart headers = new MimeBodyPart();
        headers.setText("Message-ID: " + reminder.messageId() + "\r\n", "UTF-8");
        headers.setHeader("Content-Type", "text/rfc822-headers");
        report.addBodyPart(words);
        report.addBodyPart(status);
        report.addBodyPart(headers);
        return report;
    }
}
