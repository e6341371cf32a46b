package io.dunlin.core.triage.kind;

import io.dunlin.core.triage.MailKind;
import org.jspecify.annotations.Nullable;

/**
 * The kind of a mail and how it is known.
 *
 * @param reason the rule that decided, for the log and the screen
 * @param bounce for a bounce or a delay notice
 * @param autoReply for an auto-reply
 */
public record MailNature(
        MailKind kind,
        String reason,
        @Nullable Bounce bounce,
        @Nullable AutoReply autoReply) {

    static MailNature plain(MailKind kind, String reason) {
        return new MailNature(kind, reason, null, null);
    }

    public boolean isMachine() {
        return kind != MailKind.HUMAN;
    }
}
