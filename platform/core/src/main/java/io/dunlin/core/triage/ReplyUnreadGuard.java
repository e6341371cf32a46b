package io.dunlin.core.triage;

import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingGuard;
import io.dunlin.core.parties.DebtorId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/**
 * Nobody presses a debtor whose message is still unread: neither while it waits for the machine nor while it waits for a
 * person, be it that nobody knows yet to which of the debtor's cases it belongs, or that it could not be read at all.
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
        return Optional.ofNullable(refuseAll(List.of(message), now).get(message.id()));
    }

    @Override
    public Map<OutboundMessageId, Refusal> refuseAll(List<OutboundMessage> messages, Instant now) {
        Map<OutboundMessageId, DebtorId> debtors = new HashMap<>();
        for (OutboundMessage message : messages) {
            if (message.debtorId() != null && Purpose.PRESSING.contains(message.purpose())) {
                debtors.put(message.id(), message.debtorId());
            }
        }
        if (debtors.isEmpty()) {
            return Map.of();
        }
        Set<DebtorId> unread = unread(Set.copyOf(debtors.values()));
        Map<OutboundMessageId, Refusal> refusals = new HashMap<>();
        debtors.forEach((message, debtor) -> {
            if (unread.contains(debtor)) {
                refusals.put(message, Refusal.until("sending.refused.reply-unread", now.plus(ASK_AGAIN)));
            }
        });
        return refusals;
    }

    private Set<DebtorId> unread(Set<DebtorId> debtors) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select p.debtor_id
                        from contact_point p
                        join inbound_mail m on m.from_address = p.value and m.state = 'RECEIVED'
                        where p.debtor_id in (<debtors>) and p.kind = 'EMAIL'
                        union
                        select p.debtor_id
                        from contact_point p
                        join inbound_sms s on s.sender = p.value
                        where p.debtor_id in (<debtors>) and p.kind = 'PHONE'
                          and not exists (select 1 from triage_decision t where t.sms_id = s.id)
                        union
                        select c.debtor_id
                        from review_item i
                        join triage_decision t on t.id = i.decision_id
                        join collection_case c on c.id = t.case_id
                        where c.debtor_id in (<debtors>) and i.closed_at is null
                        union
                        select p.debtor_id
                        from contact_point p
                        join inbound_mail m on m.from_address = p.value
                        join triage_decision t on t.mail_id = m.id and t.case_id is null
                        join review_item i on i.decision_id = t.id and i.closed_at is null
                        where p.debtor_id in (<debtors>) and p.kind = 'EMAIL'
                        union
                        select p.debtor_id
                        from review_item i
                        join triage_decision t on t.id = i.decision_id and t.case_id is null
                        join inbound_sms s on s.id = t.sms_id
                        join contact_point p on p.kind = 'PHONE' and p.value = s.sender
                        where p.debtor_id in (<debtors>) and i.closed_at is null
                        union
                        select p.debtor_id
                        from contact_point p
                        join inbound_mail m on m.from_address = p.value and m.state = 'QUARANTINED'
                        join case_task k on k.origin = concat('mail:', m.id) and k.kind = 'QUARANTINED_MAIL'
                          and k.state = 'OPEN'
                        where p.debtor_id in (<debtors>) and p.kind = 'EMAIL'
                        """)
                .bindList("debtors", List.copyOf(debtors))
                .mapTo(DebtorId.class)
                .set());
    }
}
