package io.dunlin.core.triage;

import io.dunlin.core.inbox.InboundMailId;
import io.dunlin.core.shared.Transactions;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.springframework.stereotype.Component;

/**
 * How often the understanding of a mail was begun without having ended, in order or not: what is left here by a crash is
 * how a mail that ends the program is known from those that were read beside it.
 */
@Component
class TriageAttempts {

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;

    TriageAttempts(Jdbi jdbi, Transactions transactions, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Counts, and commits, one more for each; returns how many there are now. */
    Map<InboundMailId, Integer> begin(Collection<InboundMailId> mails) {
        return transactions.in(() -> jdbi.withHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into triage_attempt (mail_id, attempts, begun_at)
                    values (:mail, 1, :now)
                    on duplicate key update attempts = attempts + 1, begun_at = :now
                    """);
            mails.forEach(mail -> batch.bind("mail", mail.value())
                    .bind("now", clock.instant())
                    .add());
            int[] written = batch.execute();
            assert written.length == mails.size();
            Map<InboundMailId, Integer> attempts = new HashMap<>();
            handle.createQuery("select mail_id, attempts from triage_attempt where mail_id in (<mails>)")
                    .bindList("mails", values(mails))
                    .map((results, _) ->
                            Map.entry(new InboundMailId(results.getLong("mail_id")), results.getInt("attempts")))
                    .forEach(each -> attempts.put(each.getKey(), each.getValue()));
            return attempts;
        }));
    }

    /** It ended, well or with an error that was seen. */
    void ended(Collection<InboundMailId> mails) {
        if (!mails.isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate("delete from triage_attempt where mail_id in (<mails>)")
                    .bindList("mails", values(mails))
                    .execute());
        }
    }

    private static List<Long> values(Collection<InboundMailId> mails) {
        return mails.stream().map(InboundMailId::value).toList();
    }
}
