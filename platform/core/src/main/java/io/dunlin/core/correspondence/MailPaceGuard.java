package io.dunlin.core.correspondence;

import io.dunlin.core.settings.ProductSettings;
import io.dunlin.spi.value.EmailAddress;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
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

    MailPaceGuard(ProductSettings settings, Jdbi jdbi) {
        this.settings = settings;
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Refusal> refuse(OutboundMessage message, Instant now) {
        boolean waitedForItsPlace = REASON.equals(message.outcome());
        if (message.channel() != Channel.MAIL || waitedForItsPlace) {
            return Optional.empty();
        }
        String domain = EmailAddress.find(message.recipient())
                .map(address -> address.domain().toLowerCase(Locale.ROOT))
                .orElse("");
        int perMinute = settings.get(MailPaceSettings.GROUP).perMinute(domain);
        if (perMinute == 0) {
            return Optional.empty();
        }
        Instant leavesAt = jdbi.withHandle(handle -> takePlace(handle, domain, new MailPacePolicy(perMinute), now));
        return leavesAt.isAfter(now) ? Optional.of(Refusal.until(REASON, leavesAt)) : Optional.empty();
    }

    private static Instant takePlace(Handle handle, String domain, MailPacePolicy policy, Instant now) {
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
        MailPacePolicy.Place place = policy.place(nextFree, now);
        handle.createUpdate("update mail_pace set next_free_at = :nextFree where domain = :domain")
                .bind("nextFree", place.nextFree())
                .bind("domain", domain)
                .execute();
        return place.leavesAt();
    }
}
