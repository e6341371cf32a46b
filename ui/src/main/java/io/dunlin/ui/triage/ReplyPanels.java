package io.dunlin.ui.triage;

import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.inbox.Inbox;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.triage.DecisionId;
import io.dunlin.core.triage.ReplyDrafts;
import io.dunlin.core.triage.ReviewQueries;
import io.dunlin.core.triage.ReviewQueue;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.inbox.MessageParts;
import java.util.function.Consumer;

/** Makes the panel of one message, with the services that it needs. */
@org.springframework.stereotype.Component
public class ReplyPanels {

    private final ReviewQueries replies;
    private final ReviewQueue queue;
    private final ReplyDrafts drafts;
    private final Inbox inbox;
    private final MessageParts parts;
    private final CaseQueries cases;
    private final ReceivableQueries receivables;
    private final SignedIn signedIn;
    private final Format format;

    public ReplyPanels(
            ReviewQueries replies,
            ReviewQueue queue,
            ReplyDrafts drafts,
            Inbox inbox,
            MessageParts parts,
            CaseQueries cases,
            ReceivableQueries receivables,
            SignedIn signedIn,
            Format format) {
        this.replies = replies;
        this.queue = queue;
        this.drafts = drafts;
        this.inbox = inbox;
        this.parts = parts;
        this.cases = cases;
        this.receivables = receivables;
        this.signedIn = signedIn;
        this.format = format;
    }

    ReplyPanel panel(Consumer<DecisionId> decided, Runnable refreshed) {
        return new ReplyPanel(
                replies,
                queue,
                drafts,
                new MessageBody(inbox, parts, format),
                cases,
                receivables,
                signedIn,
                format,
                decided,
                refreshed);
    }
}
