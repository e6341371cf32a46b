package io.dunlin.plugin.smssmpp;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.SmsGateway.OutcomeUnknown;
import io.dunlin.spi.messaging.SmsMessage;
import io.dunlin.spi.messaging.SmsReceipt;
import io.dunlin.spi.messaging.journal.Journal;
import io.dunlin.spi.messaging.journal.JournalEntry.Intent;
import io.dunlin.spi.messaging.journal.JournalEntry.Refused;
import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/** Hands messages to the carrier, part by part, and keeps in the journal how far it came. Thread-safe. */
final class Outbox {

    private static final Duration WINDOW_PATIENCE = Duration.ofSeconds(10);
    private static final Duration THROTTLE_PAUSE = Duration.ofMillis(500);
    private static final int THROTTLE_ATTEMPTS = 10;
    private static final byte WITH_REPORT = 1;

    private final Journal journal;
    private final SmppConnection connection;
    private final SmppSettings settings;
    private final Semaphore window;
    private final AtomicInteger nextReference = new AtomicInteger((int) (System.nanoTime() & 0xFFFF));

    Outbox(Journal journal, SmppConnection connection, SmppSettings settings) {
        this.journal = journal;
        this.connection = connection;
        this.settings = settings;
        this.window = new Semaphore(settings.window(), true);
    }

    SmsReceipt send(SmsMessage message) {
        if (journal.ask(state -> state.wasBegun(message.reference()))) {
            return journal.receiptOfBegun(message.reference());
        }
        Source source = Source.of(
                Optional.ofNullable(message.sender()).or(settings::sender).orElse(""));
        List<OutgoingPart> parts = OutgoingPart.of(
                message.text(),
                settings.sevenBits(),
                settings.longMessages(),
                nextReference.getAndIncrement() & 0xFFFF);
        SMPPSession session = connection.session();
        Intent intent = new Intent(journal.now(), message.reference(), parts.size());
        boolean begun = journal.update(state -> state.wasBegun(intent.reference()) ? List.of() : List.of(intent))
                .isEmpty();
        if (begun) {
            return journal.receiptOfBegun(message.reference());
        }
        for (int i = 0; i < parts.size(); i++) {
            String carrierId = submit(session, source, message, parts.get(i), i, parts.size());
            journal.accepted(message.reference(), carrierId);
        }
        return journal.find(message.reference())
                .orElseThrow(() -> new IllegalStateException("The journal lost " + message.reference()));
    }

    /** Submits one part; before the first one is taken a refusal is a failure, after it the message is in doubt. */
    private String submit(
            SMPPSession session, Source source, SmsMessage message, OutgoingPart part, int index, int count) {
        for (int attempt = 1; ; attempt++) {
            try {
                return answered(session, source, message, part, index);
            } catch (NegativeResponseException e) {
                PluginFailure refusal = SmppStatus.ofSubmit(e.getCommandStatus());
                if (index == 0) {
                    journal.write(new Refused(journal.now(), message.reference()));
                    throw refusal;
                }
                boolean mayPass = refusal.kind() == PluginFailure.Kind.TRANSIENT && attempt < THROTTLE_ATTEMPTS;
                if (!mayPass || !paused()) {
                    throw new OutcomeUnknown(
                            refusal.text()
                                    .precededBy(
                                            "Przyjęto części: " + index + " z " + count + ", a potem: ",
                                            index + " of " + count + " parts were taken, then: "),
                            refusal);
                }
            }
        }
    }

    private String answered(SMPPSession session, Source source, SmsMessage message, OutgoingPart part, int index)
            throws NegativeResponseException {
        if (!enteredWindow()) {
            throw notSent(
                    message,
                    index,
                    new LocalizedText(
                            "brak miejsca w oknie wiadomości czekających na odpowiedź",
                            "no place in the window of unanswered messages"));
        }
        try {
            if (!session.getSessionState().isTransmittable()) {
                throw notSent(
                        message,
                        index,
                        new LocalizedText(
                                "połączenie zerwało się przed wysłaniem", "the connection broke before it was sent"));
            }
            return session.submitShortMessage(
                            "",
                            source.type(),
                            source.plan(),
                            source.address(),
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            message.to().digits(),
                            new ESMClass(part.esmClass()),
                            (byte) 0,
                            (byte) 0,
                            "",
                            validity(message.validFor()),
                            new RegisteredDelivery(WITH_REPORT),
                            (byte) 0,
                            new RawDataCoding(part.coding()),
                            (byte) 0,
                            part.octets(),
                            part.parameters())
                    .getMessageId();
        } catch (PDUException e) {
            if (index > 0) {
                throw unknown(e);
            }
            journal.write(new Refused(journal.now(), message.reference()));
            throw PluginFailure.rejected(
                    "not-submittable",
                    new LocalizedText(
                            "Wiadomości nie da się przekazać przez SMPP: " + e.getMessage(),
                            "The message does not fit SMPP: " + e.getMessage()));
        } catch (IOException | ResponseTimeoutException | InvalidResponseException e) {
            throw unknown(e);
        } finally {
            window.release();
        }
    }

    private RuntimeException notSent(SmsMessage message, int index, LocalizedText why) {
        if (index > 0) {
            return new OutcomeUnknown(
                    why.precededBy("Przyjęto części: " + index + ", a potem: ", index + " parts were taken, then: "),
                    null);
        }
        journal.write(new Refused(journal.now(), message.reference()));
        return PluginFailure.transientFailure(
                "not-sent",
                why.precededBy("Nie wysłano: ", "Not sent: ")
                        .followedBy("; próba zostanie powtórzona", "; tried again later"),
                null);
    }

    private static OutcomeUnknown unknown(Exception e) {
        return new OutcomeUnknown(
                new LocalizedText(
                        "Odpowiedź operatora nie nadeszła (" + e.getMessage() + "); wiadomość mogła zostać wysłana",
                        "The carrier's answer did not come (" + e.getMessage() + "); the message may have been sent"),
                e);
    }

    private boolean enteredWindow() {
        try {
            return window.tryAcquire(WINDOW_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(THROTTLE_PAUSE);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As SMPP 3.4, section 7.1.1 writes a length of time; hours count up to 99 days here, more than is ever asked. */
    private static String validity(Duration validFor) {
        return String.format(
                Locale.ROOT,
                "0000%02d%02d%02d%02d000R",
                validFor.toDaysPart(),
                validFor.toHoursPart(),
                validFor.toMinutesPart(),
                validFor.toSecondsPart());
    }

    /** The sender as SMPP wants it: a name, an international number, or a short one. */
    private record Source(TypeOfNumber type, NumberingPlanIndicator plan, String address) {

        static Source of(String sender) {
            String digits = sender.startsWith("+") ? sender.substring(1) : sender;
            if (digits.isEmpty()) {
                return new Source(TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, "");
            }
            if (!digits.chars().allMatch(Character::isDigit)) {
                return new Source(TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, sender);
            }
            return digits.length() > 6
                    ? new Source(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, digits)
                    : new Source(TypeOfNumber.NETWORK_SPECIFIC, NumberingPlanIndicator.ISDN, digits);
        }
    }
}
