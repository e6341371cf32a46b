package io.dunlin.spi.messaging.journal;

import io.dunlin.spi.messaging.SmsReceipt;
import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.messaging.journal.JournalEntry.Accepted;
import io.dunlin.spi.messaging.journal.JournalEntry.Confirmed;
import io.dunlin.spi.messaging.journal.JournalEntry.Delivery;
import io.dunlin.spi.messaging.journal.JournalEntry.Fragment;
import io.dunlin.spi.messaging.journal.JournalEntry.Incoming;
import io.dunlin.spi.messaging.journal.JournalEntry.Intent;
import io.dunlin.spi.messaging.journal.JournalEntry.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the entries of the journal come to. Not thread-safe: guarded by the journal. */
public final class JournalState {

    private final Map<String, Sent> sent = new HashMap<>();
    private final Map<String, String> references = new HashMap<>();
    private final Map<String, SmsStatus> statuses = new HashMap<>();
    private final Map<String, JournalEntry> events = new LinkedHashMap<>();
    private final Set<String> received = new HashSet<>();
    private final Map<String, TreeMap<Integer, Fragment>> fragments = new LinkedHashMap<>();

    JournalState() {}

    private record Sent(Instant at, int parts, List<String> carrierIds) {}

    void apply(JournalEntry entry) {
        switch (entry) {
            case Intent intent ->
                sent.put(intent.reference(), new Sent(intent.at(), intent.parts(), new ArrayList<>()));
            case Accepted accepted -> {
                references.put(accepted.carrierId(), accepted.reference());
                Optional.ofNullable(sent.get(accepted.reference()))
                        .ifPresent(message -> message.carrierIds.add(accepted.carrierId()));
            }
            case Refused refused -> sent.remove(refused.reference());
            case Delivery delivery -> {
                statuses.put(delivery.carrierId(), delivery.status());
                events.putIfAbsent(delivery.id(), delivery);
            }
            case Fragment fragment ->
                fragments.computeIfAbsent(fragment.key(), _ -> new TreeMap<>()).putIfAbsent(fragment.part(), fragment);
            case Incoming incoming -> {
                fragments.remove(incoming.key());
                received.add(incoming.id());
                events.put(incoming.id(), incoming);
            }
            case Confirmed confirmed -> events.remove(confirmed.id());
        }
    }

    /** What is known of a message; in doubt where not every part was answered. */
    public Optional<SmsReceipt> receipt(String reference) {
        Sent message = sent.get(reference);
        if (message == null || message.carrierIds.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = List.copyOf(message.carrierIds);
        Set<SmsStatus> known = ids.stream()
                .map(id -> statuses.getOrDefault(id, SmsStatus.ACCEPTED))
                .collect(Collectors.toSet());
        SmsStatus status;
        if (ids.size() < message.parts) {
            status = SmsStatus.UNKNOWN;
        } else if (known.contains(SmsStatus.UNDELIVERED)) {
            status = SmsStatus.UNDELIVERED;
        } else {
            status = known.equals(Set.of(SmsStatus.DELIVERED)) ? SmsStatus.DELIVERED : SmsStatus.ACCEPTED;
        }
        return Optional.of(new SmsReceipt(reference, ids, status));
    }

    /** Whether a message was begun and its outcome is not that it was refused. */
    public boolean wasBegun(String reference) {
        return sent.containsKey(reference);
    }

    /** References of messages that were begun and of whose first part no answer came. */
    public List<String> inDoubt() {
        return sent.entrySet().stream()
                .filter(message -> message.getValue().carrierIds.isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The carrier's ids of what was handed over since then and of which nothing final is known, oldest first: what is worth
     * asking the carrier about.
     */
    public List<String> unsettled(Instant since) {
        return sent.values().stream()
                .filter(message -> !message.at.isBefore(since))
                .sorted(Comparator.comparing(Sent::at))
                .flatMap(message -> message.carrierIds.stream())
                .filter(id -> !isFinal(statuses.getOrDefault(id, SmsStatus.ACCEPTED)))
                .toList();
    }

    /** What the carrier last said of a part. */
    public Optional<SmsStatus> statusOf(String carrierId) {
        return Optional.ofNullable(statuses.get(carrierId));
    }

    private static boolean isFinal(SmsStatus status) {
        return status == SmsStatus.DELIVERED || status == SmsStatus.UNDELIVERED;
    }

    /** Whose message the carrier knows by this id. */
    public Optional<String> referenceOf(String carrierId) {
        return Optional.ofNullable(references.get(carrierId));
    }

    public boolean knowsEvent(String id) {
        return events.containsKey(id);
    }

    /** Whether a message from a phone is in the file, confirmed or not: some gateways tell it again and again. */
    public boolean wasReceived(String id) {
        return received.contains(id);
    }

    public int eventCount() {
        return events.size() + fragments.size();
    }

    List<JournalEntry> events(int limit) {
        return events.values().stream().limit(limit).toList();
    }

    public List<Fragment> fragments(String key) {
        TreeMap<Integer, Fragment> parts = fragments.get(key);
        return parts == null ? List.of() : List.copyOf(parts.values());
    }

    /** The keys of messages whose first part came before this and whose others never did. */
    public List<String> keysOlderThan(Instant limit) {
        return fragments.entrySet().stream()
                .filter(group -> group.getValue().values().stream()
                        .allMatch(fragment -> fragment.at().isBefore(limit)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether an entry of the file is still needed: what is unconfirmed, and what was sent since {@code since}. */
    boolean needs(JournalEntry entry, Instant since) {
        return switch (entry) {
            case Intent _, Accepted _, Refused _ -> !entry.at().isBefore(since);
            case Delivery delivery -> events.containsKey(delivery.id());
            case Fragment fragment -> fragments.containsKey(fragment.key());
            case Incoming incoming -> events.containsKey(incoming.id());
            case Confirmed _ -> false;
        };
    }
}
