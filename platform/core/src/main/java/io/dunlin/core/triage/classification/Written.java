package io.dunlin.core.triage.classification;

import io.dunlin.core.inbox.mail.MailAddress;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.facts.InvoiceNumbers;
import io.dunlin.core.triage.facts.MailFacts;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a sender wrote, as far as it tells the class: subject, new text, closing lines, and the address it came from.
 *
 * @param text what was written now, bounded
 * @param closing closing formula and signature: a lawyer may be known by it alone
 * @param quoted what was quoted from earlier mail, bounded; read for invoice numbers only
 * @param sender the local part and domain of the address
 */
public record Written(String subject, String text, String closing, String sender, String quoted) {

    private static final int LONGEST_CLOSING = 600;
    private static final int LONGEST_QUOTED = 4_000;

    public static Written of(ReadMail mail) {
        return new Written(
                mail.subject(),
                bounded(mail.newText(), MailFacts.LONGEST_TEXT),
                bounded(mail.signature(), LONGEST_CLOSING),
                mail.from().stream().map(MailAddress::address).findFirst().orElse(""),
                bounded(mail.quotedText(), LONGEST_QUOTED));
    }

    /** Invoice numbers of the subject and of what was quoted from our own mail. */
    public Set<String> invoicesNamedBefore() {
        return Stream.concat(InvoiceNumbers.inSubject(subject).stream(), InvoiceNumbers.find(quoted).stream())
                .map(Found::value)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String bounded(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
