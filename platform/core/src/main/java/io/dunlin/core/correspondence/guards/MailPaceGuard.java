package io.dunlin.core.correspondence.guards;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.SendingGuard;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.spi.value.EmailAddress;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/**
 * Keeps to the pace of the recipient's domain, over all nodes. A message that has to wait is given its own place in the row,
 * and is let go when that has come. Where another guard then keeps it back, a place was given for nothing, which only slows.
 */
@Component
class MailPaceGuard implements SendingGuard {

    static final String REASON = "sending.refused.pace";

    private final ProductSettings settings;
    private final Jdbi jdbi;
    /** Domains with a row, as far as this node knows; none is ever taken away. */
    private final Set<String> domains = ConcurrentHashMap.newKeySet();

    MailPaceGuard(ProductSettings settings, Jdbi jdbi) {
        this.settings = settings;
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Refusal> refuse(OutboundMessage message, Instant now) {
        return Optional.ofNullable(refuseAll(List.of(message), now).get(message.id()));
    }

    /** One domain after the other in the order of their names, so that no two jobs wait for each other. */
    @Override
    public Map<OutboundMessageId, Refusal> refuseAll(List<OutboundMessage> messages, Instant now) {
        MailPaceSettings paces = settings.get(MailPaceSettings.GROUP);
        Map<String, List<OutboundMessageId>> byDomain = messages.stream()
                .filter(MailPaceGuard::needsPlace)
                .collect(Collectors.groupingBy(
                        MailPaceGuard::domain,
                        TreeMap::new,
                        Collectors.mapping(OutboundMessage::id, Collectors.toList())));
        Map<OutboundMessageId, Refusal> refusals = new HashMap<>();
        byDomain.forEach((domain, ids) -> {
            int perMinute = paces.perMinute(domain);
            if (perMinute > 0) {
                refusals.putAll(
                        jdbi.withHandle(handle -> takePlaces(handle, domain, new MailPacePolicy(perMinute), ids, now)));
                domains.add(domain);
            }
        });
        return refusals;
    }

    /** Only rows that are known to be there: a lock on a gap would keep others from adding theirs. */
    @Override
    public void lockFor(List<OutboundMessage> messages) {
        List<String> asked = messages.stream()
                .filter(MailPaceGuard::needsPlace)
                .map(MailPaceGuard::domain)
                .filter(domains::contains)
                .distinct()
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        List<String> locked = jdbi.withHandle(handle -> handle.createQuery("""
                        select domain
                        from mail_pace
                        where domain in (<asked>)
                        order by domain
                        for update
                        """)
                .bindList("asked", asked)
                .mapTo(String.class)
                .list());
        assert locked.size() <= asked.size();
    }

    private static boolean needsPlace(OutboundMessage message) {
        return message.channel() == Channel.MAIL && !REASON.equals(message.outcome());
    }

    private static String domain(OutboundMessage message) {
        return EmailAddress.find(message.recipient())
                .map(address -> address.domain().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static Map<OutboundMessageId, Refusal> takePlaces(
            Handle handle, String domain, MailPacePolicy policy, List<OutboundMessageId> ids, Instant now) {
        // The row first, so that the reading below locks it and not the gap where it is missing.
        handle.createUpdate("insert ignore into mail_pace (domain, next_free_at) values (:domain, :now)")
                .bind("domain", domain)
                .bind("now", now)
                .execute();
        Instant nextFree = handle.createQuery("select next_free_at from mail_pace where domain = :domain for update")
                .bind("domain", domain)
                .mapTo(Timestamp.class)
                .one()
                .toInstant();
        Map<OutboundMessageId, Refusal> refusals = new HashMap<>();
        for (OutboundMessageId id : ids) {
            MailPacePolicy.Place place = policy.place(nextFree, now);
            nextFree = place.nextFree();
            if (place.leavesAt().isAfter(now)) {
                refusals.put(id, Refusal.until(REASON, place.leavesAt()));
            }
        }
        handle.createUpdate("update mail_pace set next_free_at = :nextFree where domain = :domain")
                .bind("nextFree", nextFree)
                .bind("domain", domain)
                .execute();
        return refusals;
    }
}
