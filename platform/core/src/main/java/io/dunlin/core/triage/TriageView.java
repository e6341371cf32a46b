package io.dunlin.core.triage;

import io.dunlin.core.inbox.mail.Attachment;
import io.dunlin.core.triage.classification.Classification;
import io.dunlin.core.triage.facts.MailFacts;
import io.dunlin.core.triage.kind.MailNature;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Dunlin understood of a mail.
 *
 * @param language {@code pl}, {@code en}, {@code de}, {@code ro}, or {@code und} for another or none
 * @param text what the sender wrote now; the places of evidence and facts are places in it
 * @param classification the labels after the taxonomy's rules, with confidence and evidence
 * @param facts those of {@code text}
 * @param invoices of the subject and the text, in order, each once
 * @param promiseDate the date of a promise, present whenever PROMISE is a label
 * @param doubts why a person must look whatever the confidence
 */
public record TriageView(
        MailNature nature,
        String language,
        String text,
        String quotedText,
        Classification classification,
        MailFacts facts,
        List<String> invoices,
        @Nullable LocalDate promiseDate,
        Set<Doubt> doubts,
        List<Attachment> attachments) {

    public TriageView {
        invoices = List.copyOf(invoices);
        doubts = Set.copyOf(doubts);
        attachments = List.copyOf(attachments);
    }

    /** The class that names the folder: the first label, OTHER where there is none. */
    public ReplyClass primary() {
        return classification.labels().isEmpty()
                ? ReplyClass.OTHER
                : classification.labels().getFirst().replyClass();
    }
}
