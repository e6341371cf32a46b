package io.dunlin.core.correspondence.letters;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessage.State;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingGuard;
import io.dunlin.core.correspondence.letters.LetterPrinting.Left;
import io.dunlin.core.correspondence.templates.LetterText;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import io.dunlin.spi.value.PostalAddress;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Letters on paper. A batch is printed after every {@link SendingGuard} was asked; its letters count as sent once a person
 * says that they were posted. What a payment takes back in between comes out of the pile, and the screen says which.
 */
@Component
public class Letters {

    /** A pile that a person can put into envelopes. */
    public static final int MOST_IN_A_BATCH = 500;

    /** Of letters that may not go now so many do not keep later ones from a pile. */
    private static final int MOST_LOOKED_AT = 50_000;

    private static final String NO_ADDRESS = "letter.no-address";

    private final JdbiLetters store;
    private final Outbox outbox;
    private final List<SendingGuard> guards;
    private final Parties parties;
    private final ProductSettings settings;
    private final LetterPdf pdf;
    private final LetterDocx docx;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final FirmCalendar calendar;

    Letters(
            JdbiLetters store,
            Outbox outbox,
            List<SendingGuard> guards,
            Parties parties,
            ProductSettings settings,
            LetterPdf pdf,
            LetterDocx docx,
            Transactions transactions,
            AuditTrail audit,
            FirmCalendar calendar) {
        this.store = store;
        this.outbox = outbox;
        this.guards = List.copyOf(guards);
        this.parties = parties;
        this.settings = settings;
        this.pdf = pdf;
        this.docx = docx;
        this.transactions = transactions;
        this.audit = audit;
        this.calendar = calendar;
    }

    /** Letters that were decided on and not printed, the oldest first; those that have no address are apart. */
    public List<OutboundMessage> waiting(Window window) {
        return all(store.waiting(window.limit(), window.offset()));
    }

    /** Letters that cannot be printed before their debtors have a postal address, the oldest first. */
    public List<OutboundMessage> withoutAddress(Window window) {
        return all(store.withoutAddress(window));
    }

    private List<OutboundMessage> all(List<OutboundMessageId> ids) {
        Map<OutboundMessageId, OutboundMessage> letters = outbox.all(ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(letters.get(id)).stream())
                .toList();
    }

    /** Batches, the newest first. */
    public List<LetterBatch> batches(Window window) {
        return store.batches(window);
    }

    /** The letters of a batch in the order of the pile. */
    public List<PrintedLetter> lettersOf(LetterBatchId id) {
        return store.lettersOf(id);
    }

    /**
     * Prints the oldest waiting letters that may go, at most {@value #MOST_IN_A_BATCH} at a time. What may not go any more is
     * taken back, what may not go now waits on and keeps no other from the pile.
     */
    public LetterPrinting print(Actor actor) {
        LetterSettings letterhead = settings.get(LetterSettings.GROUP);
        if (letterhead.sender().isEmpty()) {
            return new LetterPrinting.NoSender();
        }
        List<OutboundMessageId> oldest = store.waiting(MOST_LOOKED_AT, 0);
        return transactions.in(() -> {
            List<Left> left = new ArrayList<>();
            List<JdbiLetters.NewLetter> printed = new ArrayList<>();
            for (int from = 0; from < oldest.size() && printed.size() < MOST_IN_A_BATCH; from += MOST_IN_A_BATCH) {
                int to = Math.min(from + MOST_IN_A_BATCH, oldest.size());
                look(oldest.subList(from, to), printed, left, actor);
            }
            if (printed.isEmpty()) {
                return new LetterPrinting.NothingToPrint(left);
            }
            LetterBatchId id = store.insert(printed, letterhead.sender(), calendar.today(), actor);
            audit.record(
                    actor,
                    "letters-printed",
                    Subject.of("letter-batch", id.value()),
                    "",
                    Map.of("letters", printed.size(), "left", left.size()));
            return new LetterPrinting.Printed(id, printed.size(), left);
        });
    }

    /** Puts letters on a pile until it is full; what may not go is left out. */
    private void look(List<OutboundMessageId> ids, List<JdbiLetters.NewLetter> printed, List<Left> left, Actor actor) {
        List<OutboundMessage> waiting = stillWaiting(ids);
        Map<OutboundMessageId, SendingGuard.Refusal> refusals = refusals(waiting);
        Map<DebtorId, Debtor> debtors = parties.getDebtors(waiting.stream()
                .flatMap(message -> Optional.ofNullable(message.debtorId()).stream())
                .collect(Collectors.toSet()));
        for (OutboundMessage message : waiting) {
            if (printed.size() == MOST_IN_A_BATCH) {
                return;
            }
            SendingGuard.Refusal refusal = refusals.get(message.id());
            Optional<String> address =
                    Optional.ofNullable(message.debtorId()).map(debtors::get).flatMap(Letters::addressOf);
            if (refusal != null) {
                left.add(leave(message, refusal, actor));
            } else if (address.isEmpty()) {
                left.add(new Left(message.id(), message.recipient(), NO_ADDRESS, false));
            } else {
                printed.add(new JdbiLetters.NewLetter(message.id(), address.get(), isRegistered(message.purpose())));
            }
        }
    }

    /** Locks letters; those that were taken back or printed since they were looked for are left out. */
    private List<OutboundMessage> stillWaiting(List<OutboundMessageId> ids) {
        List<OutboundMessage> locked = outbox.lock(ids);
        Set<OutboundMessageId> inPiles = store.inPiles(ids);
        return locked.stream()
                .filter(message -> message.state() == State.QUEUED && !inPiles.contains(message.id()))
                .toList();
    }

    /** What the guards have against letters; no two letters to one debtor are asked about together. */
    private Map<OutboundMessageId, SendingGuard.Refusal> refusals(List<OutboundMessage> letters) {
        Instant now = calendar.now();
        Map<OutboundMessageId, SendingGuard.Refusal> refusals = new HashMap<>();
        List<OutboundMessage> left = letters;
        while (!left.isEmpty()) {
            List<OutboundMessage> asked = new ArrayList<>();
            List<OutboundMessage> later = new ArrayList<>();
            Set<DebtorId> debtors = new HashSet<>();
            for (OutboundMessage letter : left) {
                boolean first = letter.debtorId() == null || debtors.add(letter.debtorId());
                (first ? asked : later).add(letter);
            }
            for (SendingGuard guard : guards) {
                refusals.putAll(guard.refuseAll(List.copyOf(asked), now));
                asked.removeIf(letter -> refusals.containsKey(letter.id()));
            }
            left = later;
        }
        return refusals;
    }

    private Left leave(OutboundMessage message, SendingGuard.Refusal refusal, Actor actor) {
        boolean forGood = refusal.tryAgainAt() == null;
        if (forGood) {
            boolean taken = outbox.cancel(message.id(), refusal.reasonKey(), actor);
            assert taken : "A locked letter was no longer queued";
        }
        return new Left(message.id(), message.recipient(), refusal.reasonKey(), forGood);
    }

    private static boolean isRegistered(Purpose purpose) {
        return purpose == Purpose.FINAL_DEMAND;
    }

    /** Writes a batch as one PDF, each letter on a sheet of its own; the same again whenever it is asked for. */
    public void writePdf(LetterBatchId id, OutputStream out) {
        List<LetterPdf.Letter> letters = store.contentOf(id);
        pdf.write(letters, settings.get(LetterSettings.GROUP).window(), out);
    }

    /** Writes a batch as one document for a word processor, each letter a section of its own. */
    public void writeDocx(LetterBatchId id, OutputStream out) {
        docx.write(store.contentOf(id), settings.get(LetterSettings.GROUP).window(), out);
    }

    /** Writes a letter that is not decided on as it would be printed today. */
    public void writePreviewPdf(NewMessage message, OutputStream out) {
        pdf.write(List.of(preview(message)), settings.get(LetterSettings.GROUP).window(), out);
    }

    /** The same for a word processor. */
    public void writePreviewDocx(NewMessage message, OutputStream out) {
        docx.write(List.of(preview(message)), settings.get(LetterSettings.GROUP).window(), out);
    }

    private LetterPdf.Letter preview(NewMessage message) {
        String html = message.bodyHtml() == null
                ? LetterText.html(message.bodyText(), message.language())
                : message.bodyHtml();
        return new LetterPdf.Letter(
                message.language(),
                settings.get(LetterSettings.GROUP).sender(),
                Optional.ofNullable(message.debtorId())
                        .map(parties::getDebtor)
                        .flatMap(Letters::addressOf)
                        .orElse(message.recipient())
                        .lines()
                        .toList(),
                calendar.today(),
                message.subject(),
                html,
                isRegistered(message.purpose()));
    }

    /** Writes the registered letters of a batch as the post office wants them listed. */
    public void writeRegister(LetterBatchId id, OutputStream out) {
        RegisterOfMail.write(store.lettersOf(id), out);
    }

    /**
     * A person posted the batch: its letters are sent, except those that were taken back meanwhile.
     *
     * @param trackingNumbers the post office's numbers of registered letters, by place in the pile
     * @return how many are sent
     */
    public int posted(LetterBatchId id, LocalDate postedOn, Map<Integer, String> trackingNumbers, Actor actor) {
        return transactions.in(() -> {
            store.close(id, LetterBatch.State.POSTED, postedOn, actor);
            List<PrintedLetter> pile = store.lettersOf(id);
            Map<OutboundMessageId, OutboundMessage> now = new HashMap<>();
            outbox.lock(pile.stream().map(PrintedLetter::messageId).toList())
                    .forEach(message -> now.put(message.id(), message));
            List<Integer> withdrawn = new ArrayList<>();
            List<Integer> unnumbered = new ArrayList<>();
            List<OutboundMessage> sent = new ArrayList<>();
            int numbered = 0;
            for (PrintedLetter letter : pile) {
                OutboundMessage message = Objects.requireNonNull(now.get(letter.messageId()));
                String number = trackingNumbers.get(letter.position());
                if (letter.state() != PrintedLetter.State.PRINTED || message.state() != State.QUEUED) {
                    withdrawn.add(letter.position());
                } else if (number == null) {
                    unnumbered.add(letter.position());
                    sent.add(message);
                } else {
                    store.mark(id, List.of(letter.position()), PrintedLetter.State.POSTED, number);
                    outbox.sent(message.id(), number);
                    numbered++;
                }
            }
            store.mark(id, withdrawn, PrintedLetter.State.WITHDRAWN, null);
            store.mark(id, unnumbered, PrintedLetter.State.POSTED, null);
            outbox.sent(sent);
            audit.record(
                    actor,
                    "letters-posted",
                    Subject.of("letter-batch", id.value()),
                    "",
                    Map.of("letters", sent.size() + numbered, "postedOn", postedOn.toString()));
            return sent.size() + numbered;
        });
    }

    /** The batch was never posted: its letters wait again. */
    public void discard(LetterBatchId id, String reason, Actor actor) {
        transactions.run(() -> {
            store.close(id, LetterBatch.State.DISCARDED, null, actor);
            store.release(id);
            audit.record(actor, "letters-discarded", Subject.of("letter-batch", id.value()), reason, Map.of());
        });
    }

    private static Optional<String> addressOf(Debtor debtor) {
        PostalAddress address = debtor.address();
        return address == null ? Optional.empty() : Optional.of(debtor.name() + "\n" + address.lines());
    }
}
