package io.dunlin.plugin.smssmpp;

import io.dunlin.plugin.smssmpp.IncomingPdu.FromPhone;
import io.dunlin.plugin.smssmpp.IncomingPdu.Ignored;
import io.dunlin.plugin.smssmpp.IncomingPdu.Receipt;
import io.dunlin.plugin.smssmpp.SmppSettings.ReceiptIds;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.journal.Journal;
import io.dunlin.spi.messaging.journal.JournalEntry.Delivery;
import io.dunlin.spi.messaging.journal.JournalEntry.Fragment;
import io.dunlin.spi.messaging.journal.JournalEntry.Incoming;
import io.dunlin.spi.messaging.journal.JournalState;
import io.dunlin.spi.value.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the carrier hands over: into the journal first, acknowledged after. Where the journal cannot take it, the
 * carrier is told to try again. Thread-safe.
 */
final class Inbox implements MessageReceiverListener {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final int MOST_WAITING = 100_000;
    private static final Duration PARTS_PATIENCE = Duration.ofHours(6);
    private static final String MISSING = "[…]";

    private final Journal journal;
    private final SmppSettings settings;

    Inbox(Journal journal, SmppSettings settings) {
        this.journal = journal;
        this.settings = settings;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
        try {
            if (journal.ask(JournalState::eventCount) >= MOST_WAITING) {
                throw new ProcessRequestException("Too much is waiting", SMPPConstant.STAT_ESME_RX_T_APPN);
            }
            switch (IncomingPdu.read(pdu, settings.sevenBits())) {
                case Receipt receipt -> take(receipt);
                case FromPhone message -> take(message);
                case Ignored(String why) -> log.warn("Acknowledged and left out: {}", why);
            }
            // what came twice may still be on its way to the disk from the first time
            journal.force();
        } catch (PluginFailure failure) {
            log.error("Not acknowledged, the carrier hands it over again: {}", failure.getMessage());
            throw new ProcessRequestException("Cannot be stored now", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    /** What lacks parts for hours becomes an event with a mark where they are missing. */
    void joinOverdue() {
        Instant now = journal.now();
        for (String key : journal.ask(state -> state.keysOlderThan(now.minus(PARTS_PATIENCE)))) {
            journal.update(state -> {
                List<Fragment> parts = state.fragments(key);
                return parts.isEmpty() ? List.of() : List.of(joined(parts, now));
            });
        }
    }

    private void take(Receipt receipt) {
        Instant now = journal.now();
        journal.update(state -> {
            String carrierId = ownForm(receipt.carrierId(), state);
            // the same report handed over again is the same event
            String id = "dlr-" + carrierId + "-" + receipt.status() + "-" + receipt.error();
            return state.knowsEvent(id)
                    ? List.of()
                    : List.of(new Delivery(now, id, carrierId, receipt.status(), receipt.error()));
        });
    }

    private void take(FromPhone message) {
        if (PhoneNumber.findSender(message.from()).isEmpty()) {
            log.warn("A message from a sender that is no phone number was acknowledged and left out");
            return;
        }
        Instant now = journal.now();
        if (message.parts() == 1) {
            journal.write(new Incoming(
                    now,
                    UUID.randomUUID().toString(),
                    "",
                    message.from(),
                    message.to(),
                    Journal.shortened(message.text())));
            return;
        }
        String key = message.from() + "/" + message.to() + "/" + message.reference() + "/" + message.parts();
        journal.update(state -> {
            Fragment fragment = new Fragment(
                    now, key, message.part(), message.parts(), message.from(), message.to(), message.text());
            List<Fragment> all = new ArrayList<>(state.fragments(key));
            if (all.stream().noneMatch(part -> part.part() == message.part())) {
                all.add(fragment);
            }
            all.sort(Comparator.comparingInt(Fragment::part));
            return List.of(all.size() == message.parts() ? joined(all, now) : fragment);
        });
    }

    private static Incoming joined(List<Fragment> parts, Instant now) {
        Fragment first = parts.getFirst();
        StringBuilder text = new StringBuilder();
        int next = 1;
        for (Fragment part : parts) {
            text.append(part.part() > next ? MISSING : "").append(part.text());
            next = part.part() + 1;
        }
        text.append(next <= first.parts() ? MISSING : "");
        return new Incoming(
                now,
                UUID.randomUUID().toString(),
                first.key(),
                first.from(),
                first.to(),
                Journal.shortened(text.toString()));
    }

    /** The id as the answer to our submission gave it: some carriers write it otherwise in their reports. */
    private String ownForm(String reported, JournalState state) {
        List<String> candidates = new ArrayList<>(List.of(reported));
        ReceiptIds form = settings.receiptIds();
        if (form == ReceiptIds.HEX_TO_DECIMAL || form == ReceiptIds.AUTO) {
            candidates.addAll(rewritten(reported, 10, 16));
        }
        if (form == ReceiptIds.DECIMAL_TO_HEX || form == ReceiptIds.AUTO) {
            candidates.addAll(rewritten(reported, 16, 10));
        }
        return candidates.stream()
                .filter(id -> state.referenceOf(id).isPresent())
                .findFirst()
                .orElse(reported);
    }

    private static List<String> rewritten(String id, int from, int to) {
        try {
            String other = Long.toUnsignedString(Long.parseUnsignedLong(id, from), to);
            return List.of(other, other.toUpperCase(Locale.ROOT));
        } catch (NumberFormatException _) {
            return List.of();
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        log.debug("An alert notification was left out");
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session session) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not taken", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
