package io.dunlin.core.cases;

import io.dunlin.core.cases.InvoiceAttachmentSettings.WhenMissing;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.MailAttachments;
import io.dunlin.core.correspondence.MessageChanged;
import io.dunlin.core.correspondence.MessagesChanged;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.receivables.InvoiceDocuments;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives each mail the PDFs of exactly the documents that it names, and a clerk those that are missing. */
@Component
class InvoiceAttachments implements MailAttachments {

    private static final Actor SELF = Actor.system("invoice-documents");
    private static final Set<Purpose> WITH_DOCUMENTS =
            EnumSet.of(Purpose.REMINDER, Purpose.FINAL_DEMAND, Purpose.ANSWER);
    private static final int LONGEST_NOTE = 900;

    private final Jdbi jdbi;
    private final InvoiceDocuments documents;
    private final CaseTasks tasks;
    private final ProductSettings settings;
    private final FirmCalendar calendar;
    private final Clock clock;

    InvoiceAttachments(
            Jdbi jdbi,
            InvoiceDocuments documents,
            CaseTasks tasks,
            ProductSettings settings,
            FirmCalendar calendar,
            Clock clock) {
        this.jdbi = jdbi;
        this.documents = documents;
        this.tasks = tasks;
        this.settings = settings;
        this.calendar = calendar;
        this.clock = clock;
    }

    private record Named(ReceivableId id, String number) {}

    /** What of the named documents fits, and what is missing. */
    private record Choice(List<InvoiceDocuments.Document> attached, List<String> missing) {}

    @Override
    public Attached of(OutboundMessage message) {
        InvoiceAttachmentSettings now = settings.get(InvoiceAttachmentSettings.GROUP);
        if (!now.attach() || !WITH_DOCUMENTS.contains(message.purpose())) {
            return Attached.NOTHING;
        }
        Choice choice = choose(message.id(), now);
        return new Attached(
                choice.attached.stream()
                        .map(document -> new File(document.fileName(), () -> documents.content(document)))
                        .toList(),
                now.whenMissing() == WhenMissing.SAY ? choice.missing : List.of());
    }

    @EventListener
    void on(MessagesChanged changed) {
        changed.messages().forEach(this::on);
    }

    /** Once the mail has left: what it could not carry is a clerk's to send. */
    @EventListener
    void on(MessageChanged changed) {
        Long caseId = changed.caseId();
        if (changed.state() != OutboundMessage.State.SENT
                || changed.channel() != Channel.MAIL
                || caseId == null
                || !WITH_DOCUMENTS.contains(changed.purpose())) {
            return;
        }
        InvoiceAttachmentSettings now = settings.get(InvoiceAttachmentSettings.GROUP);
        if (!now.attach() || now.whenMissing() != WhenMissing.TASK) {
            return;
        }
        List<String> missing = choose(changed.messageId(), now).missing;
        if (!missing.isEmpty()) {
            String note = "PDF: " + String.join(", ", missing);
            CaseTaskId task = tasks.create(
                    new CaseTasks.NewTask(
                            new CaseId(caseId),
                            CaseTask.Kind.SEND_DOCUMENTS,
                            Texts.cut(note, LONGEST_NOTE),
                            calendar.local(clock.instant()).toLocalDate(),
                            null,
                            // the same documents of a case are asked for once
                            "missing-pdf:" + caseId + ":" + Integer.toHexString(missing.hashCode())),
                    SELF);
            assert task != null;
        }
    }

    private Choice choose(OutboundMessageId message, InvoiceAttachmentSettings now) {
        List<Named> named = named(message);
        Map<ReceivableId, InvoiceDocuments.Document> known =
                documents.of(named.stream().map(Named::id).toList());
        List<InvoiceDocuments.Document> attached = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        long bytes = 0;
        for (Named each : named) {
            InvoiceDocuments.Document document = known.get(each.id());
            if (document == null || bytes + document.byteCount() > now.mostBytes()) {
                missing.add(each.number());
            } else {
                attached.add(document);
                bytes += document.byteCount();
            }
        }
        return new Choice(attached, missing);
    }

    private List<Named> named(OutboundMessageId message) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select r.id, r.number
                        from outbound_message_item i
                        join receivable r on r.id = i.receivable_id
                        where i.message_id = :message
                        order by r.due_on, r.id
                        """)
                .bind("message", message)
                .map((results, _) -> new Named(new ReceivableId(results.getLong("id")), results.getString("number")))
                .list());
    }
}
