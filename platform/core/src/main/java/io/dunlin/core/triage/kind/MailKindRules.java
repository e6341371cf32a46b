package io.dunlin.core.triage.kind;

import io.dunlin.core.inbox.mail.MailHeaders;
import io.dunlin.core.inbox.mail.MailPart;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.triage.MailKind;
import io.dunlin.core.triage.text.FoldedText;
import java.util.Locale;
import java.util.Set;

/**
 * The kind of a mail, the most certain rule first: reports by their structure (RFC 3464, RFC 8098, RFC 5965), then our
 * own loops, bounces without structure, machine answers by their headers (RFC 3834) and then by their wording, mail to
 * many. What no rule knows was written by a person.
 */
public final class MailKindRules {

    private static final int READ = 20_000;
    private static final Set<String> MANY = Set.of("bulk", "list", "junk");
    private final Set<String> ownDomains;

    /** @param ownDomains the domains of our Message-IDs, in small letters; a message that bears one came back to us */
    public MailKindRules(Set<String> ownDomains) {
        this.ownDomains = Set.copyOf(ownDomains);
    }

    public MailNature kindOf(ReadMail mail) {
        if (isFeedback(mail)) {
            return MailNature.plain(MailKind.FEEDBACK_REPORT, "feedback-report");
        }
        DeliveryReports reports = new DeliveryReports(mail);
        MailNature nature = isDispositionNotice(mail) ? receipt(mail, reports) : reports.byStructure();
        if (nature != null) {
            return nature;
        }
        if (isOwn(mail)) {
            return MailNature.plain(MailKind.LIST, "own-loop");
        }
        nature = reports.byWording();
        if (nature != null) {
            return nature;
        }
        MachineAnswers answers = new MachineAnswers(mail);
        if (answers.byHeaders()) {
            return answers.nature("headers");
        }
        if (answers.bySubject()) {
            return answers.nature("subject");
        }
        if (isForMany(mail.headers())) {
            return MailNature.plain(MailKind.LIST, "list-headers");
        }
        return answers.byWording() ? answers.nature("wording") : MailNature.plain(MailKind.HUMAN, "no-rule");
    }

    /** A filter may refuse a message in the form of a receipt that says "deleted". */
    private static MailNature receipt(ReadMail mail, DeliveryReports reports) {
        boolean refused = FoldedText.fold(mail.subject()).contains("rejected");
        MailNature bounce = refused ? reports.byWording() : null;
        return bounce == null ? MailNature.plain(MailKind.RECEIPT, "disposition-notification") : bounce;
    }

    private static boolean isFeedback(ReadMail mail) {
        return hasReport(mail, "feedback-report", "message/feedback-report")
                || FoldedText.fold(bounded(mail.text())).contains("this is an email abuse report")
                || bounded(mail.text()).contains("\"notificationType\":\"Complaint\"");
    }

    private static boolean isDispositionNotice(ReadMail mail) {
        return hasReport(mail, "disposition-notification", "message/disposition-notification")
                || mail.parts().stream()
                        .anyMatch(part -> part.depth() <= 1 && part.type().is("message/disposition-notification"));
    }

    private static boolean hasReport(ReadMail mail, String reportType, String partType) {
        boolean declared = mail.type().is("multipart/report")
                && mail.type()
                        .parameter("report-type")
                        .map(type -> type.toLowerCase(Locale.ROOT).equals(reportType))
                        .orElse(false);
        return declared
                || mail.parts().stream()
                        .filter(part -> part.depth() <= 2)
                        .map(MailPart::type)
                        .anyMatch(type -> type.is(partType));
    }

    private boolean isOwn(ReadMail mail) {
        String id = mail.messageId();
        int at = id == null ? -1 : id.lastIndexOf('@');
        return at >= 0 && id != null && ownDomains.contains(id.substring(at + 1).toLowerCase(Locale.ROOT));
    }

    private static boolean isForMany(MailHeaders headers) {
        return headers.has("List-Id")
                || headers.has("List-Post")
                || headers.has("List-Unsubscribe")
                || headers.first("Precedence")
                        .map(value -> MANY.contains(value.strip().toLowerCase(Locale.ROOT)))
                        .orElse(false);
    }

    static String bounded(String text) {
        return text.length() > READ ? text.substring(0, READ) : text;
    }
}
