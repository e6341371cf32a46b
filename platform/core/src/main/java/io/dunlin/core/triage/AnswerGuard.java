package io.dunlin.core.triage;

import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingGuard;
import io.dunlin.core.triage.actions.AnswerWriter;
import io.dunlin.core.triage.actions.Cause;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/**
 * Asks, at the moment of sending, whether an answer that nobody read before is still right: a night may lie between the mail
 * and its answer, and in it all may be paid, or counsel named. Answers that a person wrote leave as they are; whoever writes one
 * is told of counsel before.
 */
@Component
class AnswerGuard implements SendingGuard {

    private static final Set<Purpose> ANSWERS =
            EnumSet.of(Purpose.ANSWER, Purpose.PROMISE_CONFIRMATION, Purpose.APOLOGY);

    private final Jdbi jdbi;

    AnswerGuard(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What is known of an answer's case at the moment of sending.
     *
     * @param because the class that was answered
     * @param promisePending whether the promise of the mail that is answered waits for its money
     */
    record Standing(Purpose purpose, ReplyClass because, boolean closed, boolean represented, boolean promisePending) {}

    /** Why an automatic answer may not leave, for good: the mail it answers is of another day. */
    static Optional<Refusal> refuse(Standing standing) {
        if (standing.represented) {
            return Optional.of(Refusal.forGood("sending.refused.represented"));
        }
        if (standing.closed && asksForMoney(standing)) {
            return Optional.of(Refusal.forGood("sending.refused.closed"));
        }
        return standing.purpose == Purpose.PROMISE_CONFIRMATION && !standing.promisePending
                ? Optional.of(Refusal.forGood("sending.refused.promise-ended"))
                : Optional.empty();
    }

    /** A receipt is due in a closed case too; a question when one will pay, or for the slip, is not. */
    private static boolean asksForMoney(Standing standing) {
        return standing.purpose == Purpose.PROMISE_CONFIRMATION
                || standing.because == ReplyClass.PAID_CLAIM
                || standing.because == ReplyClass.DELAY;
    }

    @Override
    public Optional<Refusal> refuse(OutboundMessage message, Instant now) {
        return Optional.ofNullable(refuseAll(List.of(message), now).get(message.id()));
    }

    @Override
    public Map<OutboundMessageId, Refusal> refuseAll(List<OutboundMessage> messages, Instant now) {
        List<OutboundMessageId> answers = messages.stream()
                .filter(message -> ANSWERS.contains(message.purpose()) && AnswerWriter.wrote(message))
                .map(OutboundMessage::id)
                .toList();
        Map<OutboundMessageId, Refusal> refusals = new HashMap<>();
        if (!answers.isEmpty()) {
            standings(answers)
                    .forEach((id, standing) -> refuse(standing).ifPresent(refusal -> refusals.put(id, refusal)));
        }
        return refusals;
    }

    private Map<OutboundMessageId, Standing> standings(List<OutboundMessageId> answers) {
        Map<OutboundMessageId, Standing> standings = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select m.id, m.purpose, t.primary_class, c.state = 'CLOSED' as closed,
                          exists (
                            select 1
                            from party_representative r
                            where r.debtor_id = c.debtor_id and r.ended_on is null) as represented,
                          exists (
                            select 1
                            from promise_to_pay p
                            where p.case_id = m.case_id and p.origin = concat(:byTriage, t.id)
                              and p.state = 'PENDING') as promise_pending
                        from outbound_message m
                        join collection_case c on c.id = m.case_id
                        join triage_decision t on t.id = cast(substring(m.origin, :after) as unsigned)
                        where m.id in (<answers>)
                        """)
                .bind("byTriage", Cause.BY_TRIAGE)
                .bind("after", AnswerWriter.ORIGIN.length() + 1)
                .bindList("answers", answers)
                .map((results, _) -> Map.entry(
                        new OutboundMessageId(results.getLong("id")),
                        new Standing(
                                Purpose.valueOf(results.getString("purpose")),
                                ReplyClass.valueOf(results.getString("primary_class")),
                                results.getBoolean("closed"),
                                results.getBoolean("represented"),
                                results.getBoolean("promise_pending"))))
                .forEach(each -> standings.put(each.getKey(), each.getValue())));
        return standings;
    }
}
