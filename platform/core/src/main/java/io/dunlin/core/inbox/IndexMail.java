package io.dunlin.core.inbox;

import io.dunlin.core.inbox.mail.Reading;
import io.dunlin.core.inbox.mail.Unreadable;
import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.shared.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Brings into the index of words what came before there was one; afterwards it finds nothing to do. */
@Component
class IndexMail implements RecurringJob {

    private static final int BATCH = 100;
    private static final int BATCHES = 20;

    private final MailSearch search;
    private final Inbox inbox;
    private final Transactions transactions;

    IndexMail(MailSearch search, Inbox inbox, Transactions transactions) {
        this.search = search;
        this.inbox = inbox;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "index-mail";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(Duration.ofHours(1));
    }

    @Override
    public void run() {
        for (int batch = 0; batch < BATCHES; batch++) {
            List<InboundMailId> missing = search.missing(BATCH);
            for (InboundMailId id : missing) {
                // What is kept apart could not be read; one of them may have ended the program each time it was tried.
                InboundMail mail = inbox.get(id);
                Reading reading = mail.state() == InboundMail.State.QUARANTINED
                        ? new Unreadable(Unreadable.Reason.READER_FAILED, "It is in quarantine")
                        : inbox.read(id);
                transactions.run(() -> search.index(Map.of(mail, reading)));
            }
            if (missing.size() < BATCH) {
                return;
            }
        }
    }
}
