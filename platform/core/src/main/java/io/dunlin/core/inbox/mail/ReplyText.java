package io.dunlin.core.inbox.mail;

import io.dunlin.core.inbox.reading.ReplyCutter;

/**
 * A mail's text, cut into what the sender wrote now and the rest. When in doubt a line counts as new: a quote read twice
 * costs little, a lost sentence may be the promise or the complaint.
 *
 * @param newText greeting included; closing formula, signature and quotes left out; everywhere it stands, between quoted
 *     lines too
 * @param quotedText earlier messages with the lines that announce them
 * @param signature closing formula, name lines, phone footer and disclaimer
 */
public record ReplyText(String newText, String quotedText, String signature) {

    /** Cuts plain text; quoted lines may but need not start with {@code >}. */
    public static ReplyText of(String text) {
        return ReplyCutter.cut(text).toReplyText();
    }
}
