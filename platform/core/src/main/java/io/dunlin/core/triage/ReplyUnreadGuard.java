package io.dunlin.core.triage;

import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/**
 * Nobody presses a debtor whose message is still unread: neither while it waits for the machine nor while it waits for a
 * person.
 */
@Component
class ReplyUnreadGuard implements SendingGuard {

    private static final Duration ASK_AGAIN = Duration.ofHours(1);

    private final Jdbi jdbi;

    ReplyUnreadGuard(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Refusal> refuse(OutboundMessage message, Instant now) {
        if (message.debtorId() == null || !Purpose.PRESSING.contains(message.purpose())) {
            return Optional.empty();
        }
        boolean unread = jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (
                            select 1
                            from inbound_mail m
                            join contact_point p on p.kind = 'EMAIL' and p.value = m.from_address
                            where p.debtor_id = :debtor and m.state = 'RECEIVED')
                          or exists (
                            select 1
                            from review_item i
                            join triage_decision t on t.id = i.decision_id
                            join collection_case c on c.id = t.case_id
                            where c.debtor_id = :debtor and i.closed_at is null)
                        """)
                .bind("debtor", message.debtorId())
                .mapTo(Boolean.class)
                .one());
        return unread
                ? Optional.of(Refusal.until("sending.refused.reply-unread", now.plus(ASK_AGAIN)))
                : Optional.empty();
    }
}
