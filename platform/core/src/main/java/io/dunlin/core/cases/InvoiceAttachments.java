package io.dunlin.core.cases;

import io.dunlin.core.cases.InvoiceAttachmentSettings.WhenMissing;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.MessageChanged;
import io.dunlin.core.correspondence.MessageItems;
import io.dunlin.core.correspondence.MessagesChanged;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.channels.MailAttachments;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.documents.InvoiceDocuments;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    private record Named(OutboundMessageId message, ReceivableId id, String number) {}

    /** What of the named documents fits, and what is missing. */
    private record Choice(List<InvoiceDocuments.Document> attached, List<String> missing) {}

    @Override
    public Map<OutboundMessageId, Attached> of(List<OutboundMessage> messages) {
        List<OutboundMessageId> asked = messages.stream()
                .filter(message -> WITH_DOCUMENTS.contains(message.purpose()))
                .map(OutboundMessage::id)
                .toList();
        InvoiceAttachmentSettings now = settings.get(InvoiceAttachmentSettings.GROUP);
        if (!now.attach() || asked.isEmpty()) {
            return Map.of();
        }
        Map<OutboundMessageId, Attached> attached = new HashMap<>();
        choose(asked, now).forEach((message, choice) -> attached.put(message, attached(choice, now)));
        return attached;
    }

    private Attached attached(Choice choice, InvoiceAttachmentSettings now) {
        return new Attached(
                choice.attached.stream()
                        .map(document -> new File(document.fileName(), () -> documents.content(document)))
                        .toList(),
                now.whenMissing() == WhenMissing.SAY ? choice.missing : List.of());
    }

    @EventListener
    void on(MessageChanged changed) {
        askForMissing(List.of(changed));
    }

    @EventListener
    void on(MessagesChanged changed) {
        askForMissing(changed.messages());
    }

    /** Once a mail has left: what it could not carry is a clerk's to send. */
    private void askForMissing(List<MessageChanged> changes) {
        Map<OutboundMessageId, Long> left = new LinkedHashMap<>();
        for (MessageChanged changed : changes) {
            Long caseId = changed.caseId();
            if (changed.state() == OutboundMessage.State.SENT
                    && changed.channel() == Channel.MAIL
                    && caseId != null
                    && WITH_DOCUMENTS.contains(changed.purpose())) {
                left.put(changed.messageId(), caseId);
            }
        }
        if (left.isEmpty()) {
            return;
        }
        InvoiceAttachmentSettings now = settings.get(InvoiceAttachmentSettings.GROUP);
        if (!now.attach() || now.whenMissing() != WhenMissing.TASK) {
            return;
        }
        Map<OutboundMessageId, Choice> choices = choose(List.copyOf(left.keySet()), now);
        left.forEach((message, caseId) -> {
            Choice choice = choices.get(message);
            if (choice != null && !choice.missing.isEmpty()) {
                askFor(choice.missing, new CaseId(caseId));
            }
        });
    }

    private void askFor(List<String> missing, CaseId caseId) {
        String note = "PDF: " + String.join(", ", missing);
        CaseTaskId task = tasks.create(
                new CaseTasks.NewTask(
                        caseId,
                        CaseTask.Kind.SEND_DOCUMENTS,
                        Texts.cut(note, LONGEST_NOTE),
                        calendar.local(clock.instant()).toLocalDate(),
                        null,
                        // the same documents of a case are asked for once
                        "missing-pdf:" + caseId.value() + ":" + Integer.toHexString(missing.hashCode())),
                SELF);
        assert task != null;
    }

    /** For messages that name documents; with two queries, however many they are. */
    private Map<OutboundMessageId, Choice> choose(List<OutboundMessageId> messages, InvoiceAttachmentSettings now) {
        List<Named> named = named(messages);
        Map<ReceivableId, InvoiceDocuments.Document> known =
                documents.of(named.stream().map(Named::id).distinct().toList());
        Map<OutboundMessageId, Choice> choices = new HashMap<>();
        named.stream()
                .collect(Collectors.groupingBy(Named::message))
                .forEach((message, of) -> choices.put(message, choose(of, known, now)));
        return choices;
    }

    private static Choice choose(
            List<Named> named, Map<ReceivableId, InvoiceDocuments.Document> known, InvoiceAttachmentSettings now) {
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

    private List<Named> named(List<OutboundMessageId> messages) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select m.id as message_id, r.id, r.number
                        from outbound_message m
                        join
                        """ + MessageItems.ROWS + """
                        join receivable r on r.id = i.receivable_id
                        where m.id in (<messages>)
                        order by m.id, r.due_on, r.id
                        """)
                .bindList("messages", messages)
                .map((results, _) -> new Named(
                        new OutboundMessageId(results.getLong("message_id")),
                        new ReceivableId(results.getLong("id")),
                        results.getString("number")))
                .list());
    }
}
